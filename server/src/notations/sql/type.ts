/** Column types: read from tokens, and brought to one form in which two of them can be compared. */

import { memoText } from '../../text/memo.ts';
import type { Part } from './model.ts';
import { isNext, partSince, peek, type Reader, take, takeName, takeOneOf, takeParens } from './reader.ts';
import { readTokens } from './tokens.ts';
import { canonicalName, displayWidths, familyOf, informalFamily, type TypeFamily } from './type-names.ts';

export interface SqlType {
  /** The canonical name, such as `integer` for `INT4`; in lower case, without arguments. */
  readonly name: string;
  readonly arguments: readonly string[];
  readonly isArray: boolean;
  readonly family: TypeFamily;
  /** False for a type of the user and for a word that no dialect has. */
  readonly isKnown: boolean;
}

const maxType = 1000;

/** The canonical form of a type as it is written in DDL or in a table cell; undefined for an empty text. */
export const normaliseType: (text: string) => SqlType | undefined = memoText(readType);

function readType(text: string): SqlType | undefined {
  if (text.length > maxType) return undefined;
  const { tokens, comments } = readTokens(text);
  const reader: Reader = { text, tokens, comments, at: 0, end: tokens.length };
  const part = takeType(reader);
  return part && toType(part.text.replace(/\s+/g, ' ').toLowerCase());
}

/** Whether two types are the same; undefined where that cannot be told, as for types of the user. */
export function isSameType(a: string, b: string): boolean | undefined {
  const left = normaliseType(a);
  const right = normaliseType(b);
  if (!left || !right) return undefined;
  if (left.name !== right.name || left.isArray !== right.isArray)
    return isOther(left, right) ? false : undefined;
  if (left.arguments.join() === right.arguments.join()) return true;
  if (left.arguments.length === 0 || right.arguments.length === 0) return undefined;
  return left.isKnown ? false : undefined;
}

// Written for one another: which is meant depends on the dialect.
const alike: readonly ReadonlySet<string>[] = [
  new Set(['timestamp', 'datetime']),
  new Set(['float', 'double precision', 'real']),
  new Set(['json', 'jsonb']),
];

function isOther(a: SqlType, b: SqlType): boolean {
  if (a.family === 'enum-or-unknown' || b.family === 'enum-or-unknown') return false;
  if (a.isArray !== b.isArray) return a.isKnown && b.isKnown;
  if (!a.isKnown || !b.isKnown) return a.family !== b.family && a.family !== 'other' && b.family !== 'other';
  const bare = [a.name.replace(' unsigned', ''), b.name.replace(' unsigned', '')] as const;
  if (bare[0] === bare[1]) return false;
  return (
    bare[0] === 'jsonb' || bare[1] === 'jsonb' || !alike.some(set => set.has(bare[0]) && set.has(bare[1]))
  );
}

const zone = / (with|without)(?: local)? time zone/;

/** The type of an item of `text[]`, `int[3][]`, `text array` and `text array[3]`. */
function withoutArray(text: string): string {
  let end = text.length;
  while (text[end - 1] === ']') {
    const open = text.lastIndexOf('[', end - 1);
    if (open < 0) break;
    end = text[open - 1] === ' ' ? open - 1 : open;
  }
  return text.slice(0, end).replace(/ array$/, '');
}

function toType(text: string): SqlType {
  const isArray = /\[[^[\]]*\]$| array$/.test(text);
  const isUnsigned = / unsigned\b/.test(text);
  const withZone = zone.exec(text)?.[1] === 'with';
  const bare = withoutArray(text)
    .replace(zone, '')
    .replace(/ (?:unsigned|signed|zerofill)\b/g, '')
    .replace(/^interval .*/, 'interval');
  const open = bare.indexOf('(');
  const written = (open < 0 ? bare : bare.slice(0, open)).trim().replace(/^pg_catalog\./, '');
  const inner = open < 0 ? '' : bare.slice(open + 1, Math.max(open, bare.lastIndexOf(')')));
  const named = canonicalName(written);
  const args = toArguments(named, inner);
  const isBoolean = written === 'tinyint' && args[0] === '1';
  const name = isBoolean ? 'boolean' : withZone ? `${named} with time zone` : named;
  const family = familyOf(name) ?? informalFamily(name) ?? 'enum-or-unknown';
  return {
    name: isUnsigned ? `${name} unsigned` : name,
    arguments: isBoolean || (written !== 'tinyint' && displayWidths.has(named)) ? [] : args,
    isArray,
    family,
    isKnown: familyOf(name) !== undefined,
  };
}

function toArguments(name: string, inner: string): string[] {
  const args = inner === '' ? [] : inner.split(',').map(argument => argument.trim());
  if (name === 'tinyint' && args[0] !== '1') return [];
  if (name === 'numeric' && args.length === 2 && args[1] === '0') return args.slice(0, 1);
  return name === 'character' && args.length === 0 ? ['1'] : args;
}

const following: Readonly<Record<string, readonly (readonly string[])[]>> = {
  DOUBLE: [['PRECISION']],
  CHARACTER: [['VARYING'], ['LARGE', 'OBJECT']],
  CHAR: [['VARYING'], ['LARGE', 'OBJECT']],
  NCHAR: [['VARYING']],
  NATIONAL: [['CHARACTER', 'VARYING'], ['CHAR', 'VARYING'], ['CHARACTER'], ['CHAR'], ['VARCHAR']],
  BINARY: [['VARYING'], ['LARGE', 'OBJECT']],
  BIT: [['VARYING']],
  LONG: [['VARCHAR'], ['VARBINARY'], ['RAW']],
};
const zones: readonly (readonly string[])[] = [
  ['WITH', 'TIME', 'ZONE'],
  ['WITHOUT', 'TIME', 'ZONE'],
  ['WITH', 'LOCAL', 'TIME', 'ZONE'],
];
const units: ReadonlySet<string> = new Set(['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND', 'TO']);
const signs: ReadonlySet<string> = new Set(['UNSIGNED', 'SIGNED', 'ZEROFILL']);

/** Moves past a type; undefined where no name stands next. */
export function takeType(reader: Reader): Part | undefined {
  const from = reader.at;
  const first = peek(reader)?.word ?? '';
  if (!takeName(reader)) return undefined;
  (following[first] ?? []).some(words => take(reader, ...words));
  if (isNext(reader, '<')) takeAngles(reader);
  takeParens(reader);
  if (first === 'TIMESTAMP' || first === 'TIME') zones.some(words => take(reader, ...words));
  if (first === 'INTERVAL') while (takeOneOf(reader, units) || takeParens(reader));
  while (takeOneOf(reader, signs));
  takeArray(reader);
  return partSince(reader, from);
}

function takeArray(reader: Reader): void {
  take(reader, 'ARRAY');
  while (isNext(reader, '[')) {
    const size = peek(reader, 1)?.kind === 'number' ? 2 : 1;
    if (peek(reader, size)?.word !== ']') return;
    reader.at += size + 1;
  }
}

/** `MAP<text, int>`: some dialects give the types inside in angle brackets. */
function takeAngles(reader: Reader): void {
  let depth = 0;
  for (; reader.at < reader.end; reader.at++) {
    const { word } = reader.tokens[reader.at]!;
    if (word === '<') depth++;
    else if (word === '>' && --depth === 0) {
      reader.at++;
      return;
    }
  }
}
