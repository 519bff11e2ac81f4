/** The order in which open slots are visited. */

import type { Position, Range } from 'vscode-languageclient';

export type Direction = 'next' | 'previous';

/** The slot after or before the selection, from the other end of the document when there is none; absent without slots. */
export function toNeighbour(
  slots: readonly Range[],
  selection: Range,
  direction: Direction,
): Range | undefined {
  // An empty slot that is selected right now would otherwise be its own neighbour for ever.
  const others = slots.filter(
    slot => compare(slot.start, selection.start) || compare(slot.end, selection.end),
  );
  if (direction === 'next') return others.find(slot => compare(slot.start, selection.end) >= 0) ?? slots[0];
  return others.findLast(slot => compare(slot.end, selection.start) <= 0) ?? slots.at(-1);
}

/** The first slot inside a span. */
export function toFirstInside(slots: readonly Range[], span: Range): Range | undefined {
  return slots.find(slot => compare(slot.start, span.start) >= 0 && compare(slot.end, span.end) <= 0);
}

/** Negative, zero or positive as `a` is before, at or after `b`. */
export function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
