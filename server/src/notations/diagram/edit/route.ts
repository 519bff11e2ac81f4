/** Finds ways for arrows: from the side of one box to the side of another, with few turns and little that is crossed. */
import { directions, E, N, S, W } from '../glyphs.ts';
import { MARGIN } from '../grid.ts';
import { type Board, cellAt, isBlankCell, isPure, isTextCell } from './board.ts';
import { rectOf, type Scene } from './scene.ts';
import type { Rect } from './view.ts';

/** A cell of a way, and the direction in which it is entered; the last one holds the arrowhead. */
export interface Step {
  readonly row: number;
  readonly column: number;
  readonly direction: number;
  /** The frame of a box around: it is passed and stays as it is. */
  readonly isFrame: boolean;
}

const cost = { step: 2, turn: 8, crossing: 14, near: 3, text: 12, frame: 4, avoided: 20, off: 3, corner: 5 };
const maxCost = 4000;
/** Rows and columns beyond the drawing's that a way may use. */
const slack = 6;

/** Cells around a drawing as numbers. */
interface Field {
  readonly scene: Scene;
  readonly rows: number;
  readonly columns: number;
  readonly from: Rect;
  readonly to: Rect;
  /** Boxes around the one or the other end; 1 for the first. */
  readonly frames: ReadonlySet<number>;
  readonly avoided: ReadonlySet<string>;
}

export const placeKey = ({ row, column }: { row: number; column: number }): string => `${row}:${column}`;

/** The cheapest way from one box to another by their indices; undefined where there is none. Avoided cells cost more. */
export function findWay(
  scene: Scene,
  [from, to]: readonly [number, number],
  avoided: ReadonlySet<string> = new Set(),
): Step[] | undefined {
  const field: Field = {
    scene,
    rows: scene.board.rows.length + slack,
    columns: scene.board.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0) + slack,
    from: rectOf(scene, from),
    to: rectOf(scene, to),
    frames: framesBetween(scene, from, to),
    avoided,
  };
  return search(field);
}

/** Frames of the boxes that hold just one of the two. */
function framesBetween({ picture }: Scene, from: number, to: number): Set<number> {
  const { parents } = picture.sheet.rooms;
  const around = (box: number): number[] => {
    const found: number[] = [];
    for (let parent = parents[box]!; parent >= 0; parent = parents[parent]!) found.push(parent);
    return found;
  };
  const [a, b] = [around(from), around(to)];
  const own = [...a.filter(box => !b.includes(box)), ...b.filter(box => !a.includes(box))];
  return new Set(own.filter(box => box !== from && box !== to).map(box => box + 1));
}

/** Dijkstra over cells and the directions in which they are entered, with a bucket for each cost. */
function search(field: Field): Step[] | undefined {
  const size = field.rows * field.columns * 4;
  const best = new Int32Array(size).fill(maxCost);
  const before = new Int32Array(size).fill(-1);
  const buckets: number[][] = [];
  const offer = (state: number, price: number, previous: number): void => {
    if (price >= best[state]!) return;
    best[state] = price;
    before[state] = previous;
    let bucket = buckets[price];
    if (!bucket) {
      bucket = [];
      buckets[price] = bucket;
    }
    bucket.push(state);
  };
  for (const { state, price } of starts(field)) offer(state, price, -1);
  let found = { state: -1, price: maxCost };
  for (let price = 0; price < buckets.length && price < found.price; price++)
    for (const state of buckets[price] ?? []) {
      if (best[state] !== price) continue;
      const end = before[state] === -1 ? undefined : arrival(field, state);
      if (end !== undefined && price + end < found.price) found = { state, price: price + end };
      for (const next of moves(field, state))
        offer(next.state, price + next.price + (before[state] === -1 && next.turns ? 6 : 0), state);
    }
  if (found.state < 0) return undefined;
  const way: Step[] = [];
  for (let state = found.state; state >= 0; state = before[state]!) way.push(stepOf(field, state));
  return way.reverse();
}

const toState = ({ columns }: Field, row: number, column: number, way: number): number =>
  (row * columns + column) * 4 + way;

const deltas = [
  [-1, 0],
  [0, 1],
  [1, 0],
  [0, -1],
] as const;

