/** Numbers as people write them: thousands in groups, decimals, signs; and digits that are no number. */

export interface NumberReading {
  /** Absent for dates, clock times, versions, fractions and whatever has two readings. */
  readonly value?: number;
  /** The value if the dots part thousands, as in `1.850`. */
  readonly grouped?: number;
  readonly end: number;
}

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Reads the number at an offset where a digit or a sign stands; `end` is behind all digits that hang together. */
export function readNumber(text: string, at: number): NumberReading {
  const start = isDigit(text.charCodeAt(at)) ? at : at + 1;
  const end = runEnd(text, start);
  const run = text.slice(start, end);
  if (run.length > maxRun) return { end };
  const range = rangeMark(run);
  if (range === -1) return { end };
  const first = range === undefined ? run : run.slice(0, range);
  const reading = readPart(first);
  if (!reading) return { end };
  const sign = start === at ? 1 : -1;
  const spaced = range === undefined && reading.plain ? spacedGroups(text, end, first) : undefined;
  if (spaced) return { value: sign * spaced.value, end: spaced.end };
  const { value, grouped } = reading;
  return { value: sign * value, ...(grouped !== undefined && { grouped }), end: start + first.length };
}

// Longer than any number that a person writes.
const maxRun = 40;

/** End of the digits and of the marks between two digits. */
function runEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    if (isDigit(text.charCodeAt(end))) end++;
    else if (',._:/-–\u2019'.includes(text[end]!) && isDigit(text.charCodeAt(end + 1))) end++;
    else if (text.startsWith('..', end) && isDigit(text.charCodeAt(end + 2))) end += 2;
    else break;
  }
  return end;
}

/** Where a run such as `200-300` or `1..5` parts in two numbers; undefined for one number, -1 for what is neither. */
function rangeMark(run: string): number | undefined {
  if (run.includes(':') || run.includes('/')) return -1;
  const parts = run.split(/-|–|\.\./);
  if (parts.length === 1) return undefined;
  if (parts.length > 2 || !parts.every(part => readPart(part))) return -1;
  return parts[0]!.length;
}

interface Value {
  readonly value: number;
  readonly grouped?: number;
  /** Neither grouped nor with decimals. */
  readonly plain: boolean;
}

const plainDigits = /^(?:0|[1-9]\d*)$/;
const decimal = /^(?:0|[1-9]\d*)\.\d+$/;
const grouped = /^[1-9]\d{0,2}(?:([,_\u2019])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const dotted = /^[1-9]\d{0,2}(?:\.\d{3})+$/;

function readPart(part: string): Value | undefined {
  if (plainDigits.test(part)) return { value: Number(part), plain: true };
  if (decimal.test(part))
    return {
      value: Number(part),
      ...(dotted.test(part) && { grouped: Number(part.replaceAll('.', '')) }),
      plain: false,
    };
  if (grouped.test(part)) return { value: Number(part.replace(/[,_\u2019]/g, '')), plain: false };
  if (dotted.test(part)) return { value: Number(part.replaceAll('.', '')), plain: false };
  return undefined;
}

/** `10 000` and `1 000 000`: groups of three behind one blank each. */
function spacedGroups(text: string, from: number, first: string): { value: number; end: number } | undefined {
  if (first.length > 3 || first === '0') return undefined;
  let digits = first;
  let end = from;
  while (digits.length < 15) {
    const group = /^[ \u00a0\u2009\u202f](\d{3})(?![\d.,:/_-]*\d)(?!xx)/.exec(text.slice(end, end + 12));
    if (!group) break;
    digits += group[1];
    end += 4;
  }
  return end === from ? undefined : { value: Number(digits), end };
}
