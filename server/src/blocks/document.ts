/** A document as chunks: each starts at a column-0 `#` heading (the first at the text's start) and is scanned once. */

import type { Edit } from '../text/edit.ts';
import { contentEnd, countLineEnds, lineOf } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Block, Row } from './block.ts';
import { maxFrontMatter, opensFrontMatter } from './front-matter.ts';
import { atxLevel, runOf } from './line.ts';
import { scanBlocks } from './scan.ts';

/** Immutable; the same object as long as an edit does not touch it, so that whatever was read from it can be kept beside it. */
export interface Chunk {
  readonly text: string;
  /** Spans count from the chunk's start. */
  readonly blocks: readonly Block[];
  /** How many line ends it holds. */
  readonly lineEnds: number;
}

export interface Document {
  readonly chunks: readonly Chunk[];
  /** Offset of each chunk. */
  readonly starts: readonly number[];
  /** Line on which each chunk starts, 0-based. */
  readonly startLines: readonly number[];
  readonly length: number;
}

export const readDocument = (text: string): Document => placed(readChunks(text, true).chunks);

/** The document after one edit; only chunks from the one before the edit until the old boundaries hold again are scanned. */
export function editDocument(document: Document, edit: Edit): Document {
  const { chunks, starts } = document;
  const from = firstTouched(document, edit.span.start);
  const last = lineOf(starts, Math.max(edit.span.start, edit.span.end));
  const joined = chunks.slice(from, last + 1).map(c => c.text);
  const origin = starts[from]!;
  const before = joined.join('');
  let text = before.slice(0, edit.span.start - origin) + edit.newText + before.slice(edit.span.end - origin);
  let next = last + 1;
  let step = 1;
  for (;;) {
    const read = readChunks(text, from === 0);
    if (next >= chunks.length || (!read.open && endsLine(text))) {
      const fresh = kept(chunks.slice(from, next), read.chunks);
      return placed([...chunks.slice(0, from), ...fresh, ...chunks.slice(next)]);
    }
    const more = chunks.slice(next, next + step);
    text += more.map(c => c.text).join('');
    next += more.length;
    step *= 2;
  }
}

/** The new chunks, the old objects where the text at the beginning or the end is as it was. */
function kept(before: readonly Chunk[], after: readonly Chunk[]): Chunk[] {
  const out = [...after];
  let first = 0;
  while (first < out.length && before[first]?.text === out[first]!.text) out[first] = before[first++]!;
  for (let i = 1; i <= out.length - first && i <= before.length - first; i++) {
    const old = before[before.length - i]!;
    if (old.text !== out[out.length - i]!.text) break;
    out[out.length - i] = old;
  }
  return out;
}

/** The chunk before the edit, whose end it may change; the first if the edit may close or open front matter. */
function firstTouched({ chunks, starts }: Document, offset: number): number {
  if (offset <= maxFrontMatter && opensFrontMatter(chunks[0]?.text ?? '')) return 0;
  return Math.max(0, lineOf(starts, offset) - 1);
}

/** Text of the whole document. */
export const documentText = (document: Document): string => document.chunks.map(c => c.text).join('');

/** Text of a stretch of it. */
export function documentSlice(document: Document, { start, end }: Span): string {
  let out = '';
  for (let i = lineOf(document.starts, start); i < document.chunks.length; i++) {
    const from = document.starts[i]!;
    if (from >= end && from > start) break;
    out += document.chunks[i]!.text.slice(Math.max(0, start - from), Math.max(0, end - from));
  }
  return out;
}

// A chunk whose text does not end its line, or ends it with half of `\r\n`, would run into the next one.
const endsLine = (text: string): boolean => /[\r\n]$/.test(text);

function placed(chunks: readonly Chunk[]): Document {
  const starts: number[] = [];
  const startLines: number[] = [];
  let length = 0;
  let line = 0;
  for (const chunk of chunks) {
    starts.push(length);
    startLines.push(line);
    length += chunk.text.length;
    line += chunk.lineEnds;
  }
  return { chunks, starts, startLines, length };
}

/**
 * The chunks of a text, and whether text behind it would continue the last. It is cut before each line that may begin a
 * chunk and scanned piece by piece; a piece that ends inside a block is scanned again together with those behind it.
 */
function readChunks(text: string, atStart: boolean): { chunks: Chunk[]; open: boolean } {
  const cuts = [...eachCut(text), text.length];
  const out: Chunk[] = [];
  let from = 0;
  for (let first = 0; first < cuts.length; ) {
    let step = 1;
    for (let last = first; ; last = Math.min(cuts.length - 1, last + step), step *= 2) {
      const piece = text.slice(from, cuts[last]!);
      const isFirst = atStart && from === 0;
      const { blocks, open } = scanBlocks(piece, isFirst);
      const isOpen = open || (isFirst && opensFrontMatter(piece) && piece.length <= maxFrontMatter);
      if (isOpen && last < cuts.length - 1) continue;
      for (const chunk of chunksOf(piece, blocks)) out.push(chunk);
      from = cuts[last]!;
      first = last + 1;
      if (first === cuts.length) return { chunks: out, open: isOpen };
      break;
    }
  }
  return { chunks: out, open: false };
}

/** Offsets behind the first at which a line begins like a heading of the first column. */
function* eachCut(text: string): Generator<number> {
  for (let at = text.indexOf('#', 1); at >= 0; ) {
    const before = text.charCodeAt(at - 1);
    const marks = runOf(text, at, 0x23);
    if ((before === 10 || before === 13) && atxLevel(text, at, contentEnd(text, at)) > 0) yield at;
    at = text.indexOf('#', at + marks);
  }
}

function chunksOf(text: string, blocks: readonly Block[]): Chunk[] {
  const out: Chunk[] = [];
  let start = 0;
  let held: Block[] = [];
  const flush = (end: number): void => {
    if (end === 0 && start === 0 && text.length > 0) return;
    const piece = text.slice(start, end);
    out.push({
      text: piece,
      blocks: start === 0 ? held : held.map(b => moved(b, -start)),
      lineEnds: countLineEnds(piece),
    });
    start = end;
    held = [];
  };
  for (const block of blocks) {
    if (isBoundary(text, block)) flush(block.span.start);
    held.push(block);
  }
  flush(text.length);
  return out;
}

const isBoundary = (text: string, block: Block): boolean =>
  block.kind === 'heading' && !block.setext && text.charCodeAt(block.span.start) === 0x23;

const move = (s: Span, by: number): Span => ({ start: s.start + by, end: s.end + by });

function moved(block: Block, by: number): Block {
  const span = move(block.span, by);
  switch (block.kind) {
    case 'heading':
    case 'frontmatter':
      return { ...block, span, content: move(block.content, by) };
    case 'fence':
      return { ...block, span, info: move(block.info, by), content: move(block.content, by) };
    case 'table':
      return {
        ...block,
        span,
        header: movedRow(block.header, by),
        delimiter: movedRow(block.delimiter, by),
        rows: block.rows.map(r => movedRow(r, by)),
      };
    default:
      return { ...block, span };
  }
}

const movedRow = (row: Row, by: number): Row => ({
  span: move(row.span, by),
  cells: row.cells.map(c => ({ span: move(c.span, by) })),
});
