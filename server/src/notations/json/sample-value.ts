/** Plausible values for samples: what a field of a given type and name could hold. Always the same for the same question. */

import { isTypeWord } from './tokens.ts';

export interface SampleHints {
  /** The field's name; of a dotted path the last word counts. */
  readonly name?: string;
  /** Allowed values; the first one is taken. */
  readonly values?: readonly string[];
  /** Least number, or least length of a text. */
  readonly min?: number;
  /** Greatest number, or greatest length of a text. */
  readonly max?: number;
}

/** JSON text of a value for a type as field tables write it: `string`, `uuid`, `VARCHAR(255)`, `integer?`, `string[]`, `array<uuid>`. */
export function sampleValue(type: string, hints: SampleHints = {}): string {
  const base = type.trim().slice(0, 200).toLowerCase();
  const inner = innerOf(base);
  if (inner !== undefined) return inner === '' ? '[]' : `[${sampleValue(inner, hints)}]`;
  const kind = kindOf(base);
  if (hints.values?.length) return ofValues(kind, hints.values[0]!);
  if (kind === 'integer' || kind === 'number') return numberFor(kind, hints);
  if (kind === 'string') return JSON.stringify(fitted(textFor(hints.name ?? ''), hints));
  return fixed[kind];
}

type Kind = 'integer' | 'number' | 'string' | keyof typeof fixed;

const fixed = {
  boolean: 'true',
  uuid: '"7c9e6679-7425-40de-944b-e07fc1f90ae7"',
  timestamp: '"2026-01-15T09:30:00Z"',
  date: '"2026-01-15"',
  time: '"09:30:00"',
  duration: '"PT30M"',
  uri: '"https://example.com/resource"',
  email: '"user@example.com"',
  binary: '"ZXhhbXBsZQ=="',
  object: '{}',
  null: 'null',
} as const;

/** The first form that fits the type's first word decides. */
const kinds: readonly (readonly [form: RegExp, kind: Kind])[] = [
  [/uuid|guid|ulid/, 'uuid'],
  [/timestamp|date-?time|iso-?8601|rfc-?3339|instant/, 'timestamp'],
  [/\bdate\b/, 'date'],
  [/\btime\b/, 'time'],
  [/duration|interval/, 'duration'],
  [/bool/, 'boolean'],
  [/\b(?:u?int(?:eger)?\d*|(?:big|small|tiny)int|long|(?:big|small)?serial|epoch|unix)\b/, 'integer'],
  [/\b(?:num(?:ber|eric)?|float\d*|double|decimal|real|money|percent(?:age)?)\b/, 'number'],
  [/\b(?:ur[il]|link|href)\b/, 'uri'],
  [/e-?mail/, 'email'],
  [/base64|bytea?s?\b|binary|blob/, 'binary'],
  [/\b(?:object|json[bc]?|map|dict(?:ionary)?|record|struct|hash)\b/, 'object'],
  [/^null$/, 'null'],
];

const kindOf = (type: string): Kind => kinds.find(([form]) => form.test(type))?.[1] ?? 'string';

/** The type of a list's items, empty where it is not said; undefined where the type is no list. */
function innerOf(type: string): string | undefined {
  const suffixed = /^(.*)\[\]\??$/.exec(type);
  if (suffixed) return suffixed[1]!.replace(/^\((.*)\)$/, '$1');
  const named = /^(?:array|list|set)(?:\s*[<[(]\s*|\s+of\s+)([^>\])]+)/.exec(type);
  if (named) return singular(named[1]!.trim());
  return /^(?:array|list)\b/.test(type) ? '' : undefined;
}

const singular = (type: string): string =>
  !isTypeWord(type) && type.endsWith('s') ? type.slice(0, -1) : type;

function ofValues(kind: Kind, value: string): string {
  const isBare =
    kind === 'boolean'
      ? /^(?:true|false)$/.test(value)
      : (kind === 'integer' || kind === 'number') && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value);
  return isBare || value === 'null' ? value : JSON.stringify(value);
}

const numbers: readonly (readonly [form: RegExp, value: number])[] = [
  [/^(?:page|version|attempts?|position|index)$/, 1],
  [/limit|page.?size|per.?page/, 20],
  [/port$/, 8080],
  [/amount|price|cost|balance|total/, 1000],
  [/percent|rate|ratio/, 10],
  [/lat(?:itude)?$/, 52.5],
  [/(?:lng|lon(?:gitude)?)$/, 13.4],
  [/epoch|(?:_at|At)$/, 1768469400],
  [/duration|timeout|(?:_ms|Ms)$/, 500],
  [/count|quantity|size|length/, 3],
];

function numberFor(kind: 'integer' | 'number', { name = '', min, max }: SampleHints): string {
  const found = numbers.find(([form]) => form.test(lastWord(name)))?.[1] ?? (kind === 'integer' ? 1 : 1.5);
  let value = kind === 'integer' ? Math.round(found) : found;
  if (max !== undefined && Number.isFinite(max) && value > max)
    value = kind === 'integer' ? Math.floor(max) : max;
  if (min !== undefined && Number.isFinite(min) && value < min)
    value = kind === 'integer' ? Math.ceil(min) : min;
  return JSON.stringify(value);
}

const texts: readonly (readonly [form: RegExp, value: string])[] = [
  [/(?:_at|[a-z]At)$|timestamp|datetime/, '2026-01-15T09:30:00Z'],
  [/(?:_date|[a-z]Date|^date|_on|birthday)$/, '2026-01-15'],
  [/e-?mail/i, 'user@example.com'],
  [/(?:ur[il]|link|href|website|webhook|callback)$/i, 'https://example.com/resource'],
  [/uuid|guid/i, '7c9e6679-7425-40de-944b-e07fc1f90ae7'],
  [/phone|mobile/i, '+12025550123'],
  [/currency/i, 'USD'],
  [/country/i, 'US'],
  [/locale/i, 'en-US'],
  [/^lang(?:uage)?$/i, 'en'],
  [/time_?zone/i, 'Europe/Berlin'],
  [/status|^state$/i, 'active'],
  [/^(?:ip|ip_?address)$/i, '192.0.2.1'],
  [/(?:^|_)id$|[a-z]Id$/, 'abc123'],
  [/cursor|token/i, 'eyJpZCI6MTAwfQ'],
  [/name$/i, 'Example name'],
  [/title$/i, 'Example title'],
  [/description|comment|note|message|reason|text|body/i, 'Example text'],
];

const textFor = (name: string): string => texts.find(([form]) => form.test(lastWord(name)))?.[1] ?? 'example';

const lastWord = (name: string): string =>
  name
    .slice(-100)
    .split(/[.[\]]+/)
    .filter(Boolean)
    .at(-1) ?? '';

const maxPadding = 1000;

/** The text within the lengths allowed. */
function fitted(text: string, { min, max }: SampleHints): string {
  const long = min !== undefined && text.length < min ? text.padEnd(Math.min(min, maxPadding), 'x') : text;
  return max !== undefined && max >= 0 && long.length > max ? long.slice(0, Math.floor(max)) : long;
}
