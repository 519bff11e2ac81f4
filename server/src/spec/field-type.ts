/** Types as field tables write them: `string`, `uuid`, `string[]`, `array<string>`, `string (uuid)`, `"a" | "b"`. */

import type { ValueForm } from '../notations/json/value-form.ts';
import type { TypeFamily } from '../notations/quantity/constraint.ts';
import { nearest } from '../text/similarity.ts';

export interface FieldType {
  /** The families that a value may be of; empty where that is not known. */
  readonly families: readonly TypeFamily[];
  /** The only family. */
  readonly family?: TypeFamily;
  /** Families of the items, if it is a list. */
  readonly items: readonly TypeFamily[];
  /** The value may be null. */
  readonly nullable: boolean;
  readonly optional: boolean;
  /** How a text is written. */
  readonly form?: ValueForm;
  /** The only values, where the type lists them. */
  readonly values: readonly string[];
  /** The type word that this one is a misspelling of. */
  readonly near?: string;
  /** All of it was understood. */
  readonly isKnown: boolean;
}

const families: readonly (readonly [TypeFamily, string])[] = [
  [
    'string',
    'string str text char varchar char(n) enum uuid guid ulid id email uri url date datetime date-time timestamp time duration binary base64 bytes byte file decimal-string password phone slug jwt token locale hex ip ipv4 ipv6 cursor iso8601 rfc3339',
  ],
  ['integer', 'integer int int32 int64 int16 int8 uint uint32 uint64 long short bigint smallint'],
  ['number', 'number num float double decimal numeric real float32 float64 money'],
  ['boolean', 'boolean bool'],
  ['array', 'array list set tuple'],
  ['object', 'object map dict dictionary json jsonb struct record hash'],
];
const familyOf = new Map(
  families.flatMap(([family, words]) => words.split(' ').map(word => [word, family] as const)),
);

/** Words whose values may be written as a number as well as a text. */
const loose: ReadonlySet<string> = new Set([
  ...'enum id date datetime date-time timestamp time duration bytes byte file token binary decimal numeric money'.split(
    ' ',
  ),
  ...'bigint int64 uint64 long cursor json jsonb set map hash tuple record phone'.split(' '),
]);
const forms: Readonly<Record<string, ValueForm>> = {
  uuid: 'uuid',
  guid: 'uuid',
  email: 'email',
  uri: 'uri',
  url: 'uri',
};

/** The words to choose from where one is misspelt. */
const typeWords = [
  'string',
  'integer',
  'number',
  'boolean',
  'object',
  'array',
  'timestamp',
  'datetime',
  'decimal',
  'float',
];

const nothing = {
  families: [],
  items: [],
  nullable: false,
  optional: false,
  values: [],
  isKnown: false,
} as const;
const maxType = 200;

/** Reads a type cell without its marks. */
export function readFieldType(cell: string): FieldType {
  const text = cell.trim();
  if (text.length > maxType) return nothing;
  const optional = /\?$|\boptional\b/i.test(text);
  const nullable = /\?$|\bnull(?:able)?\b|\bnone\b/i.test(text);
  const bare = text
    .replace(/\?$/, '')
    .replace(/\s{0,3}\|\s{0,3}(?:null|undefined|none)\b|\bnull\s{0,3}\|\s{0,3}/gi, '')
    .replace(/[,;]?\s{0,3}[([]?\b(?:nullable|optional|required|or null)\b[)\]]?/gi, '')
    .trim();
  return { ...readBare(bare), optional, nullable };
}

function readBare(text: string): FieldType {
  const list = listOfItems(text);
  if (list !== undefined) {
    const inner = readBare(list);
    return { ...nothing, families: ['array'], family: 'array', items: inner.families, isKnown: true };
  }
  const values = quotedValues(text);
  if (values) return { ...nothing, families: ['string'], family: 'string', values, isKnown: true };
  const parts = text.split(/\s{0,3}(?:\||\/|\bor\b)\s{0,3}/);
  if (parts.length > 1) return union(parts.map(readBare));
  return readWord(text);
}

function union(parts: readonly FieldType[]): FieldType {
  if (!parts.every(p => p.isKnown && p.families.length > 0)) return nothing;
  const all = [...new Set(parts.flatMap(p => p.families))];
  const [only] = all;
  return { ...nothing, families: all, ...(all.length === 1 ? { family: only! } : {}), isKnown: true };
}

/** What the items of a list are, empty if that is not said; undefined if it is no list. */
function listOfItems(text: string): string | undefined {
  const suffixed = /^(.*?)\s?\[\d*\]$/.exec(text);
  if (suffixed) return suffixed[1]!.replace(/^\((.*)\)$/, '$1');
  const named = /^(?:array|list|set)(?:\s?[<([]\s?(?:of\s)?|\s?of\s)([^<>()[\]]{1,60})[>)\]]?$/i.exec(text);
  return named?.[1]?.trim().replace(/(?<=\w{3})s$/, '');
}

/** `"a" | "b"`, `enum(a, b)`, `enum: a, b`. */
function quotedValues(text: string): string[] | undefined {
  const quoted = /^["'“][^"'“”|]*["'”](?:\s*[|,/]\s*["'“][^"'“”|]*["'”])*$/.test(text);
  const listed = /^enum\s?(?:[(<[:]\s?)([^()<>[\]]+)[)>\]]?$/i.exec(text)?.[1];
  const inner = quoted ? text : listed;
  if (inner === undefined || /\.\.\.|…/.test(inner)) return undefined;
  const values = inner.split(/\s{0,3}[|,/]\s{0,3}/).map(v => v.replace(/^["'“]|["'”]$/g, ''));
  return values.every(v => /^[\w.:-]+$/.test(v)) && values.length > 1 ? values : undefined;
}

function readWord(text: string): FieldType {
  const found = /^[A-Za-z][\w-]*/.exec(text);
  const word = found?.[0].toLowerCase() ?? '';
  const rest = text.slice(word.length);
  const isTyped = found !== null && /^(?:\s?[(<[:]|\s|$)/.test(rest);
  const family = isTyped ? familyOf.get(word) : undefined;
  const isWhole = isTyped && !/\s[A-Za-z]/.test(text.replace(/\([^()]*\)/g, ''));
  if (family === undefined) {
    const near = isWhole && /^[a-z]{5,}$/.test(text) ? nearest(word, typeWords) : undefined;
    return { ...nothing, ...(near === undefined ? {} : { near }) };
  }
  const remark = /^\s?[(<[:]\s?([^()<>[\]]{1,80})/.exec(rest)?.[1]?.trim().toLowerCase() ?? '';
  const isLoose = loose.has(word) || /unix|epoch|millis|seconds|json|string|number/.test(rest.toLowerCase());
  const form = forms[word] ?? (family === 'string' ? forms[remark] : undefined);
  if (isLoose || !isWhole) return { ...nothing, isKnown: true };
  return { ...nothing, families: [family], family, ...(form ? { form } : {}), isKnown: true };
}
