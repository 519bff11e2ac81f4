/** The block scanner: one pass over a text gives its top-level blocks, as CommonMark and GFM cut them. */

import type { Span } from '../text/span.ts';
import type { Block, Fence, Plain, Row, Table } from './block.ts';
import { containerEnd } from './container.ts';
import { htmlEnds, htmlKind } from './html.ts';
import {
  atxLevel,
  columnsTo,
  fenceMarks,
  firstOf,
  isBlankLine,
  isBreak,
  isSpace,
  type Lines,
  listMarker,
  readLines,
  runOf,
} from './line.ts';
import { delimiterRow, splitRow } from './table.ts';

export interface Scan {
  readonly blocks: readonly Block[];
  /** The text ends inside a fence or an HTML block, which text behind it would continue. */
  readonly open: boolean;
}

/** Blocks of a text. `atStart` says that it begins the document, where front matter and a byte order mark may stand. */
export function scanBlocks(text: string, atStart: boolean): Scan {
  const lines = readLines(text);
  const blocks: Block[] = [];
  let open = false;
  let i = 0;
  if (atStart) {
    const front = frontMatter(lines);
    if (front) {
      blocks.push(front.block);
      i = front.next;
    }
  }
  while (i < lines.starts.length) {
    if (isBlankLine(lines, i)) {
      i++;
      continue;
    }
    const step = readBlock(lines, i);
    blocks.push(step.block);
    open = step.open === true && step.next >= lines.starts.length;
    i = step.next;
  }
  return { blocks, open };
}

interface Step {
  readonly block: Block;
  /** Index of the first line behind the block. */
  readonly next: number;
  readonly open?: boolean;
}

function readBlock(lines: Lines, i: number): Step {
  const { text } = lines;
  const first = afterMark(lines, i);
  const end = lines.ends[i]!;
  if (columnsTo(lines, i, first) >= 4) return indentedCode(lines, i);
  switch (text.charCodeAt(first)) {
    case 0x23: {
      const level = atxLevel(text, first, end);
      if (level > 0) return atxHeading(lines, i, first);
      break;
    }
    case 0x60:
    case 0x7e:
      if (fenceMarks(text, first, end) > 0) return fence(lines, i, first);
      break;
    case 0x3c: {
      const kind = htmlKind(text.slice(first, end));
      if (kind > 0) return html(lines, i, kind);
      break;
    }
    case 0x3e:
      return container(lines, i, 'quote');
    case 0x5b:
      if (text.charCodeAt(first + 1) === 0x5e && /^\[\^[^\]\s]+\]:/.test(text.slice(first, end)))
        return container(lines, i, 'footnote');
      break;
    default:
      if (isBreak(text, first, end)) return { block: plain(lines, i, i, 'break'), next: i + 1 };
      if (listMarker(text, first, end)) return container(lines, i, 'list');
  }
  return tableAt(lines, i) ?? paragraph(lines, i);
}

/** A byte order mark before the first line's content is no content. */
function afterMark(lines: Lines, i: number): number {
  const first = firstOf(lines, i);
  return i === 0 && lines.text.charCodeAt(first) === 0xfeff ? first + 1 : first;
}

function plain(lines: Lines, from: number, to: number, kind: Plain['kind']): Plain {
  return { kind, span: { start: lines.starts[from]!, end: lines.ends[to]! } };
}

function container(lines: Lines, i: number, kind: 'list' | 'quote' | 'footnote'): Step {
  const next = containerEnd(lines, i, kind, canInterrupt);
  let last = next - 1;
  while (last > i && isBlankLine(lines, last)) last--;
  return { block: plain(lines, i, last, kind), next };
}

function indentedCode(lines: Lines, i: number): Step {
  let last = i;
  for (let j = i + 1; j < lines.starts.length; j++) {
    if (isBlankLine(lines, j)) continue;
    if (columnsTo(lines, j, firstOf(lines, j)) < 4) break;
    last = j;
  }
  return { block: plain(lines, i, last, 'code'), next: last + 1 };
}

function atxHeading(lines: Lines, i: number, first: number): Step {
  const { text } = lines;
  const end = lines.ends[i]!;
  const level = runOf(text, first, 0x23);
  let from = first + level;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  let marks = to;
  while (marks > from && text.charCodeAt(marks - 1) === 0x23) marks--;
  if (marks < to && (marks === from || isSpace(text.charCodeAt(marks - 1)))) {
    to = marks;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  }
  const span = { start: lines.starts[i]!, end };
  return {
    block: { kind: 'heading', span, level, content: { start: from, end: to }, setext: false },
    next: i + 1,
  };
}

