/** Places for the label of an arrow: beside a part that runs up or down, above or below one that runs level. */
import { E, W } from '../glyphs.ts';
import { type Board, cellAt, isBlankCell } from './board.ts';
import type { Step } from './route.ts';

/** Rows and columns at which a text of that width may start, the best first. */
export function captionsFor(board: Board, way: readonly Step[], width: number): [number, number][] {
  const found = [...eachPlace(way, width)].filter(({ row, column }) => hasRoom(board, [row, column], width));
  return found.sort((a, b) => a.price - b.price).map(({ row, column }) => [row, column]);
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly price: number;
}

function* eachPlace(way: readonly Step[], width: number): Generator<Place> {
  const middle = (way.length - 1) / 2;
  for (const [from, to] of runsOf(way)) {
    const isLevel = way[to]!.direction === E || way[to]!.direction === W;
    if (isLevel) {
      const columns = way.slice(from, to + 1).map(({ column }) => column);
      const left = Math.min(...columns);
      const spare = columns.length - width;
      const { row } = way[from]!;
      const price = Math.max(0, -spare) * 3;
      if (spare < -width / 4) continue;
      const column = left + (spare >> 1);
      yield { row: row - 1, column, price };
      yield { row: row + 1, column, price: price + 2 };
    } else
      for (let i = from; i < to; i++) {
        const { row, column } = way[i]!;
        const price = Math.abs(i - middle);
        yield { row, column: column + 2, price };
        yield { row, column: column - 1 - width, price: price + 3 };
      }
  }
}

/** Straight parts of a way, from and to an index, the arrowhead left out. */
function runsOf(way: readonly Step[]): [number, number][] {
  const runs: [number, number][] = [];
  let from = 0;
  for (let i = 1; i < way.length; i++)
    if (way[i]!.direction !== way[i - 1]!.direction) {
      runs.push([from, i - 1]);
      from = i;
    }
  runs.push([from, way.length - 1]);
  return runs.filter(([a, b]) => b > a || way.length === 1);
}

/** Blank cells, with one at each side that keeps other texts and lines off. */
function hasRoom(board: Board, [row, column]: readonly [number, number], width: number): boolean {
  if (row < 0 || column < 0) return false;
  for (let at = column; at < column + width; at++) if (!isBlankCell(cellAt(board, row, at))) return false;
  const isOpen = (at: number): boolean => at < 0 || isBlankCell(cellAt(board, row, at));
  return isOpen(column - 1) && isOpen(column + width);
}
