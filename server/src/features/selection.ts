/** Selection: the spans around an offset, from the smallest out: cell, row, table, section, parents, document. */

import type { Spec } from '../spec/spec.ts';
import { type Span, shift, touches } from '../text/span.ts';
import { sectionAt } from './hover.ts';

/** Nested spans that hold the offset, the innermost first, each larger than the one before. */
export function selectionsAt(spec: Spec, offset: number): Span[] {
  const spans: Span[] = [];
  const placed = sectionAt(spec, offset);
  if (placed) {
    const { section, origin } = placed;
    for (const block of section.part.blocks) {
      if (!touches(shift(block.span, origin), offset)) continue;
      if (block.kind === 'table')
        for (const row of [block.header, ...block.rows])
          for (const cell of [...row.cells, row]) spans.push(shift(cell.span, origin));
      if (block.kind === 'fence') spans.push(shift(block.content, origin));
      spans.push(shift(block.span, origin));
    }
    if (section.part.heading) spans.push(shift(section.part.heading.content, origin));
    spans.push({ start: placed.start, end: placed.end });
  }
  for (let at = placed; at; at = at.parent) spans.push({ start: at.start, end: at.treeEnd });
  const { header } = spec;
  for (const item of header?.block.entries ?? []) spans.push(item.valueSpan, item.span);
  spans.push({ start: 0, end: spec.document.length });
  return nested(spans, offset);
}

function nested(spans: readonly Span[], offset: number): Span[] {
  const around = spans.filter(s => touches(s, offset)).sort((a, b) => a.end - a.start - (b.end - b.start));
  const kept: Span[] = [];
  for (const span of around) {
    const last = kept.at(-1);
    if (
      !last ||
      (span.start <= last.start && last.end <= span.end && span.end - span.start > last.end - last.start)
    )
      kept.push(span);
  }
  return kept;
}