function fence(lines: Lines, i: number, first: number): Step {
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

function html(lines: Lines, i: number, kind: number): Step {
  const { text, starts, ends } = lines;
  const untilBlank = kind >= 6;
  let last = i;
  while (untilBlank || !htmlEnds(kind, text.slice(starts[last]!, ends[last]!))) {
    if (last + 1 >= starts.length) return { block: plain(lines, i, last, 'html'), next: last + 1, open: true };
    if (untilBlank && isBlankLine(lines, last + 1)) break;
    last++;
  }
  return { block: plain(lines, i, last, 'html'), next: last + 1 };
}

/** A table whose header row is line `i`. */
function tableAt(lines: Lines, i: number): Step | undefined {
  const { text, starts, ends } = lines;
  if (i + 1 >= starts.length || columnsTo(lines, i + 1, firstOf(lines, i + 1)) >= 4) return undefined;
  const delimiter = delimiterRow(text, lineSpan(lines, i + 1));
  if (!delimiter) return undefined;
  const header = splitRow(text, lineSpan(lines, i));
  if (header.cells.length !== delimiter.cells.length) return undefined;
  const rows: Row[] = [];
  let last = i + 1;
  while (last + 1 < starts.length && isTableRow(lines, last + 1)) {
    last++;
    rows.push(splitRow(text, lineSpan(lines, last)));
  }
  const block: Table = {
    kind: 'table',
    span: { start: starts[i]!, end: ends[last]! },
    header,
    delimiter,
    rows,
  };
  return { block, next: last + 1 };
}

const lineSpan = (lines: Lines, i: number): Span => ({ start: lines.starts[i]!, end: lines.ends[i]! });

function isTableRow(lines: Lines, i: number): boolean {
  const first = firstOf(lines, i);
  const end = lines.ends[i]!;
  if (first === end || columnsTo(lines, i, first) >= 4) return false;
  return !canInterrupt(lines, i) && listMarker(lines.text, first, end) === undefined;
}

function paragraph(lines: Lines, i: number): Step {
  const { text, starts, ends } = lines;
  let last = i;
  for (let j = i + 1; j < starts.length && !isBlankLine(lines, j); j++) {
    const first = firstOf(lines, j);
    const indented = columnsTo(lines, j, first) >= 4;
    const level = indented ? 0 : setextLevel(text, first, ends[j]!);
    if (level > 0) {
      const content = { start: afterMark(lines, i), end: lastInk(lines, last) };
      const span = { start: starts[i]!, end: ends[j]! };
      return { block: { kind: 'heading', span, level, content, setext: true }, next: j + 1 };
    }
    if (!indented && (canInterrupt(lines, j) || startsTable(lines, j))) break;
    last = j;
  }
  return { block: plain(lines, i, last, 'paragraph'), next: last + 1 };
}

function setextLevel(text: string, first: number, end: number): number {
  const mark = text.charCodeAt(first);
  if (mark !== 0x3d && mark !== 0x2d) return 0;
  let at = first + runOf(text, first, mark);
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at < end ? 0 : mark === 0x3d ? 1 : 2;
}

function lastInk(lines: Lines, i: number): number {
  let end = lines.ends[i]!;
  while (end > lines.starts[i]! && isSpace(lines.text.charCodeAt(end - 1))) end--;
  return end;
}

const startsTable = (lines: Lines, i: number): boolean => tableStart(lines, i);

function tableStart(lines: Lines, i: number): boolean {
  if (i + 1 >= lines.starts.length) return false;
  if (columnsTo(lines, i + 1, firstOf(lines, i + 1)) >= 4) return false;
  const delimiter = delimiterRow(lines.text, lineSpan(lines, i + 1));
  return (
    delimiter !== undefined &&
    splitRow(lines.text, lineSpan(lines, i)).cells.length === delimiter.cells.length
  );
}

/** True if line `i` begins something that ends a paragraph without a blank line before it. */
function canInterrupt(lines: Lines, i: number): boolean {
  const { text } = lines;
  const first = firstOf(lines, i);
  const end = lines.ends[i]!;
  if (columnsTo(lines, i, first) >= 4) return false;
  const code = text.charCodeAt(first);
  if (code === 0x23) return atxLevel(text, first, end) > 0;
  if (code === 0x60 || code === 0x7e) return fenceMarks(text, first, end) > 0;
  if (code === 0x3e) return true;
  if (code === 0x3c) {
    const kind = htmlKind(text.slice(first, end));
    return kind >= 1 && kind <= 6;
  }
  if (isBreak(text, first, end)) return true;
  const marker = listMarker(text, first, end);
  return marker !== undefined && !marker.empty && (marker.number === undefined || marker.number === 1);
}

function frontMatter(lines: Lines): { block: Block; next: number } | undefined {
  const { text, starts, ends } = lines;
  const isRule = (i: number): boolean => /^---[ \t]*$/.test(text.slice(starts[i]!, ends[i]!));
  if (starts.length === 0) return undefined;
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!/^---[ \t]*$/.test(text.slice(from, ends[0]!))) return undefined;
  let close = 1;
  while (close < starts.length && !isRule(close)) close++;
  if (close >= starts.length) return undefined;
  const content = { start: starts[1]!, end: starts[close]! };
  return {
    block: { kind: 'frontmatter', span: { start: from, end: ends[close]! }, content },
    next: close + 1,
  };
}
