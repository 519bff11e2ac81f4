/** Formats that a validation cell names, and how a value of each looks. */

import type { Token } from './token.ts';

export type Format =
  | 'uuid'
  | 'ulid'
  | 'email'
  | 'uri'
  | 'date'
  | 'timestamp'
  | 'iso8601'
  | 'iso4217'
  | 'iso3166'
  | 'e164'
  | 'ipv4'
  | 'ipv6'
  | 'hex'
  | 'base64'
  | 'alphanumeric'
  | 'slug'
  | 'iban'
  | 'bcp47'
  | 'lowercase'
  | 'uppercase'
  | 'json';

export interface FormatReading {
  readonly format: Format;
  /** Index of the token behind it. */
  readonly next: number;
}

/** The format whose name begins at a token. */
export function readFormat(tokens: readonly Token[], at: number): FormatReading | undefined {
  if (tokens[at]?.kind !== 'word' || /^(?:unix|epoch)$/.test(tokens[at - 1]?.key ?? '')) return undefined;
  for (const { words, format } of phrases.get(tokens[at]!.key) ?? []) {
    if (!words.every((word, i) => tokens[at + i]?.key === word)) continue;
    const next = skipRest(tokens, at + words.length);
    // A day alone, where the norm has times too.
    const isDay = format === 'iso8601' && tokens[next - 1]?.key === 'date';
    const isTime = format === 'iso8601' && /^(?:timestamp|date-?time|utc)$/.test(tokens[next - 1]?.key ?? '');
    return { format: isDay ? 'date' : isTime ? 'timestamp' : format, next };
  }
  return undefined;
}

/** True if a text is written in a format; undefined for formats that are not checked. */
export const isFormatted = (format: Format, value: string): boolean | undefined =>
  shapes[format]?.test(value);

/** The only length that a value of the format can have. */
export const fixedLength = (format: Format): number | undefined => lengths[format];

const lengths: Partial<Record<Format, number>> = { uuid: 36, ulid: 26, iso4217: 3, date: 10 };

// Placeholders such as "uuid" in a sample are for the caller to leave out.
const shapes: Partial<Record<Format, RegExp>> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  ulid: /^[0-7][0-9a-hjkmnp-tv-z]{25}$/i,
  email: /^[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,8}$/,
  uri: /^[a-z][a-z0-9+.-]{1,20}:\S+$/i,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  timestamp: /^\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)$/i,
  iso8601: /^(?:\d{4}-\d\d(?:-\d\d)?(?:t\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?)?|p\w+)$/i,
  iso4217: /^[A-Z]{3}$/,
  iso3166: /^[A-Z]{2,3}(?:-[A-Z0-9]{1,3})?$/,
  e164: /^\+[1-9]\d{1,14}$/,
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/,
  hex: /^(?:0x)?[0-9a-f]+$/i,
  base64: /^[\w+/-]+={0,2}$/,
  alphanumeric: /^[\p{L}\p{N}]+$/u,
  slug: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  lowercase: /^\P{Lu}*$/u,
  uppercase: /^\P{Ll}*$/u,
};

const names: readonly (readonly [Format, string])[] = [
  ['uuid', 'uuid, uuid v4, uuid v7, uuidv4, uuidv7, uuid-v4, guid, rfc 4122, uuid4'],
  ['ulid', 'ulid'],
  ['email', 'email, e-mail, email address, e-mail address, rfc 5322'],
  ['uri', 'uri, url, https url, http url, https uri, absolute url, absolute uri'],
  ['iso8601', 'iso 8601, iso-8601, iso8601, iso date, iso 8601 utc'],
  ['timestamp', 'rfc 3339, rfc3339, rfc-3339, timestamp, date-time, datetime, iso timestamp'],
  ['date', 'date, yyyy-mm-dd, full-date'],
  ['iso4217', 'iso 4217, iso-4217, iso4217, currency code'],
  ['iso3166', 'iso 3166, iso-3166, iso 3166 - 1, iso-3166-1, iso-3166-1-alpha-2, country code'],
  ['e164', 'e.164, e164'],
  ['ipv4', 'ipv4'],
  ['ipv6', 'ipv6'],
  ['hex', 'hex, hexadecimal'],
  ['base64', 'base64, base64url'],
  ['alphanumeric', 'alphanumeric'],
  ['slug', 'slug, kebab-case'],
  ['iban', 'iban'],
  ['bcp47', 'bcp 47, bcp-47, bcp47'],
  ['lowercase', 'lowercase, lower-case'],
  ['uppercase', 'uppercase, upper-case'],
  ['json', 'json'],
];

interface Phrase {
  readonly words: readonly string[];
  readonly format: Format;
}

const phrases = new Map<string, Phrase[]>();
for (const [format, list] of names)
  for (const phrase of list.split(', ')) {
    const words = phrase.split(' ');
    const known = phrases.get(words[0]!) ?? [];
    phrases.set(
      words[0]!,
      [...known, { words, format }].sort((a, b) => b.words.length - a.words.length),
    );
  }

const rest: ReadonlySet<string> = new Set(
  'format code address string timestamp date date-time datetime utc currency country alpha-2 alpha-3 number'.split(
    ' ',
  ),
);

/** `ISO 4217 currency code`, `RFC 3339 timestamp in UTC`. */
function skipRest(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < from + 3 && rest.has(tokens[at]?.key ?? '')) at++;
  return at;
}
