/** Looks at a board from one of four sides, so that what is done to the right can be done in every direction. */
import { E, N, opposite, S, W } from '../glyphs.ts';
import {
  type Board,
  blankCell,
  type Cell,
  cellAt,
  isBlankCell,
  isPure,
  outside,
  setCell,
  strokeCell,
} from './board.ts';
import { insertColumns, insertRows } from './stretch.ts';

export type Way = 'right' | 'left' | 'down' | 'up';

/** Corners of a box in rows and columns, its frame included. */
export interface Rect {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** `along` grows in the direction of looking, `across` beside it. */
export interface View {
  readonly way: Way;
  get(along: number, across: number): Cell;
  set(along: number, across: number, cell: Cell): void;
  /** The sides of cells that lie in the direction of looking and against it. */
  readonly ahead: number;
  readonly back: number;
  /** Where `across` gets smaller, and where it grows. */
  readonly before: number;
  readonly behind: number;
  /** A stroke in the direction of looking, and one across it. */
  readonly stroke: Cell;
  readonly wall: Cell;
  /** Makes room of that many cells before a place. */
  stretch(along: number, count: number): void;
}

/** A rectangle as a view sees it. */
export interface Extent {
  readonly near: number;
  readonly far: number;
  readonly first: number;
  readonly last: number;
}

const aheadOf: Readonly<Record<Way, number>> = { right: E, left: W, down: S, up: N };

export function viewOf(board: Board, way: Way): View {
  const sign = way === 'right' || way === 'down' ? 1 : -1;
  const isLevel = way === 'right' || way === 'left';
  const place = (along: number, across: number): [number, number] =>
    isLevel ? [across, along * sign] : [along * sign, across];
  const ahead = aheadOf[way];
  const insert = isLevel ? insertColumns : insertRows;
  return {
    way,
    get: (along, across) => cellAt(board, ...place(along, across)),
    set: (along, across, cell) => setCell(board, place(along, across), cell),
    ahead,
    back: opposite(ahead),
    before: isLevel ? N : W,
    behind: isLevel ? S : E,
    stroke: strokeCell(board, isLevel ? E | W : N | S),
    wall: strokeCell(board, isLevel ? N | S : E | W),
    // Seen against the grain, the room lies behind the place.
    stretch: (along, count) => insert(board, sign > 0 ? along : -along + 1, count),
  };
}

export function extentOf({ top, bottom, left, right }: Rect, way: Way): Extent {
  if (way === 'right') return { near: left, far: right, first: top, last: bottom };
  if (way === 'left') return { near: -right, far: -left, first: top, last: bottom };
  if (way === 'down') return { near: top, far: bottom, first: left, last: right };
  return { near: -bottom, far: -top, first: left, last: right };
}

export const isStroke = ({ ahead, back }: View, cell: Cell): boolean => isPure(cell, ahead | back);

/** True if the cell before an edge can be taken without anything being lost or touched: air, or one stroke of several. */
export function isSpare(view: View, along: number, across: number): boolean {
  const cell = view.get(along, across);
  const next = view.get(along + 1, across);
  if (isBlankCell(cell)) return isBlankCell(next) || next === outside;
  if ((cell.heads & view.back) !== 0)
    return isStroke(view, next) && (view.get(along + 2, across).arms & view.back) !== 0;
  return isStroke(view, cell) && (isStroke(view, next) || isTurn(view, next));
}

const isTurn = ({ back }: View, { arms, heads }: Cell): boolean => heads === 0 && (arms & back) !== 0;

/** Takes a spare cell: an arrowhead that points at the edge moves one on. */
export function take(view: View, along: number, across: number): void {
  const cell = view.get(along, across);
  if ((cell.heads & view.back) !== 0) view.set(along + 1, across, cell);
}

/** What is left where an edge moved away from its line: the line, with its head at its end. */
export function leave(view: View, along: number, across: number): void {
  const outer = view.get(along + 1, across);
  if ((outer.heads & view.back) !== 0) {
    view.set(along, across, outer);
    view.set(along + 1, across, view.stroke);
    return;
  }
  const edge = view.get(along - 1, across);
  const goesOn = (outer.arms & view.back) !== 0 || (edge.arms & view.ahead) !== 0;
  view.set(along, across, goesOn ? view.stroke : blankCell);
}
