/** Frames of boxes: the cells of their edges, and of the lines that divide them. */
import { type Cells, stepOf } from './arms.ts';
import type { Sides } from './box.ts';
import { E, N, S } from './glyphs.ts';
import { lidRun } from './lids.ts';
import { isThrough } from './walls.ts';

/** Cells of the frame and of all lines that divide it. */
export const frameOf = (cells: Cells, box: Sides, dividers: readonly number[]): number[] => [
  ...frameCells(cells, box),
  ...dividingCells(cells, box, dividers),
];

/** Rows of a box in which a line runs from edge to edge. */
export function dividerRows(cells: Cells, { top, lefts, rights }: Sides): number[] {
  const { columns } = cells.grid;
  return lefts.flatMap((left, i) => {
    const row = top + 1 + i;
    const at = row * columns + left;
    if ((cells.arms[at]! & E) === 0 || rights[i]! < 0) return [];
    const run = lidRun(cells, at);
    const end = run[run.length - 1];
    return end !== undefined && end % columns >= rights[i]! - 1 ? [row] : [];
  });
}

function frameCells(
  { grid }: Cells,
  { top, bottom, left, right, footLeft, footRight, lefts, rights }: Sides,
): number[] {
  const frame: number[] = [];
  for (let column = left; column <= right; column++) frame.push(top * grid.columns + column);
  for (let column = footLeft; column <= footRight; column++) frame.push(bottom * grid.columns + column);
  lefts.forEach((column, i) => {
    const start = (top + 1 + i) * grid.columns;
    frame.push(start + column);
    if (rights[i]! >= 0) frame.push(start + rights[i]!);
  });
  return frame;
}

/** Cells of dividers, and of the verticals that hang between lid, dividers and foot. */
function dividingCells(cells: Cells, box: Sides, dividers: readonly number[]): number[] {
  const { grid, arms } = cells;
  const shelves = [box.top, ...dividers, box.bottom];
  const found: number[] = [];
  shelves.slice(0, -1).forEach((row, shelf) => {
    for (let column = box.left + 1; column < box.right; column++) {
      const at = row * grid.columns + column;
      if (row !== box.top) found.push(at);
      if ((arms[at]! & S) === 0) continue;
      const wall: number[] = [];
      let below = at + stepOf(grid, S);
      while (isThrough(cells, below) && below < shelves[shelf + 1]! * grid.columns) {
        wall.push(below);
        below += grid.columns;
      }
      if (
        wall.length > 0 &&
        Math.floor(below / grid.columns) === shelves[shelf + 1] &&
        (arms[below]! & N) !== 0
      )
        found.push(...wall);
    }
  });
  return found;
}
