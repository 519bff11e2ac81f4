/** What the text of a string looks like: an identifier, a time, an address. */

import { daysIn } from '../date/date.ts';

export type ValueForm = 'uuid' | 'timestamp' | 'date' | 'uri' | 'email';

/** The form of a whole text; undefined where it has none of them for certain. */
export function looksLike(value: string): ValueForm | undefined {
  if (value.length > 2000) return undefined;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return 'uuid';
  const time = readTimestamp(value);
  if (time === 'zoned' || time === 'unzoned') return 'timestamp';
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  if (year !== undefined) return isDay(Number(year), Number(month), Number(day)) ? 'date' : undefined;
  if (/^[a-z][a-z0-9+.-]{1,30}:\/\/[^\s<>"]+$/i.test(value)) return 'uri';
  if (/^[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}$/.test(value)) return 'email';
  return undefined;
}

/**
 * `zoned`: a date-time of RFC 3339, section 5.6. `unzoned`: the same without its zone. `other`: another way of writing a date
 * with a time. `impossible`: it has the form, but no clock or calendar shows it.
 */
export type TimestampForm = 'zoned' | 'unzoned' | 'other' | 'impossible';

/** How a point in time is written; undefined where the text is none. */
export function readTimestamp(text: string): TimestampForm | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 60) return undefined;
  const iso = isoForm.exec(trimmed);
  if (!iso) return isOther(trimmed) ? 'other' : undefined;
  const [year, month, day, hour, minute, second, zoneHour, zoneMinute] = [1, 2, 3, 5, 6, 7, 10, 11].map(i =>
    Number(iso[i] ?? 0),
  ) as [number, number, number, number, number, number, number, number];
  const isTime = hour < 24 && minute < 60 && second <= 60 && zoneHour < 24 && zoneMinute < 60;
  if (!isTime || !isDay(year, month, day)) return 'impossible';
  if (iso[4] === ' ' || iso[7] === undefined || (iso[9] && !/^(?:z|[+-]\d\d:\d\d)$/i.test(iso[9])))
    return 'other';
  return iso[9] ? 'zoned' : 'unzoned';
}

const isoForm =
  /^(\d{4})-(\d\d)-(\d\d)([Tt ])(\d\d):(\d\d)(?::(\d\d)([.,]\d{1,12})?)?\s?([Zz]|UTC|GMT|[+-](\d\d):?(\d\d)?)?$/;

const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
const otherForms: readonly RegExp[] = [
  new RegExp(`^(?:[A-Z][a-z]{2,8},? )?\\d{1,2} ${months} \\d{4} \\d\\d?:\\d\\d`),
  new RegExp(`^${months} \\d{1,2},? \\d{4},? \\d\\d?:\\d\\d`),
  /^\d{8}T\d{4,6}(?:Z|[+-]\d{4})?$/,
  /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[T ,]\s?\d\d?:\d\d/,
];

const isOther = (text: string): boolean => otherForms.some(form => form.test(text));

const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
