/** Positions: offsets of a document to and from line and character, in the encoding that client and server agreed on. */

import type { Position, Range } from 'vscode-languageserver-types';
import { contentEnd, lineOf, lineStarts } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import type { Chunk, Document } from './document.ts';

/** What a position's `character` counts (LSP 3.18, PositionEncodingKind). */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

const linesOf = memo((chunk: Chunk) => lineStarts(chunk.text));

/** Position of an offset; one past the end is the end. Lines and characters count from 0. */
export function positionAt(document: Document, offset: number, encoding: Encoding = 'utf-16'): Position {
  const at = Math.max(0, Math.min(offset, document.length));
  const i = lineOf(document.starts, at);
  const chunk = document.chunks[i];
  if (!chunk) return { line: 0, character: 0 };
  const starts = linesOf(chunk);
  const inside = at - document.starts[i]!;
  const line = lineOf(starts, inside);
  const character = encode(chunk.text, starts[line]!, inside, encoding);
  // What follows the last line end of a chunk is the first line of the next one.
  return { line: document.startLines[i]! + line, character };
}

/** Offset of a position. A character past its line's end means the line's end, a line past the last the document's (LSP 3.18, Position). */
export function offsetAt(document: Document, position: Position, encoding: Encoding = 'utf-16'): number {
  const line = Math.max(0, position.line);
  let i = lineOf(document.startLines, line);
  // Of chunks that start on one line the first that holds it counts.
  while (i > 0 && document.startLines[i - 1] === document.startLines[i]) i--;
  const chunk = document.chunks[i];
  if (!chunk) return 0;
  const starts = linesOf(chunk);
  const start = starts[line - document.startLines[i]!];
  if (start === undefined) return document.length;
  const end = contentEnd(chunk.text, start);
  return (
    document.starts[i]! +
    decode(chunk.text, { start, end }, { count: Math.max(0, position.character), encoding })
  );
}

export const rangeOf = (document: Document, span: Span, encoding: Encoding = 'utf-16'): Range => ({
  start: positionAt(document, span.start, encoding),
  end: positionAt(document, span.end, encoding),
});

export const spanOf = (document: Document, range: Range, encoding: Encoding = 'utf-16'): Span => {
  const start = offsetAt(document, range.start, encoding);
  return { start, end: Math.max(start, offsetAt(document, range.end, encoding)) };
};

function encode(text: string, from: number, to: number, encoding: Encoding): number {
  if (encoding === 'utf-16') return to - from;
  let units = 0;
  for (let at = from; at < to; ) {
    const code = text.codePointAt(at)!;
    const width = code > 0xffff ? 2 : 1;
    if (at + width > to) break;
    units += encoding === 'utf-32' ? 1 : utf8Length(code);
    at += width;
  }
  return units;
}

function decode(
  text: string,
  { start, end }: Span,
  { count, encoding }: { count: number; encoding: Encoding },
): number {
  if (encoding === 'utf-16') return Math.min(start + count, end);
  let units = 0;
  let at = start;
  while (at < end) {
    const code = text.codePointAt(at)!;
    const width = encoding === 'utf-32' ? 1 : utf8Length(code);
    if (units + width > count) break;
    units += width;
    at += code > 0xffff ? 2 : 1;
  }
  return at;
}

const utf8Length = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
