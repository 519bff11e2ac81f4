/** A drawing as a board of cells that can be moved and drawn on, and the way back to edits of its text. */
import { type Edit, insertAt, replace } from '../../../text/edit.ts';
import { lineEndOf, lineStarts, contentEnd as rowEnd } from '../../../text/lines.ts';
import type { Picture } from '../drawing.ts';
import { E, N, S, W } from '../glyphs.ts';
import { MARGIN } from '../grid.ts';
import { displayWidth } from '../width.ts';

/** What stands in one column: a character with its marks; '' is the second column of a wide one. */
export interface Cell {
  readonly text: string;
  /** Sides that its line reaches, as bits; 0 for text and blanks. */
  readonly arms: number;
  /** Directions in which it points. */
  readonly heads: number;
}

export interface Row {
  cells: Cell[];
  /** The line it came from; absent for a new one. */
  readonly source?: { readonly start: number; readonly end: number; readonly shown: string };
}

export interface Board {
  rows: Row[];
  readonly text: string;
  /** Drawn with `+--+` instead of box glyphs. */
  readonly isPlain: boolean;
  /** Every character counts for one column. */
  readonly countsPoints: boolean;
}

export const blankCell: Cell = { text: ' ', arms: 0, heads: 0 };
/** What lies left of the first column or above the first row: nothing goes there. */
export const outside: Cell = { text: '', arms: 0, heads: 0 };

/** The board of a drawing; rows and columns are those of its boxes. */
export function toBoard({ sheet }: Picture): Board {
  const { text, cells, rooms, live } = sheet;
  const { grid } = cells;
  const starts = lineStarts(text);
  const rows = starts.map((start, row): Row => {
    const end = rowEnd(text, start);
    const own: Cell[] = [];
    for (let column = 0; column < grid.columns - 2 * MARGIN; column++) {
      const at = (row + MARGIN) * grid.columns + column + MARGIN;
      if (grid.starts[at]! < 0) break;
      const isLine =
        cells.arms[at] !== 0 && rooms.text[at] === 0 && (rooms.frames[at] !== 0 || live[at] === 1);
      const glyph = grid.glyphs[at]!;
      const written = glyph === '' || glyph === ' ' ? glyph : text.slice(grid.starts[at]!, grid.ends[at]!);
      own.push(
        isLine ? { text: written, arms: cells.arms[at]!, heads: cells.heads[at]! } : plainCell(written),
      );
    }
    return { cells: own, source: { start, end, shown: showRow(own) } };
  });
  const last = rows.at(-1)!;
  if (rows.length > 1 && last.cells.length === 0) rows.pop();
  return { rows, text, isPlain: isPlain(rows), countsPoints: grid.isWide && !grid.glyphs.includes('') };
}

const plainCell = (text: string): Cell => (text === ' ' ? blankCell : { text, arms: 0, heads: 0 });

/** More corners are made of `+` than of box glyphs. */
function isPlain(rows: readonly Row[]): boolean {
  let plain = 0;
  for (const { cells } of rows)
    for (const { text, arms } of cells) if (arms !== 0) plain += text < '\u2190' ? 1 : -1;
  return plain > 0;
}

const showRow = (cells: readonly Cell[]): string =>
  cells
    .map(({ text }) => text)
    .join('')
    .trimEnd();

/** A copy that can be changed without changing this one. */
export const copyOf = (board: Board): Board => ({
  ...board,
  rows: board.rows.map(row => ({ ...row, cells: [...row.cells] })),
});

export function cellAt({ rows }: Board, row: number, column: number): Cell {
  if (row < 0 || column < 0) return outside;
  return rows[row]?.cells[column] ?? blankCell;
}

/** Draws over a cell; the board grows where it has to. */
export function setCell(board: Board, [row, column]: readonly [number, number], cell: Cell): void {
  while (board.rows.length <= row) board.rows.push({ cells: [] });
  const { cells } = board.rows[row]!;
  while (cells.length < column) cells.push(blankCell);
  cells[column] = cell;
}

export const isBlankCell = (cell: Cell): boolean => cell !== outside && cell.text === ' ';
export const isTextCell = (cell: Cell): boolean =>
  cell !== outside && cell.arms === 0 && cell.heads === 0 && cell.text !== ' ';
