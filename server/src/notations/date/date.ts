/** Calendar dates: the ways in which people write them, read into `YYYY-MM-DD`. */

interface Read {
  /** How much of the text is the date; a time or a remark behind it does not count. */
  readonly length: number;
}

export interface KnownDate extends Read {
  readonly iso: string;
  /** It is written as `YYYY-MM-DD` already. */
  readonly isIso: boolean;
}

export interface AmbiguousDate extends Read {
  /** Day first, then month first. */
  readonly ambiguous: readonly string[];
}

export interface ImpossibleDate extends Read {
  readonly impossible: true;
  /** The existing day that is most likely meant. */
  readonly nearest: string;
}

export type DateReading = KnownDate | AmbiguousDate | ImpossibleDate;

/** The date with which a text begins; undefined if it does not begin with one. */
export function readDate(text: string): DateReading | undefined {
  for (const form of forms) {
    const match = form.pattern.exec(text);
    const reading = match && !runsOn(text.slice(match[0].length)) ? form.read(match) : undefined;
    if (reading) return reading;
  }
  return undefined;
}

/** The date with which a text begins, however it is written, if there is just one that it can mean. */
export function isoOf(text: string): string | undefined {
  const reading = readDate(text);
  return reading && 'iso' in reading ? reading.iso : undefined;
}

/** True if the first of two ISO dates is the earlier one. */
export const isBefore = (a: string, b: string): boolean => a < b;

/** Days from one ISO date to another; negative where the second is the earlier one. */
export const daysBetween = (a: string, b: string): number =>
  Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Why a date does not exist, as far as its form tells. */
export function reasonOf(written: string): string {
  const month = Number(/^\d{4}\D(\d{1,2})\D/.exec(written)?.[1] ?? 0);
  if (month > 12) return `there is no month ${month}`;
  const name = monthNames[month - 1];
  return name === undefined ? 'there is no such day' : `${name} has no such day`;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** How many days the month (1 to 12) has. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const exists = ({ year, month, day }: Day): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

const toIso = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Day and month the other way round if that makes a date, else the same month's nearest day. */
function nearestTo({ year, month, day }: Day): string {
  const turned = { year, month: day, day: month };
  if (month > 12 && exists(turned)) return toIso(turned);
  const near = clamp(month, 1, 12);
  return toIso({ year, month: near, day: clamp(day, 1, daysIn(year, near)) });
}

function known(day: Day, length: number, isIso = false): KnownDate | ImpossibleDate {
  if (exists(day)) return { iso: toIso(day), isIso, length };
  return { impossible: true, nearest: nearestTo(day), length };
}

/** A letter, a digit or a mark that makes the match the beginning of something longer. A time is none. */
const runsOn = (rest: string): boolean =>
  /^(?:[\p{L}\p{N}_]|[-/.]\d)/u.test(rest) && !/^T\d\d?:?\d\d/.test(rest);

interface Form {
  readonly pattern: RegExp;
  read(match: RegExpExecArray): DateReading | undefined;
}

const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?';
const monthWord = '([a-z]{3,9})\\.?';
const dayNumber = '(\\d{1,2})(?:st|nd|rd|th)?';

const forms: readonly Form[] = [
  {
    pattern: /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})/,
    read: ([all, year, mark, month, day]) =>
      known(toDay(year, month, day), all.length, mark === '-' && month!.length === 2 && day!.length === 2),
  },
  {
    pattern: /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/,
    read: ([all, year, month, day]) => known(toDay(year, month, day), all.length),
  },
  {
    pattern: /^(\d{4})(\d{2})(\d{2})/,
    // Eight digits may be any number; only those that make a date are one.
    read: ([all, year, month, day]) => {
      const found = toDay(year, month, day);
      return exists(found) ? known(found, all.length) : undefined;
    },
  },
  { pattern: /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})/, read: readYearLast },
  {
    pattern: new RegExp(`^${weekday}${dayNumber}[\\s.-]\\s*(?:of\\s+)?${monthWord},?[\\s-]\\s*(\\d{4})`, 'i'),
    read: ([all, day, month, year]) => named({ year, month, day }, all.length),
  },
  {
    pattern: new RegExp(`^${weekday}${monthWord}[\\s-]\\s*${dayNumber},?[\\s-]\\s*(\\d{4})`, 'i'),
    read: ([all, month, day, year]) => named({ year, month, day }, all.length),
  },
];

const toDay = (year = '', month = '', day = ''): Day => ({
  year: Number(year),
  month: Number(month),
  day: Number(day),
});

function named(
  { year, month = '', day }: Readonly<Record<'year' | 'month' | 'day', string | undefined>>,
  length: number,
): DateReading | undefined {
  const index = monthNames.findIndex(name => name.toLowerCase().startsWith(month.toLowerCase()));
  return index < 0 ? undefined : known({ ...toDay(year, '', day), month: index + 1 }, length);
}

/** With dots the day comes first wherever they are in use; with slashes and hyphens nobody can tell. */
function readYearLast([all, first, mark, second, year]: RegExpExecArray): DateReading | undefined {
  const { length } = all;
  const dayFirst = toDay(year, second, first);
  const monthFirst = toDay(year, first, second);
  if (exists(dayFirst) && (mark === '.' || !exists(monthFirst) || dayFirst.day === dayFirst.month))
    return known(dayFirst, length);
  if (exists(monthFirst))
    return exists(dayFirst)
      ? { ambiguous: [toIso(dayFirst), toIso(monthFirst)], length }
      : known(monthFirst, length);
  const meant = [dayFirst, monthFirst].find(d => d.month >= 1 && d.month <= 12);
  return meant && known(meant, length);
}
