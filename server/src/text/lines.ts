/** Lines: where they start, and offsets to and from line and column. Line ends are `\n`, `\r\n` and a lone `\r`, as in LSP 3.18. */

import type { Position } from 'vscode-languageserver-types';

/** Offsets at which the lines of a text start; always begins with 0. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** How many line ends a text has. */
export function countLineEnds(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count++;
  }
  return count;
}

/** Index of the last entry that is not above `offset`; `starts` rise and begin at or below `offset`. */
export function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const mid = (low + high) >> 1;
    if (starts[mid]! <= offset) low = mid;
    else high = mid;
  }
  return low;
}

/** 0-based line and UTF-16 column of an offset. */
export function positionAt(starts: readonly number[], offset: number): Position {
  const line = lineOf(starts, offset);
  return { line, character: offset - starts[line]! };
}

/** End of a line's content, its line end not included. */
export function contentEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  return end;
}

/** Start of the line that holds an offset. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  return start;
}

/** The line end a text uses first: `\r\n`, `\r` or `\n`; `\n` where it has none. */
export function lineEndOf(text: string): string {
  const match = /\r\n|\r|\n/.exec(text);
  return match ? match[0] : '\n';
}

/** The text with every line end replaced. */
export const withLineEnds = (text: string, lineEnd: string): string =>
  lineEnd === '\n' ? text : text.replace(/\n/g, lineEnd);
