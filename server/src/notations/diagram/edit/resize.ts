/** Moves one edge of a box: its lines stay at it, and what stands beyond keeps its place as long as there is room. */
import { blankCell, type Cell, isBlankCell, isTextCell } from './board.ts';
import { type Extent, isSpare, isStroke, leave, take, type View } from './view.ts';

/** Moves the far edge of a box ahead, making room where there is none. */
export function grow(view: View, box: Extent): void {
  for (let tries = 0; tries < 4 && !hasRoom(view, box); tries++) view.stretch(box.far + 1, 1);
  for (let across = box.first; across <= box.last; across++) {
    const edge = view.get(box.far, across);
    const inner = view.get(box.far - 1, across);
    take(view, box.far + 1, across);
    view.set(box.far + 1, across, edge);
    view.set(box.far, across, filling(view, inner, isSide(box, across)));
  }
}

/** True if every cell before the far edge can be taken. */
export function hasRoom(view: View, { far, first, last }: Extent): boolean {
  for (let across = first; across <= last; across++) if (!isSpare(view, far + 1, across)) return false;
  return true;
}

const isSide = ({ first, last }: Extent, across: number): boolean => across === first || across === last;

/** Sides run on, and so do lines that divide a box; a title ends before them. */
function filling(view: View, inner: Cell, side: boolean): Cell {
  if (isStroke(view, inner)) return { ...inner };
  return side || (inner.heads === 0 && (inner.arms & view.ahead) !== 0 && (inner.arms & view.back) !== 0)
    ? view.stroke
    : blankCell;
}

/** Moves the far edge of a box back; false, with nothing done, where text, a line or the other edge is in the way. */
export function shrink(view: View, box: Extent): boolean {
  if (box.far - box.near < (view.way === 'right' || view.way === 'left' ? 4 : 3)) return false;
  for (let across = box.first; across <= box.last; across++) if (!canGive(view, box, across)) return false;
  for (let across = box.first; across <= box.last; across++) {
    view.set(box.far - 1, across, view.get(box.far, across));
    leave(view, box.far, across);
  }
  return true;
}

function canGive(view: View, box: Extent, across: number): boolean {
  const inner = view.get(box.far - 1, across);
  if (isSide(box, across)) return isStroke(view, inner);
  const isPadded = view.way === 'down' || view.way === 'up' || !isTextCell(view.get(box.far - 2, across));
  return isStroke(view, inner) || (isBlankCell(inner) && isPadded);
}
