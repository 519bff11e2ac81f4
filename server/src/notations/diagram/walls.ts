/** Left and right edges of boxes, row by row, also where they drift or a text pushes them out. */
import type { Cells } from './arms.ts';
import { E, N, S, W } from './glyphs.ts';

/** Columns by which an edge may stand aside of its corner, the likeliest first. */
export const drifts = [0, 1, -1, 2, -2, 3, -3];

export interface Walls {
  /** Column of the left edge row by row, from the row below the lid. */
  readonly columns: number[];
  /** Cells that may be the left lower corner. */
  readonly feet: number[];
}

/** Follows the left edge down, where it may step aside by one column, or as far as a box before it pushes the row. */
export function leftWall(cells: Cells, at: number, pushed: Int16Array): Walls {
  const { grid, arms } = cells;
  const columns: number[] = [];
  const feet: number[] = [];
  const column = at % grid.columns;
  for (let row = at - column + grid.columns; row < arms.length; row += grid.columns) {
    const push = row + column + pushed[row / grid.columns]!;
    const found =
      [row + column, row + column + 1, row + column - 1, push, push + 1, push - 1].find(cell =>
        isWall(cells, cell),
      ) ?? [row + column, push].find(cell => isPassed(cells, cell));
    if (found === undefined) {
      const foot = [0, 1, -1].map(d => row + column + d).find(cell => isPlainCorner(cells, cell));
      if (foot !== undefined) feet.push(foot);
      break;
    }
    const sides = arms[found]!;
    if ((sides & (N | E)) === (N | E) && ((sides & (S | W)) === 0 || grid.glyphs[found] === '+'))
      feet.push(found);
    if ((sides & (N | S)) === N && (sides & E) !== 0) break;
    columns.push(found % grid.columns);
  }
  return { columns, feet: feet.reverse() };
}

/** A `+` from which only a level line leads: the edge above it may stand aside. */
const isPlainCorner = ({ grid, arms }: Cells, at: number): boolean =>
  grid.glyphs[at] === '+' && arms[at] === E;

function isWall({ grid, arms, heads }: Cells, at: number): boolean {
  const sides = arms[at]!;
  if ((sides & N) === 0) return false;
  if ((heads[at]! & S) !== 0) return (arms[at + grid.columns]! & N) !== 0;
  return (sides & S) !== 0 || (sides & E) !== 0;
}

/** An edge of a lone bar, or one that an arrow or a line takes the place of. */
function isPassed({ grid, arms, heads }: Cells, at: number): boolean {
  if (grid.glyphs[at] === '|') return true;
  const goesOn = (arms[at + grid.columns]! & N) !== 0;
  return goesOn && ((heads[at]! & (E | W)) !== 0 || (arms[at]! & (E | W)) === (E | W));
}

/** Column of the right edge in a row whose left edge is known; −1 for none. */
export function rightWall(
  cells: Cells,
  row: number,
  box: { left: number; right: number; footRight: number; wall: number },
): number {
  const start = row * cells.grid.columns;
  const isPushed = Math.abs(box.wall - box.left) > 1;
  const right = isPushed ? box.right + box.wall - box.left : box.right;
  const near = [
    ...new Set([right, ...(isPushed ? [] : [box.footRight]), ...drifts.map(d => right + d)]),
  ].filter(column => column > box.wall);
  return (
    near.find(column => isThrough(cells, start + column)) ??
    near.find(column => cells.grid.glyphs[start + column] === '|') ??
    (isCrossed(cells, start + right) ? right : overflow(cells, start + right))
  );
}

const maxOverflow = 40;

/** Column of an edge that a text has pushed far out, in this row alone; −1 for none. */
export function overflow({ grid, arms, heads }: Cells, from: number): number {
  const end = Math.min(from + maxOverflow, from - (from % grid.columns) + grid.columns);
  for (let at = from; at < end; at++) {
    if (arms[at] === 0 && heads[at] === 0 && grid.glyphs[at] !== '|') continue;
    const above = (arms[at - grid.columns]! & S) !== 0;
    const below = (arms[at + grid.columns]! & N) !== 0;
    const isEdge = grid.glyphs[at] === '|' || (arms[at]! & (N | S)) === (N | S);
    return isEdge && !(above && below) ? at % grid.columns : -1;
  }
  return -1;
}

export const isThrough = ({ arms }: Cells, at: number): boolean => (arms[at]! & (N | S)) === (N | S);

/** An edge that an arrow or a line passes in place of the edge's own glyph. */
function isCrossed({ grid, arms, heads }: Cells, at: number): boolean {
  if ((arms[at - grid.columns]! & S) === 0 || (arms[at + grid.columns]! & N) === 0) return false;
  return (heads[at]! & (E | W)) !== 0 || (arms[at]! & (E | W)) === (E | W);
}
