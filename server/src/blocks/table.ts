/** Pipe tables (GFM 4.10): rows split into cells with exact spans. */

import type { Span } from '../text/span.ts';
import type { Cell, Row, Table } from './block.ts';
import { htmlKind } from './html.ts';
import { canInterrupt } from './interrupt.ts';
import { columnsTo, firstOf, isSpace, type Lines, listMarker } from './line.ts';

/** A line split at its unescaped pipes. Pipes inside code spans split too: that is what GFM does. */
export function splitRow(text: string, line: Span): Row {
  const cells: Cell[] = [];
  let at = line.start;
  let end = line.end;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  while (end > at && isSpace(text.charCodeAt(end - 1))) end--;
  const span = { start: at, end };
  if (text.charCodeAt(at) === 0x7c) at++;
  let start = at;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 0x5c && at + 1 < end) {
      const next = text.charCodeAt(at + 1);
      at += next === 0x5c || next === 0x7c ? 2 : 1;
    } else if (code === 0x7c) {
      cells.push(cellOf(text, start, at));
      start = ++at;
    } else at++;
  }
  if (start < end || cells.length === 0) cells.push(cellOf(text, start, end));
  return { span, cells };
}

function cellOf(text: string, start: number, end: number): Cell {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  // An empty cell's content would stand one blank behind the pipe.
  if (from === to) from = to = Math.min(start + 1, end);
  return { span: { start: from, end: to } };
}

/** The delimiter row of a table, if the line is one. */
export function delimiterRow(text: string, line: Span): Row | undefined {
  let marks = false;
  for (let at = line.start; at < line.end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x7c || code === 0x3a) marks = true;
    else if (code !== 0x2d && !isSpace(code)) return undefined;
  }
  if (!marks) return undefined;
  const row = splitRow(text, line);
  return row.cells.every(c => /^:?-+:?$/.test(text.slice(c.span.start, c.span.end))) ? row : undefined;
}

/** The table whose header row is line `i`, and the index of the line behind it. */
export function tableAt(lines: Lines, i: number): { block: Table; next: number } | undefined {
  const { text, starts, ends } = lines;
  const head = headOf(lines, i);
  if (!head) return undefined;
  const rows: Row[] = [];
  let last = i + 1;
  while (last + 1 < starts.length && isTableRow(lines, last + 1)) {
    last++;
    rows.push(splitRow(text, lineSpan(lines, last)));
  }
  const block: Table = {
    kind: 'table',
    span: { start: starts[i]!, end: ends[last]! },
    ...head,
    rows,
  };
  return { block, next: last + 1 };
}

/** True if line `i` and the next are the header and delimiter rows of a table. */
export const startsTable = (lines: Lines, i: number): boolean => headOf(lines, i) !== undefined;

function headOf(lines: Lines, i: number): Pick<Table, 'header' | 'delimiter'> | undefined {
  if (i + 1 >= lines.starts.length || columnsTo(lines, i + 1, firstOf(lines, i + 1)) >= 4) return undefined;
  const delimiter = delimiterRow(lines.text, lineSpan(lines, i + 1));
  // A dash and a blank begin a list, whatever follows.
  if (!delimiter || listMarker(lines.text, delimiter.span.start, delimiter.span.end)) return undefined;
  const header = splitRow(lines.text, lineSpan(lines, i));
  // A pipe alone has no cell.
  if (header.span.end - header.span.start === 1 && lines.text.charCodeAt(header.span.start) === 0x7c)
    return undefined;
  return header.cells.length === delimiter.cells.length ? { header, delimiter } : undefined;
}

const lineSpan = (lines: Lines, i: number): Span => ({ start: lines.starts[i]!, end: lines.ends[i]! });

function isTableRow(lines: Lines, i: number): boolean {
  const first = firstOf(lines, i);
  const end = lines.ends[i]!;
  if (first === end || columnsTo(lines, i, first) >= 4) return false;
  // Any tag does, not only those that end a paragraph.
  if (lines.text.charCodeAt(first) === 0x3c && htmlKind(lines.text.slice(first, end)) > 0) return false;
  return !canInterrupt(lines, i) && listMarker(lines.text, first, end) === undefined;
}
