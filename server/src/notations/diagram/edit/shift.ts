/** Moves a box by one cell with all that stands in it; lines that it has at its sides stay where they are. */
import type { Cell } from './board.ts';
import { hasRoom } from './resize.ts';
import { type Extent, isStroke, take, type View } from './view.ts';

/** False where a line at a side would lose the box; what was changed until then is not taken back. */
export function shift(view: View, at: Extent): boolean {
  let box = at;
  for (let tries = 0; tries < 4 && !hasRoom(view, box); tries++) {
    view.stretch(box.far + 1, 1);
    // Against the grain what moved is the box.
    if (view.way === 'left' || view.way === 'up') box = { ...box, near: box.near - 1, far: box.far - 1 };
  }
  if (!hasRoom(view, box)) return false;
  const joints = [...eachJoint(view, box)];
  if (joints.some(({ along }) => along < box.near + 2)) return false;
  for (let across = box.first; across <= box.last; across++) {
    take(view, box.far + 1, across);
    for (let along = box.far; along >= box.near; along--)
      view.set(along + 1, across, view.get(along, across));
    leaveBehind(view, box.near, across);
  }
  return moveJoints(view, joints);
}

interface Joint {
  readonly along: number;
  readonly across: number;
  /** The glyph in the side that leads to the line; absent where the line just meets the side. */
  readonly glyph: Cell | undefined;
}

/** Places at the sides of a box from which a line leaves, or at which one ends. */
function* eachJoint(view: View, { near, far, first, last }: Extent): Generator<Joint> {
  for (let along = near; along <= far; along++)
    for (const [across, out, step] of [
      [first, view.before, -1],
      [last, view.behind, 1],
    ] as const) {
      const cell = view.get(along, across);
      const beyond = view.get(along, across + step);
      const isCorner = along === near || along === far;
      const leads = !isCorner && (cell.arms & out) !== 0;
      const meets = (beyond.arms & (out === view.before ? view.behind : view.before)) !== 0;
      const points = (beyond.heads & (out === view.before ? view.behind : view.before)) !== 0;
      if (leads || meets || points)
        yield { along, across, glyph: leads || cell.heads !== 0 ? cell : undefined };
    }
}

/** The cell that a box left: the line that leads to it goes on to it. */
function leaveBehind(view: View, along: number, across: number): void {
  const outer = view.get(along - 1, across);
  const edge = view.get(along + 1, across);
  if ((outer.heads & view.ahead) !== 0) {
    view.set(along, across, outer);
    view.set(along - 1, across, view.stroke);
    return;
  }
  const goesOn = (outer.arms & view.ahead) !== 0 || (edge.arms & view.back) !== 0;
  view.set(along, across, goesOn ? view.stroke : { text: ' ', arms: 0, heads: 0 });
}

function moveJoints(view: View, joints: readonly Joint[]): boolean {
  const led = joints.filter(({ glyph }) => glyph !== undefined);
  for (const { along, across } of led) view.set(along + 1, across, view.stroke);
  for (const { along, across, glyph } of led) {
    if (!isStroke(view, view.get(along, across))) return false;
    view.set(along, across, glyph!);
  }
  return true;
}
