/** Finds ways for arrows: from the side of one box to the side of another, with few turns and little that is crossed. */
import { directions, E, N, S, W } from '../glyphs.ts';
import { cellAt, isBlankCell, isPure } from './board.ts';
import { cost, type Field, frameAt, priceOf } from './price.ts';
import { rectOf, type Scene } from './scene.ts';

/** A cell of a way, and the direction in which it is entered; the last one holds the arrowhead. */
export interface Step {
  readonly row: number;
  readonly column: number;
  readonly direction: number;
  /** The frame of a box around: it is passed and stays as it is. */
  readonly isFrame: boolean;
}

const maxCost = 4000;
/** Rows and columns beyond the drawing's that a way may use. */
const slack = 6;

/** The cheapest way from one box to another by their indices; undefined where there is none. Avoided cells cost more. */
export function findWay(
  scene: Scene,
  [from, to]: readonly [number, number],
  avoided: ReadonlySet<string> = new Set(),
): Step[] | undefined {
  const rows = scene.board.rows.length + slack;
  const columns = scene.board.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0) + slack;
  const field: Field = {
    scene,
    rows,
    columns,
    prices: new Int32Array(rows * columns * 2),
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
