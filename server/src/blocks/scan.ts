/** The block scanner: one pass over a text gives its top-level blocks, as CommonMark and GFM cut them. */

import type { Block, Plain } from './block.ts';
import { containerEnd } from './container.ts';
import { fence } from './fence.ts';
import { frontMatter } from './front-matter.ts';
import { htmlEnds, htmlKind } from './html.ts';
import { canInterrupt, isFootnote } from './interrupt.ts';
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
import { startsTable, tableAt } from './table.ts';
import { excess, readTree } from './tree.ts';

export interface Scan {
  readonly blocks: readonly Block[];
  /** The text ends inside a fence or an HTML block, which text behind it would continue. */
  readonly open: boolean;
}

/** Blocks of a text. `atStart` says that it begins the document, where front matter and a byte order mark may stand. */
export function scanBlocks(text: string, atStart: boolean): Scan {
  const lines = readLines(text);
  // A byte order mark is no content.
  if (atStart && text.charCodeAt(0) === 0xfeff) (lines.starts as number[])[0] = 1;
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
  const first = firstOf(lines, i);
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
      if (isFootnote(text, first, end)) return container(lines, i, 'footnote');
      break;
    default:
      if (isBreak(text, first, end)) return { block: plain(lines, i, i, 'break'), next: i + 1 };
      if (listMarker(text, first, end)) return container(lines, i, 'list');
  }
  return tableAt(lines, i) ?? paragraph(lines, i);
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

function html(lines: Lines, i: number, kind: number): Step {
  const { text, starts, ends } = lines;
  const untilBlank = kind >= 6;
  let last = i;
  while (untilBlank || !htmlEnds(kind, text.slice(starts[last]!, ends[last]!))) {
    if (last + 1 >= starts.length)
      return { block: plain(lines, i, last, 'html'), next: last + 1, open: true };
    if (untilBlank && isBlankLine(lines, last + 1)) break;
    last++;
  }
  return { block: plain(lines, i, last, 'html'), next: last + 1 };
}

function paragraph(lines: Lines, i: number): Step {
  const { text, starts, ends } = lines;
  let last = i;
  for (let j = i + 1; j < starts.length && !isBlankLine(lines, j); j++) {
    const first = firstOf(lines, j);
    const indented = columnsTo(lines, j, first) >= 4;
    const level = indented ? 0 : setextLevel(text, first, ends[j]!);
    if (level > 0) {
      const named = i + definitionLines(text.slice(starts[i]!, ends[last]!));
      if (named > last) break;
      const content = { start: firstOf(lines, named), end: lastInk(lines, last) };
      const span = { start: starts[i]!, end: ends[j]! };
      return { block: { kind: 'heading', span, level, content, setext: true }, next: j + 1 };
    }
    if (!indented && (canInterrupt(lines, j) || startsTable(lines, j))) break;
    last = j;
  }
  return { block: plain(lines, i, last, 'paragraph'), next: last + 1 };
}

/** How many lines a paragraph begins with that define links: they leave nothing to be underlined. */
function definitionLines(paragraph: string): number {
  if (!paragraph.trimStart().startsWith('[') || excess(paragraph) !== undefined) return 0;
  const nodes = readTree(paragraph).children;
  const other = nodes.findIndex(n => n.type !== 'definition');
  const last = other < 0 ? nodes.at(-1) : nodes[other - 1];
  return last?.position?.end.line ?? 0;
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
