/** Fenced code blocks (CommonMark 4.5). */

import type { Fence } from './block.ts';
import { columnsTo, fenceMarks, firstOf, isSpace, type Lines, runOf } from './line.ts';

/** The fence that opens on line `i`, its marks at offset `first`, and the index of the line behind it. */
export function fence(lines: Lines, i: number, first: number): { block: Fence; next: number; open: boolean } {
  const { text, starts, ends } = lines;
  const length = fenceMarks(text, first, ends[i]!);
  const mark = text.charCodeAt(first);
  let close = i + 1;
  while (close < starts.length && !closesFence(lines, close, mark, length)) close++;
  const closed = close < starts.length;
  let from = first + length;
  let to = ends[i]!;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  const last = closed ? close : starts.length - 1;
  const contentStart = starts[i + 1] ?? text.length;
  const block: Fence = {
    kind: 'fence',
    span: { start: starts[i]!, end: ends[last]! },
    marks: text.slice(first, first + length),
    indent: columnsTo(lines, i, first),
    info: { start: from, end: to },
    language: (/^\S*/.exec(text.slice(from, to))?.[0] ?? '').toLowerCase(),
    content: { start: contentStart, end: closed ? starts[close]! : text.length },
    closed,
  };
  return { block, next: last + 1, open: !closed };
}

function closesFence(lines: Lines, i: number, mark: number, length: number): boolean {
  const first = firstOf(lines, i);
  if (lines.text.charCodeAt(first) !== mark || columnsTo(lines, i, first) >= 4) return false;
  const run = runOf(lines.text, first, mark);
  if (run < length) return false;
  for (let at = first + run; at < lines.ends[i]!; at++) if (!isSpace(lines.text.charCodeAt(at))) return false;
  return true;
}
