/** Makes room in a drawing: new columns and rows through all of it, over which every line and every box runs on. */
import { E, N, S, W } from '../glyphs.ts';
import {
  type Board,
  blankCell,
  type Cell,
  cellAt,
  isBlankCell,
  isPure,
  isTextCell,
  setCell,
  strokeCell,
} from './board.ts';

/** Puts blank columns in before a column; words are kept together, lines and boxes become longer. */
export function insertColumns(board: Board, column: number, count: number): void {
  for (const [row, { cells }] of board.rows.entries()) {
    const at = columnIn(board, row, column);
    if (at >= cells.length) continue;
    const cell = between(board, [cellAt(board, row, at - 1), cellAt(board, row, at)], [W, E]);
    cells.splice(at, 0, ...new Array<Cell>(count).fill(cell));
  }
}

/** Where in a row the columns can be put in without tearing words apart or an arrowhead off its box. */
function columnIn(board: Board, row: number, column: number): number {
  const isText = (at: number): boolean => isTextCell(cellAt(board, row, at));
  const isGap = (at: number): boolean => isBlankCell(cellAt(board, row, at));
  const isInWord = (at: number): boolean =>
    isText(at - 1)
      ? isText(at) || (isGap(at) && isText(at + 1))
      : isGap(at - 1) && isText(at - 2) && isText(at);
  let at = column;
  while (at > 0 && isInWord(at)) at++;
  if (at > 0 && (cellAt(board, row, at - 1).heads & E) !== 0) return at - 1;
  return (cellAt(board, row, at).heads & W) !== 0 ? at + 1 : at;
}

/** What stands between two neighbours that are moved apart: a stroke where a line joins them. */
function between(
  board: Board,
  [first, second]: readonly [Cell, Cell],
  [back, ahead]: readonly [number, number],
): Cell {
  const across = (E | W) === (back | ahead) ? N | S : E | W;
  const joined =
    (second.arms & back) !== 0
      ? (first.arms & (ahead | across)) !== 0
      : (first.arms & ahead) !== 0 && (second.arms & across) !== 0;
  if (!joined) return blankCell;
  return [first, second].find(cell => isPure(cell, back | ahead)) ?? strokeCell(board, back | ahead);
}

/** Puts rows in above a row; boxes there become taller, lines longer. */
export function insertRows(board: Board, row: number, count: number): void {
  for (let i = 0; i < count; i++) insertRow(board, row);
}

function insertRow(board: Board, row: number): void {
  const width = Math.max(board.rows[row - 1]?.cells.length ?? 0, board.rows[row]?.cells.length ?? 0);
  const cells: Cell[] = [];
  for (let column = 0; column < width; column++) {
    const above = cellAt(board, row - 1, column);
    const below = cellAt(board, row, column);
    const stroke = strokeCell(board, N | S);
    if ((above.heads & S) !== 0) {
      cells.push(above);
      setCell(board, [row - 1, column], stroke);
    } else if ((below.heads & N) !== 0) {
      cells.push(below);
      setCell(board, [row, column], stroke);
    } else cells.push(between(board, [above, below], [N, S]));
  }
  board.rows.splice(row, 0, { cells });
}
