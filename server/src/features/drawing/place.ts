/** Where a cursor stands in a drawing: which fence, which box. */

import type { Fence } from '../../blocks/block.ts';
import { isGraph } from '../../notations/diagram/compare.ts';
import type { DrawingNode } from '../../notations/diagram/drawing.ts';
import { boxIndexAt } from '../../notations/diagram/edit/scene.ts';
import { type DrawnFence, drawingsIn } from '../../spec/machine-drawing.ts';
import type { PlacedSection, Spec } from '../../spec/spec.ts';
import { lineStart } from '../../text/lines.ts';
import { type Span, touches } from '../../text/span.ts';
import { undrawnNames } from './undrawn-names.ts';

export interface FencePlace {
  readonly placed: PlacedSection;
  readonly fence: Fence;
}

/** The fence at an offset of the document, its marks included. */
export function fenceAt(spec: Spec, offset: number): FencePlace | undefined {
  const placed = spec.sections.filter(s => s.start <= offset).at(-1);
  const found = placed?.section.fences.find(({ fence }) => touches(fence.span, offset - placed.origin));
  return placed && found ? { placed, fence: found.fence } : undefined;
}

export interface DrawingPlace extends FencePlace {
  readonly drawn: DrawnFence;
  /** Offset of the drawing's text in the document. */
  readonly start: number;
}

/** The drawing of boxes and arrows at an offset of the document. */
export function drawingAt(spec: Spec, offset: number): DrawingPlace | undefined {
  const place = fenceAt(spec, offset);
  if (!place) return undefined;
  const { placed, fence } = place;
  const drawn = drawingsIn(placed.section).find(({ content }) => content.start === fence.content.start);
  if (!drawn || !isGraph(drawn.drawing)) return undefined;
  return { ...place, drawn, start: placed.origin + drawn.content.start };
}

/** The innermost box around an offset of the document; behind its right edge counts, too. */
export function boxAt({ drawn, start }: DrawingPlace, offset: number): DrawingNode | undefined {
  const { text, drawing } = drawn;
  const index = boxIndexAt(text, offset - start);
  return index === undefined ? undefined : drawing.nodes[index];
}

/** States or components that the document names and the drawing does not show, for a new box. */
export function namesFor(spec: Spec, { drawn: { drawing }, placed: { section } }: DrawingPlace): string[] {
  const kind = drawing.kind === 'states' && section.slot?.kind !== 'components' ? 'states' : 'components';
  return undrawnNames(
    spec,
    kind,
    drawing.nodes.map(({ name }) => name),
  );
}

/** True for a fence that stands at the edge of the text, closed, with no more than a language behind its marks. */
export function isPlainFence({ placed, fence }: FencePlace): boolean {
  const { text } = placed.section;
  const info = text.slice(fence.info.start, fence.info.end).toLowerCase();
  return fence.closed && fence.indent === 0 && isAtEdge(text, fence.span) && info === fence.language;
}

/** True if nothing stands before a block in its first line. */
export const isAtEdge = (text: string, span: Span): boolean => lineStart(text, span.start) === span.start;
