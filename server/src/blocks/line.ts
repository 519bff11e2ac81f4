/** Lines as CommonMark sees them: indentation in columns, and what a line may begin. Offsets are those of the text given. */

/** Start, content end and start of the next line, three numbers a line. */
export interface Lines {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export function readLines(text: string): Lines {
  const starts: number[] = [];
  const ends: number[] = [];
  const find = (mark: string, from: number): number => {
    const found = text.indexOf(mark, from);
    return found < 0 ? text.length : found;
  };
  // Each mark is looked for again only once it is passed: a text may have millions of one and none of the other.
  let feed = find('\n', 0);
  let carriage = find('\r', 0);
  for (let at = 0; at < text.length; ) {
    if (feed < at) feed = find('\n', at);
    if (carriage < at) carriage = find('\r', at);
    const end = Math.min(feed, carriage);
    starts.push(at);
    ends.push(end);
    at = end === carriage && feed === end + 1 ? end + 2 : end + 1;
  }
  return { text, starts, ends };
}

/** Offset of the first character that is neither blank nor tab. */
export function firstOf(lines: Lines, i: number): number {
  let at = lines.starts[i]!;
  const end = lines.ends[i]!;
  while (at < end && isSpace(lines.text.charCodeAt(at))) at++;
  return at;
}

export const isBlankLine = (lines: Lines, i: number): boolean => firstOf(lines, i) === lines.ends[i];

/** Columns of white space before `to`, tabs reaching to the next multiple of four. */
export function columnsTo(lines: Lines, i: number, to: number): number {
  let columns = 0;
  for (let at = lines.starts[i]!; at < to; at++)
    columns += lines.text.charCodeAt(at) === 9 ? 4 - (columns % 4) : 1;
  return columns;
}

export const isSpace = (code: number): boolean => code === 0x20 || code === 0x09;

/** Length of the run of `code` from `at`. */
export function runOf(text: string, at: number, code: number): number {
  let end = at;
  while (text.charCodeAt(end) === code) end++;
  return end - at;
}

/** Thematic break (CommonMark 4.1): three or more of one of `* - _` with nothing else but blanks. */
export function isBreak(text: string, first: number, end: number): boolean {
  const mark = text.charCodeAt(first);
  if (mark !== 0x2a && mark !== 0x2d && mark !== 0x5f) return false;
  let count = 0;
  for (let at = first; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === mark) count++;
    else if (!isSpace(code)) return false;
  }
  return count >= 3;
}

/** Level of an ATX heading (CommonMark 4.2) that starts at `first`; 0 if it is none. */
export function atxLevel(text: string, first: number, end: number): number {
  const level = runOf(text, first, 0x23);
  if (level < 1 || level > 6) return 0;
  return first + level === end || isSpace(text.charCodeAt(first + level)) ? level : 0;
}

/** Length of the opening marks of a fence (CommonMark 4.5) at `first`; 0 if it is none. */
export function fenceMarks(text: string, first: number, end: number): number {
  const mark = text.charCodeAt(first);
  if (mark !== 0x60 && mark !== 0x7e) return 0;
  const length = runOf(text, first, mark);
  if (length < 3) return 0;
  if (mark === 0x60) for (let at = first + length; at < end; at++) if (text.charCodeAt(at) === 0x60) return 0;
  return length;
}

export interface ListMarker {
  /** Offset behind the marker. */
  readonly end: number;
  /** A bullet's character, or the delimiter behind a number. */
  readonly mark: string;
  /** Absent for bullets. */
  readonly number?: number;
  /** Nothing but blanks behind the marker. */
  readonly empty: boolean;
}

/** List item marker (CommonMark 5.2) at `first`. */
export function listMarker(text: string, first: number, end: number): ListMarker | undefined {
  const code = text.charCodeAt(first);
  let at = first;
  let number: number | undefined;
  if (code === 0x2d || code === 0x2b || code === 0x2a) at++;
  else {
    while (at < end && at - first < 9 && isDigit(text.charCodeAt(at))) at++;
    const delimiter = text.charCodeAt(at);
    if (at === first || at >= end || (delimiter !== 0x2e && delimiter !== 0x29)) return undefined;
    number = Number(text.slice(first, at));
    at++;
  }
  if (at < end && !isSpace(text.charCodeAt(at))) return undefined;
  let content = at;
  while (content < end && isSpace(text.charCodeAt(content))) content++;
  const marker = { end: at, mark: text.charAt(at - 1), empty: content >= end };
  return number === undefined ? marker : { ...marker, number };
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
