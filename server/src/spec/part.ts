/** Parts: a heading with the blocks up to the next heading, as they stand in one chunk. */

import type { Block, Heading } from '../blocks/block.ts';
import type { Chunk } from '../blocks/document.ts';
import { headingKey } from '../template/key.ts';
import { memo } from '../text/memo.ts';

export interface Part {
  /** All spans of the part count from the start of this chunk. */
  readonly chunk: Chunk;
  /** Absent for what stands before the first heading. */
  readonly heading?: Heading;
  /** The heading's inline Markdown; empty without a heading. */
  readonly title: string;
  readonly key: string;
  readonly blocks: readonly Block[];
  /** From the heading (or the chunk's start) to the next heading or the chunk's end. */
  readonly start: number;
  readonly end: number;
}

/** The parts of a chunk: one, unless it holds headings that begin no chunk of their own. */
export const partsOf: (chunk: Chunk) => readonly Part[] = memo(readParts);

function readParts(chunk: Chunk): Part[] {
  const parts: Part[] = [];
  let heading: Heading | undefined;
  let start = 0;
  let blocks: Block[] = [];
  const flush = (end: number): void => {
    if (!heading && blocks.length === 0) return;
    const title = heading ? chunk.text.slice(heading.content.start, heading.content.end) : '';
    parts.push({ chunk, ...(heading ? { heading } : {}), title, key: headingKey(title), blocks, start, end });
  };
  for (const block of chunk.blocks) {
    if (block.kind !== 'heading') {
      blocks.push(block);
      continue;
    }
    flush(block.span.start);
    heading = block;
    start = block.span.start;
    blocks = [];
  }
  flush(chunk.text.length);
  return parts;
}
