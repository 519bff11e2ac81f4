/** Spans: half-open stretches of a text, in UTF-16 offsets from 0. */

export interface Span {
  readonly start: number;
  /** First offset that no longer belongs to it. */
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

/** The same stretch counted from an origin `by` units earlier. */
export const shift = (s: Span, by: number): Span => ({ start: s.start + by, end: s.end + by });

/** True also at the end, where a cursor behind the last character stands. */
export const touches = (s: Span, offset: number): boolean => s.start <= offset && offset <= s.end;

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const textOf = (text: string, s: Span): string => text.slice(s.start, s.end);

/** `s` without the white space at both its ends; an all-blank span shrinks to its start. */
export function trimSpan(text: string, s: Span): Span {
  let { start, end } = s;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
