/** Folding: sections, fences, tables and the header. */

import { positionAt } from '../blocks/position.ts';
import type { Spec } from '../spec/spec.ts';

export interface Fold {
  /** 0-based lines, both shown when folded only as far as the first. */
  readonly startLine: number;
  readonly endLine: number;
}

export function foldsOf(spec: Spec): Fold[] {
  if (!spec.recognised) return [];
  const { document } = spec;
  const folds: Fold[] = [];
  const add = (start: number, end: number): void => {
    const startLine = positionAt(document, start).line;
    const endLine = positionAt(document, end).line;
    if (endLine > startLine) folds.push({ startLine, endLine });
  };
  for (const placed of spec.sections) {
    const { part } = placed.section;
    if (part.heading) add(placed.start, endOfText(spec, placed.start, placed.treeEnd));
    for (const block of part.blocks)
      if (block.kind === 'fence' || block.kind === 'table' || block.kind === 'frontmatter')
        add(placed.origin + block.span.start, placed.origin + block.span.end);
  }
  return folds;
}

/** End of the last line with text in a stretch, so that the blank lines before the next heading stay visible. */
function endOfText({ sections }: Spec, start: number, end: number): number {
  let last = start;
  for (const { section, origin, start: from } of sections) {
    if (from < start || from >= end) continue;
    const { heading, blocks } = section.part;
    const blocksEnd = blocks.filter(b => b.kind !== 'break').at(-1)?.span.end ?? heading?.span.end ?? 0;
    last = Math.max(last, origin + blocksEnd);
  }
  return last;
}