/** A stroke that only runs on: from side to side, or from top to bottom. */
export const isPure = (cell: Cell, sides: number): boolean => cell.arms === sides && cell.heads === 0;

/** Columns that a text takes on this board. */
export const widthOn = ({ countsPoints }: Board, text: string): number =>
  countsPoints ? [...text].length : displayWidth(text);

/** Writes a text into blank cells. */
export function writeText(board: Board, [row, column]: readonly [number, number], text: string): void {
  let at = column;
  for (const character of text) {
    const width = widthOn(board, character);
    if (width === 0) {
      const before = cellAt(board, row, at - 1);
      if (at > column) setCell(board, [row, at - 1], { ...before, text: before.text + character });
      continue;
    }
    setCell(board, [row, at++], plainCell(character));
    if (width > 1) setCell(board, [row, at++], plainCell(''));
  }
}

/** The stroke that runs along these sides, or turns between them, in the drawing's style. */
export function strokeCell({ isPlain: plain }: Board, arms: number): Cell {
  if (plain) return { text: arms === (E | W) ? '-' : arms === (N | S) ? '|' : '+', arms, heads: 0 };
  return { text: glyphs.get(arms) ?? '┼', arms, heads: 0 };
}

const glyphs = new Map([
  [E | W, '─'],
  [N | S, '│'],
  [E | S, '┌'],
  [S | W, '┐'],
  [N | E, '└'],
  [N | W, '┘'],
  [N | E | S, '├'],
  [N | S | W, '┤'],
  [E | S | W, '┬'],
  [N | E | W, '┴'],
  [N | E | S | W, '┼'],
]);

/** The board's text. */
export const boardText = (board: Board): string => {
  const edits = boardEdits(board);
  let out = '';
  let at = 0;
  for (const { span, newText } of edits) {
    out += board.text.slice(at, span.start) + newText;
    at = span.end;
  }
  return out + board.text.slice(at);
};

/** What it takes to make the text the board's, in order: changed stretches of lines, and new lines. */
export function boardEdits({ rows, text }: Board): Edit[] {
  const lineEnd = lineEndOf(text);
  const edits: Edit[] = [];
  let fresh: string[] = [];
  let last = 0;
  const count = rowsLeft(rows);
  for (const { cells, source } of rows.slice(0, count)) {
    const shown = showRow(cells);
    if (!source) {
      fresh.push(shown);
      continue;
    }
    if (fresh.length > 0) edits.push(insertAt(source.start, fresh.map(line => line + lineEnd).join('')));
    fresh = [];
    last = source.end;
    if (shown !== source.shown) edits.push(lineEdit(text, source, shown));
  }
  if (fresh.length > 0) edits.push(insertAt(last, fresh.map(line => lineEnd + line).join('')));
  if (count < rows.length) edits.push(replace({ start: last, end: rows.at(-1)!.source!.end }, ''));
  return edits;
}

/** Lines at the end out of which a drawing has moved go; those that were blank before stay. */
function rowsLeft(rows: readonly Row[]): number {
  let count = rows.length;
  for (; count > 1; count--) {
    const { cells, source } = rows[count - 1]!;
    if (!source || source.shown === '' || showRow(cells) !== '') break;
  }
  return rows[count - 1]!.source ? count : rows.length;
}

/** Only what differs in a line; blanks at its end stay out of it. */
function lineEdit(text: string, { start, end }: { start: number; end: number }, shown: string): Edit {
  const old = text.slice(start, end).trimEnd();
  let head = 0;
  while (head < old.length && head < shown.length && old[head] === shown[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < shown.length - head && old.at(-1 - tail) === shown.at(-1 - tail))
    tail++;
  if (isTorn(old, head)) head--;
  if (tail > 0 && isTorn(old, old.length - tail)) tail--;
  return replace(
    { start: start + head, end: start + old.length - tail },
    shown.slice(head, shown.length - tail),
  );
}

/** True between the halves of a surrogate pair. */
const isTorn = (text: string, at: number): boolean => /^[\udc00-\udfff]/.test(text.slice(at, at + 1));
