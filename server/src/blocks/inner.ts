/** Inside containers: the fences and tables of a list, a quote or a footnote, read by remark once a block asks for them. */

import type { Nodes } from 'mdast';
import { lineStart } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import type { Block, Fence, Table } from './block.ts';
import type { Chunk } from './document.ts';
import { columnsTo, readLines, runOf } from './line.ts';
import { splitRow } from './table.ts';
import { depthOf, excess, maxDepth, readTree } from './tree.ts';

const maxPerChunk = 40_000;
const maxUnread = 20;

const hasMarks = (text: string): boolean => /```|~~~|\|[ \t]*:?-/.test(text);

interface Inner {
  readonly blocks: ReadonlyMap<Block, readonly (Fence | Table)[]>;
  readonly unread: readonly Unread[];
}

/** The containers of a chunk, read in order until the budget is spent. */
const innerOf = memo((chunk: Chunk): Inner => {
  const blocks = new Map<Block, readonly (Fence | Table)[]>();
  const unread: Unread[] = [];
  let budget = maxPerChunk;
  for (const block of chunk.blocks) {
    if (!isContainer(block)) continue;
    const { start, end } = block.span;
    const text = chunk.text.slice(start, end);
    if (!hasMarks(text) && depthOf(text) <= maxDepth) continue;
    const reason = excess(text) ?? (text.length > budget ? 'one of too many' : undefined);
    if (reason === undefined) {
      budget -= text.length;
      blocks.set(block, [...eachInner(readTree(text), { chunk, origin: start })]);
    } else if (unread.length < maxUnread)
      unread.push({
        span: block.span,
        message: `This ${block.kind} is ${reason}: what is inside is not checked`,
      });
  }
  return { blocks, unread };
});

/** Fences and tables inside a container block, spans within the chunk; none for other blocks. */
export const innerBlocks = (chunk: Chunk, block: Block): readonly (Fence | Table)[] =>
  isContainer(block) ? (innerOf(chunk).blocks.get(block) ?? []) : [];

/** Containers of a chunk that hold more than can be read; the first few. */
export const unreadBlocks = (chunk: Chunk): readonly Unread[] => innerOf(chunk).unread;

const isContainer = ({ kind }: Block): boolean => kind === 'list' || kind === 'quote' || kind === 'footnote';

export interface Unread {
  /** Within the chunk. */
  readonly span: Span;
  readonly message: string;
}

interface Place {
  readonly chunk: Chunk;
  readonly origin: number;
}

function* eachInner(node: Nodes, place: Place): Generator<Fence | Table> {
  const span = spanOf(node, place.origin);
  if (node.type === 'code' && span) {
    const fence = fenceAt(place.chunk.text, span);
    if (fence) yield fence;
  } else if (node.type === 'table' && span) {
    const rows = node.children.flatMap(row => {
      const at = spanOf(row, place.origin);
      return at ? [splitRow(place.chunk.text, at)] : [];
    });
    const [header, ...body] = rows;
    const delimiter = header && delimiterBelow(place.chunk.text, header.span.end);
    if (header && delimiter) yield { kind: 'table', span, header, delimiter, rows: body };
  } else if ('children' in node) for (const child of node.children) yield* eachInner(child, place);
}

function spanOf(node: Nodes, origin: number): Span | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start: origin + start, end: origin + end };
}

function delimiterBelow(text: string, end: number): Table['delimiter'] | undefined {
  const match = /^[^\S\r\n]*(?:\r\n|\r|\n)([^\r\n|:-]*)([^\r\n]*)/.exec(text.slice(end));
  if (!match) return undefined;
  const start = end + match[0].length - match[2]!.length;
  return splitRow(text, { start, end: start + match[2]!.length });
}

/** A fence of the chunk's own text; mdast's value has lost its indentation, so the source is read again. */
function fenceAt(text: string, span: Span): Fence | undefined {
  const source = text.slice(span.start, span.end);
  const length = Math.max(runOf(source, 0, 0x60), runOf(source, 0, 0x7e));
  if (length < 3) return undefined;
  const lines = readLines(source);
  const last = lines.starts.length - 1;
  const closing =
    last > 0
      ? source
          .slice(lines.starts[last]!, lines.ends[last]!)
          .replace(/^[ \t>]*/, '')
          .trimEnd()
      : '';
  const marks = source.slice(0, length);
  const closed = closing.length >= length && closing === marks.charAt(0).repeat(closing.length);
  const info = source.slice(length, lines.ends[0]!);
  const infoStart = span.start + length + (info.length - info.trimStart().length);
  const contentStart = span.start + (lines.starts[1] ?? source.length);
  return {
    kind: 'fence',
    span,
    marks,
    indent: columnsTo(
      readLines(text.slice(lineStart(text, span.start), span.start + 1)),
      0,
      span.start - lineStart(text, span.start),
    ),
    info: { start: infoStart, end: infoStart + info.trim().length },
    language: (/^\S*/.exec(info.trim())?.[0] ?? '').toLowerCase(),
    content: { start: contentStart, end: closed ? span.start + lines.starts[last]! : span.end },
    closed,
  };
}