function partsOf({ columns }: Field, state: number): { row: number; column: number; way: number } {
  const at = state >> 2;
  return { row: Math.floor(at / columns), column: at % columns, way: state & 3 };
}

function stepOf(field: Field, state: number): Step {
  const { row, column, way } = partsOf(field, state);
  return { row, column, direction: directions[way]!, isFrame: frameAt(field, row, column) !== 0 };
}

/** Cells beside the sides of the first box, its corners left out. */
function* starts(field: Field): Generator<{ state: number; price: number }> {
  const { top, bottom, left, right } = field.from;
  for (const [way, direction] of directions.entries()) {
    const isLevel = direction === E || direction === W;
    const [low, high] = isLevel ? [top + 1, bottom - 1] : [left + 1, right - 1];
    for (let at = low; at <= high; at++) {
      const row = isLevel ? at : direction === N ? top - 1 : bottom + 1;
      const column = isLevel ? (direction === W ? left - 1 : right + 1) : at;
      const [dr, dc] = deltas[way]!;
      const wall = cellAt(field.scene.board, row - dr, column - dc);
      if (!isPure(wall, isLevel ? N | S : E | W) || !isInside(field, row, column)) continue;
      const price = priceOf(field, { row, column, way });
      if (price === undefined || frameAt(field, row, column) !== 0) continue;
      yield {
        state: toState(field, row, column, way),
        price: price + offMiddle(at, low - 1, high + 1),
      };
    }
  }
}

const isInside = ({ rows, columns }: Field, row: number, column: number): boolean =>
  row >= 0 && column >= 0 && row < rows && column < columns;

function* moves(field: Field, state: number): Generator<{ state: number; price: number; turns: boolean }> {
  const { row, column, way } = partsOf(field, state);
  const isFree = isBlankCell(cellAt(field.scene.board, row, column));
  for (let next = 0; next < 4; next++) {
    // A line that crosses another, or a frame, goes straight on; none turns back.
    if (next === ((way + 2) & 3) || (next !== way && !isFree)) continue;
    const [dr, dc] = deltas[next]!;
    const target = { row: row + dr, column: column + dc, way: next };
    if (!isInside(field, target.row, target.column)) continue;
    const price = priceOf(field, target);
    if (price === undefined) continue;
    const turns = next !== way;
    yield {
      state: toState(field, target.row, target.column, next),
      price: price + (turns ? cost.turn : 0),
      turns,
    };
  }
}

/** What it costs to enter a cell; undefined where it is taken. */
function priceOf(
  field: Field,
  { row, column, way }: { row: number; column: number; way: number },
): number | undefined {
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
function frameAt({ scene: { picture } }: Field, row: number, column: number): number {
  const { cells, rooms } = picture.sheet;
  const { columns, rows } = cells.grid;
  if (row + MARGIN >= rows || column + MARGIN >= columns) return 0;
  return rooms.frames[(row + MARGIN) * columns + column + MARGIN]!;
}

/** What it costs to end in a cell; undefined where the next one is no side of the second box. */
function arrival(field: Field, state: number): number | undefined {
  const { row, column, way } = partsOf(field, state);
  const { board } = field.scene;
  if (!isBlankCell(cellAt(board, row, column))) return undefined;
  const [dr, dc] = deltas[way]!;
  const { top, bottom, left, right } = field.to;
  const isLevel = way === 1 || way === 3;
  const [r, c] = [row + dr, column + dc];
  const meets = isLevel
    ? c === (way === 1 ? left : right) && r > top && r < bottom
    : r === (way === 2 ? top : bottom) && c > left && c < right;
  if (!meets || !isPure(cellAt(board, r, c), isLevel ? N | S : E | W)) return undefined;
  return isLevel ? offMiddle(r, top, bottom) : offMiddle(c, left, right);
}

/** A line at the middle of a side looks best, one beside a corner worst. */
function offMiddle(at: number, first: number, last: number): number {
  const isAtCorner = last - first > 3 && (at === first + 1 || at === last - 1);
  return Math.round(Math.abs(at - (first + last) / 2)) * cost.off + (isAtCorner ? cost.corner : 0);
}
