/** Completion inside the boxes of drawings: components that the tables name, states that the data may hold. */

import { type BoxRow, boxRowAt, fitInRow } from '../../notations/diagram/box-row.ts';
import { drawingsIn } from '../../spec/machine-drawing.ts';
import { shift } from '../../text/span.ts';
import { undrawnNames } from '../drawing/undrawn-names.ts';
import { sectionAt } from '../hover.ts';
import type { Completion, Cursor } from './item.ts';

/** Names for the box around the cursor, those that are not drawn yet; undefined outside of boxes. Unasked they come only in a box without a name. */
export function boxCompletions({ spec, offset }: Cursor, typed: boolean): Completion[] | undefined {
  const placed = sectionAt(spec, offset);
  const kind = placed?.section.slot?.kind;
  if (!placed || (kind !== 'components' && kind !== 'states')) return undefined;
  const fence = drawingsIn(placed.section).find(
    ({ content }) => placed.origin + content.start <= offset && offset <= placed.origin + content.end,
  );
  if (!fence) return undefined;
  const origin = placed.origin + fence.content.start;
  const row = boxRowAt(fence.text, offset - origin);
  if (!row) return undefined;
  if (typed && row.name !== '') return [];
  const drawn = fence.drawing.nodes.map(({ name }) => name).filter(name => name !== row.name);
  const lead = /^ */.exec(fence.text.slice(row.span.start, row.span.end))![0];
  return undrawnNames(spec, kind, drawn).map(name => toItem(row, { name, origin, lead }));
}

/** The box keeps its edges, or grows with all around it. */
function toItem(
  row: BoxRow,
  { name, origin, lead }: { readonly name: string; readonly origin: number; readonly lead: string },
): Completion {
  const { newText, others } = fitInRow(row, name);
  return {
    label: name,
    kind: 'value',
    span: shift(row.span, origin),
    newText,
    others: others.map(edit => ({ ...edit, span: shift(edit.span, origin) })),
    isSnippet: false,
    // What the box has in front of the cursor counts as typed, its blanks, too.
    filterText: lead + name,
  };
}
