/** What it costs to lead an arrow through a cell: turns of the drawing's own lines, texts and frames are dear. */
import { E, N, S, W } from '../glyphs.ts';
import { MARGIN } from '../grid.ts';
import { type Board, cellAt, isBlankCell, isPure, isTextCell } from './board.ts';
import type { Scene } from './scene.ts';
import type { Rect } from './view.ts';

export const cost = {
  step: 2,
  turn: 8,
  crossing: 14,
  near: 3,
  text: 12,
  frame: 4,
  avoided: 20,
  off: 3,
  corner: 5,
};

/** Cells around a drawing as numbers. */
export interface Field {
  readonly scene: Scene;
  readonly rows: number;
  readonly columns: number;
  readonly from: Rect;
  readonly to: Rect;
  /** Boxes around the one or the other end; 1 for the first. */
  readonly frames: ReadonlySet<number>;
  readonly avoided: ReadonlySet<string>;
  /** What it costs to enter a cell level and upright, as far as it was asked; −1 for a taken one, 0 for one not asked yet. */
  readonly prices: Int32Array;
}

export const placeKey = ({ row, column }: { row: number; column: number }): string => `${row}:${column}`;

interface Entry {
  readonly row: number;
  readonly column: number;
  readonly way: number;
}

/** What it costs to enter a cell; undefined where it is taken. A search asks for each many times. */
export function priceOf(field: Field, entry: Entry): number | undefined {
  const at = (entry.row * field.columns + entry.column) * 2 + (entry.way & 1);
  const known = field.prices[at]!;
  if (known !== 0) return known < 0 ? undefined : known;
  const price = toPrice(field, entry);
  field.prices[at] = price === undefined ? -1 : Math.round(price);
  return price === undefined ? undefined : field.prices[at];
}

function toPrice(field: Field, { row, column, way }: Entry): number | undefined {
  const { board } = field.scene;
  const cell = cellAt(board, row, column);
  const isLevel = way === 1 || way === 3;
  const across = isLevel ? N | S : E | W;
  if (!isBlankCell(cell)) {
    if (!isPure(cell, across)) return undefined;
    const frame = frameAt(field, row, column);
    if (frame !== 0) return field.frames.has(frame) ? cost.step + cost.frame : undefined;
    return cost.step + cost.crossing * (board.isPlain ? 2 : 1);
  }
  const avoided = field.avoided.has(placeKey({ row, column })) ? cost.avoided : 0;
  return (
    cost.step + avoided + (isLevel ? besideLevel(board, row, column) : besideUpright(board, row, column))
  );
}

/** A line that runs below or above a text would take it for its label. */
function besideLevel(board: Board, row: number, column: number): number {
  let price = 0;
  for (const other of [cellAt(board, row - 1, column), cellAt(board, row + 1, column)])
    if (isTextCell(other)) price += cost.text;
    else if (other.text !== ' ' && !isPure(other, N | S)) price += cost.near;
  return price;
}

/** A text at the left of a line is taken from farther away than one at its right. */
function besideUpright(board: Board, row: number, column: number): number {
  let price = 0;
  for (const [step, far] of [
    [1, 3],
    [-1, 6],
  ] as const)
    for (let k = 1; k <= far; k++) {
      const other = cellAt(board, row, column + k * step);
      if (other.text === ' ') continue;
      if (isTextCell(other)) price += (far - k + 1) * (cost.text / far) * 3;
      else if (k === 1 && !isPure(other, E | W)) price += cost.near;
      break;
    }
  return price;
}

/** Box whose frame a cell belongs to, 1 for the first; 0 for none. */
export function frameAt({ scene: { picture } }: Field, row: number, column: number): number {
  const { cells, rooms } = picture.sheet;
  const { columns, rows } = cells.grid;
  if (row + MARGIN >= rows || column + MARGIN >= columns) return 0;
  return rooms.frames[(row + MARGIN) * columns + column + MARGIN]!;
}
