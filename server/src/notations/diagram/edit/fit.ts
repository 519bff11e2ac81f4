/** Gives a box the size of its text, as far as the lines at its sides let it. */
import { type Board, blankCell, cellAt, isBlankCell, isTextCell, setCell } from './board.ts';
import { grow, shrink } from './resize.ts';
import { extentOf, type Rect, viewOf } from './view.ts';

const maxSteps = 200;

/** False where nothing changes. */
export function fitToText(board: Board, rect: Rect): boolean {
  let box = rect;
  for (let step = 0; step < maxSteps; step++) {
    const { left, right } = paddingOf(board, box);
    if (right < 1) {
      grow(viewOf(board, 'right'), extentOf(box, 'right'));
      box = { ...box, right: box.right + 1 };
      continue;
    }
    if (left > right) indent(board, box, -1);
    if (left <= 1 && right <= 1) break;
    if (!shrink(viewOf(board, 'right'), extentOf(box, 'right'))) {
      if (left > right) indent(board, box, 1);
      break;
    }
    box = { ...box, right: box.right - 1 };
  }
  const { left, right } = paddingOf(board, box);
  indent(board, box, Math.trunc((right - left) / 2));
  while (isEmptyRow(board, box) && shrink(viewOf(board, 'down'), extentOf(box, 'down')))
    box = { ...box, bottom: box.bottom - 1 };
  return box.right !== rect.right || box.bottom !== rect.bottom || left !== paddingOf(board, rect).left;
}

/** Blank columns between the text and the two sides. */
function paddingOf(board: Board, { top, bottom, left, right }: Rect): { left: number; right: number } {
  const width = right - left - 1;
  let before = width;
  let behind = width;
  for (let row = top + 1; row < bottom; row++)
    for (let column = left + 1; column < right; column++) {
      if (!isTextCell(cellAt(board, row, column))) continue;
      before = Math.min(before, column - left - 1);
      behind = Math.min(behind, right - column - 1);
    }
  return before === width ? { left: 1, right: width - 1 } : { left: before, right: behind };
}

/** Moves the text of a box aside; lines that divide it stay. */
function indent(board: Board, { top, bottom, left, right }: Rect, by: number): void {
  if (by === 0) return;
  for (let row = top + 1; row < bottom; row++) {
    const cells = Array.from({ length: right - left - 1 }, (_, i) => cellAt(board, row, left + 1 + i));
    if (cells.every(cell => !isTextCell(cell))) continue;
    cells.forEach((_, i) => {
      setCell(board, [row, left + 1 + i], cells[i - by] ?? blankCell);
    });
  }
}

const isEmptyRow = (board: Board, { left, right, bottom, top }: Rect): boolean =>
  bottom - top > 2 &&
  Array.from({ length: right - left - 1 }, (_, i) => cellAt(board, bottom - 1, left + 1 + i)).every(
    isBlankCell,
  );
