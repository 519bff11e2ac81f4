/** Draws boxes and arrows on a board, in the glyphs that the drawing has already. */
import { E, N, opposite, S, tailOf, W } from '../glyphs.ts';
import {
  type Board,
  blankCell,
  type Cell,
  cellAt,
  isBlankCell,
  isPure,
  setCell,
  strokeCell,
  widthOn,
  writeText,
} from './board.ts';
import type { Step } from './route.ts';
import type { Rect } from './view.ts';

/** Draws an arrow along a way; it leaves its box at a joint. */
export function paintArrow(board: Board, way: readonly Step[]): void {
  const first = way[0]!;
  joinWall(board, first);
  way.forEach((step, i) => {
    const next = way[i + 1];
    const place = [step.row, step.column] as const;
    if (step.isFrame) return;
    if (!next) setCell(board, place, headCell(board, step.direction));
    else if (isBlankCell(cellAt(board, ...place)))
      setCell(board, place, strokeCell(board, opposite(step.direction) | next.direction));
    else setCell(board, place, strokeCell(board, N | E | S | W));
  });
}

function joinWall(board: Board, { row, column, direction }: Step): void {
  const isLevel = direction === E || direction === W;
  const place: [number, number] = isLevel
    ? [row, column + (direction === E ? -1 : 1)]
    : [row + (direction === S ? -1 : 1), column];
  const wall = cellAt(board, ...place);
  // Other strokes have joints of their own, and a plain side needs none.
  if (wall.text === '│' || wall.text === '─') setCell(board, place, strokeCell(board, wall.arms | direction));
}

const families = ['▲▶▼◀', '△▷▽◁', '▴▸▾◂', '↑→↓←', '▲►▼◄', '∧>∨<'];

/** An arrowhead as the drawing has them. */
function headCell(board: Board, direction: number): Cell {
  const index = [N, E, S, W].indexOf(direction);
  const text = board.isPlain ? '^>v<'[index]! : [...familyOf(board)][index]!;
  return { text, arms: tailOf(direction), heads: direction };
}

function familyOf({ rows }: Board): string {
  const heads = rows.flatMap(({ cells }) => cells.filter(({ heads: h }) => h !== 0).map(({ text }) => text));
  const count = (family: string): number => heads.filter(head => family.includes(head)).length;
  return families.reduce((best, family) => (count(family) > count(best) ? family : best));
}

/** Draws a box with a name in its middle, with the corners and sides of another. */
export function paintBox(board: Board, rect: Rect, { name, model }: { name: string; model: Rect }): void {
  const { top, bottom, left, right } = rect;
  const level = strokeLike(board, model, E | W);
  const upright = strokeLike(board, model, N | S);
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) {
      const isEnd = row === top || row === bottom;
      const isSide = column === left || column === right;
      setCell(board, [row, column], isEnd ? level : isSide ? upright : blankCell);
    }
  for (const [row, column, as, arms] of [
    [top, left, [model.top, model.left], E | S],
    [top, right, [model.top, model.right], S | W],
    [bottom, left, [model.bottom, model.left], N | E],
    [bottom, right, [model.bottom, model.right], N | W],
  ] as const) {
    const corner = cellAt(board, ...as);
    setCell(board, [row, column], corner.arms === arms ? corner : strokeCell(board, arms));
  }
  const free = right - left - 1 - widthOn(board, name);
  writeText(board, [top + 1 + ((bottom - top - 2) >> 1), left + 1 + (free >> 1)], name);
}

/** The stroke of a box's lid, or of its left side. */
function strokeLike(board: Board, { top, bottom, left, right }: Rect, sides: number): Cell {
  const isLevel = sides === (E | W);
  const count = isLevel ? right - left - 1 : bottom - top - 1;
  for (let i = 1; i <= count; i++) {
    const cell = isLevel ? cellAt(board, top, left + i) : cellAt(board, top + i, left);
    if (isPure(cell, sides)) return cell;
  }
  return strokeCell(board, sides);
}

/** True if nothing stands in a rectangle or next to it, and all of it lies on the board. */
export function isFree(board: Board, { top, bottom, left, right }: Rect, margin: number): boolean {
  if (top < 0 || left < 0) return false;
  for (let row = Math.max(0, top - margin); row <= bottom + margin; row++)
    for (let column = Math.max(0, left - margin); column <= right + margin; column++)
      if (!isBlankCell(cellAt(board, row, column))) return false;
  return true;
}
