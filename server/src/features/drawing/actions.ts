/** Code actions for drawings: straighten, size, style, and the other notations. */

import { changeDrawing, isRefused } from '../../notations/diagram/edit/change.ts';
import { restyle } from '../../notations/diagram/edit/restyle.ts';
import { straighten } from '../../notations/diagram/straighten.ts';
import { drawingsIn } from '../../spec/machine-drawing.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Edit } from '../../text/edit.ts';
import { memo } from '../../text/memo.ts';
import { type Span, shift } from '../../text/span.ts';
import type { DrawingAction } from './action.ts';
import { drawingConversions, machineDrawings, mermaidConversions } from './convert.ts';
import { boxAt, type DrawingPlace, drawingAt } from './place.ts';

/** What can be done about the drawing, the Mermaid diagram or the table of transitions at a span; nothing in ordinary Markdown. */
export function drawingActionsAt(spec: Spec, at: Span): DrawingAction[] {
  if (!spec.recognised) return [];
  const place = drawingAt(spec, at.start);
  if (!place) return [...mermaidConversions(spec, at.start), ...machineDrawings(spec, at.start)];
  return [...ofBox(place, at.start), ...ofDrawing(place), ...drawingConversions(place)];
}

/** All crooked drawings of a specification, straight. Offsets of the document. */
export const straightenAll = (spec: Spec): Edit[] =>
  spec.recognised ? (straightenDrawings(spec, undefined) ?? []) : [];

/** The drawing at an offset, straight, or without one all of them; undefined where there is no drawing. */
export function straightenDrawings(spec: Spec, offset: number | undefined): Edit[] | undefined {
  if (offset !== undefined) {
    const place = drawingAt(spec, offset);
    return place && moved(ofWhole(place.drawn).straight, place.start);
  }
  return spec.sections.flatMap(({ section, origin }) =>
    drawingsIn(section).flatMap(({ text, content }) => moved(straighten(text), origin + content.start)),
  );
}

const moved = (edits: readonly Edit[] | undefined, by: number): Edit[] =>
  (edits ?? []).map(edit => ({ ...edit, span: shift(edit.span, by) }));

function ofBox(place: DrawingPlace, offset: number): DrawingAction[] {
  const { drawn, start } = place;
  const box = boxAt(place, offset);
  if (!box || box.name === '') return [];
  const actions: DrawingAction[] = [];
  const one = drawn.drawing.faults.some(({ kind }) => kind === 'misaligned-edge')
    ? straighten(drawn.text, offset - start)
    : undefined;
  if (one)
    actions.push({ title: `Straighten the box '${box.name}'`, kind: 'straighten', edits: moved(one, start) });
  const fitted = changeDrawing(drawn.text, box.id, { kind: 'resize', size: 'text' });
  if (!isRefused(fitted))
    actions.push({
      title: `Resize the box '${box.name}' to its text`,
      kind: 'resize',
      edits: moved(fitted.edits, start),
    });
  return actions;
}

/** Read anew only when the fence changes: an editor asks with every move of the cursor. */
const ofWhole = memo(({ text }: DrawingPlace['drawn']) => ({
  straight: straighten(text),
  other: restyle(text),
}));

function ofDrawing({ drawn, start }: DrawingPlace): DrawingAction[] {
  const { straight, other } = ofWhole(drawn);
  return [
    ...(straight
      ? [{ title: 'Straighten the drawing', kind: 'straighten' as const, edits: moved(straight, start) }]
      : []),
    ...(other
      ? [
          {
            title: other.style === 'box' ? 'Draw with box characters' : 'Draw with plain characters',
            kind: 'restyle' as const,
            edits: moved(other.edits, start),
          },
        ]
      : []),
  ];
}
