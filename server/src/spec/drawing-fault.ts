/** Faults of drawings: what is broken about the lines of the pictures in a section. */

import type { DrawingFault } from '../notations/diagram/drawing.ts';
import { type Span, shift } from '../text/span.ts';
import { type DrawnFence, drawingsIn } from './machine-drawing.ts';
import type { Section } from './section.ts';

export interface FaultyDrawing {
  readonly fence: DrawnFence;
  /** Of one kind, in order, within the section's chunk. */
  readonly spans: readonly Span[];
}

/** The drawings of a section that have faults of a kind; pictures that are no graph have none. */
export const faultsIn = (section: Section, kind: DrawingFault['kind']): FaultyDrawing[] =>
  drawingsIn(section).flatMap(fence => {
    const { drawing, content, isOpen } = fence;
    if (isOpen || (drawing.kind !== 'graph' && drawing.kind !== 'states')) return [];
    const spans = drawing.faults.filter(f => f.kind === kind).map(f => shift(f.span, content.start));
    return spans.length > 0 ? [{ fence, spans }] : [];
  });
