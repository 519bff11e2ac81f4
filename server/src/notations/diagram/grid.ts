/** A drawing as a grid of columns: one cell for each column that a character takes in a fixed-width font. */
import type { Span } from '../../text/span.ts';
import { displayWidth } from './width.ts';

/** Cell `row * columns + column`. A margin of blank cells on all sides lets neighbours be looked at unchecked. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** A blank for nothing; '' for the second column of a wide character. */
  readonly glyphs: readonly string[];
  /** Offset of a cell's character in the text; −1 where the text has none. */
  readonly starts: Int32Array;
  /** Offset behind a cell's character and its combining marks. */
  readonly ends: Int32Array;
  readonly tabs: readonly Span[];
  /** True if a character is wider than one column, so that the other reading of widths would differ. */
  readonly isWide: boolean;
}

/** How wide a character is: as it is displayed, or one column each, as some people align. */
export type Widths = 'display' | 'points';

/** Columns of margin: as far as an edge may drift. */
export const MARGIN = 4;

const TAB = 4;
const maxLength = 20_000;
const maxCells = 100_000;

/** Undefined if the text is too large to be a drawing that a person looks at. */
export function readGrid(text: string, widths: Widths): Grid | undefined {
  if (text.length > maxLength) return undefined;
  const lines = readLines(text, widths);
  const columns = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0) + 2 * MARGIN;
  const rows = lines.length + 2 * MARGIN;
  if (rows * columns > maxCells) return undefined;
  const glyphs = new Array<string>(rows * columns).fill(' ');
  const starts = new Int32Array(rows * columns).fill(-1);
  const ends = new Int32Array(rows * columns).fill(-1);
  lines.forEach(({ cells }, row) => {
    cells.forEach(({ glyph, start, end }, column) => {
      const at = (row + MARGIN) * columns + column + MARGIN;
      glyphs[at] = glyph;
      starts[at] = start;
      ends[at] = end;
    });
  });
  const tabs = lines.flatMap(line => line.tabs);
  return { rows, columns, glyphs, starts, ends, tabs, isWide: lines.some(line => line.isWide) };
}

interface Cell {
  readonly glyph: string;
  readonly start: number;
  end: number;
}

interface Line {
  readonly cells: Cell[];
  readonly tabs: Span[];
  isWide: boolean;
}

function readLines(text: string, widths: Widths): Line[] {
  const lines: Line[] = [{ cells: [], tabs: [], isWide: false }];
  let at = 0;
  let joined = false;
  for (const character of text) {
    const start = at;
    at += character.length;
    const line = lines[lines.length - 1]!;
    if (character === '\n' || (character === '\r' && text[at] !== '\n'))
      lines.push({ cells: [], tabs: [], isWide: false });
    else if (character === '\t') addTab(line, start);
    else if (character !== '\r')
      addCharacter(line, { glyph: character, start, end: at }, joined ? 0 : widthOf(character, widths));
    joined = character === '\u200d';
  }
  return lines;
}

function addTab(line: Line, start: number): void {
  line.tabs.push({ start, end: start + 1 });
  do line.cells.push({ glyph: ' ', start, end: start + 1 });
  while (line.cells.length % TAB !== 0);
}

function addCharacter(line: Line, cell: Cell, width: number): void {
  const last = line.cells[line.cells.length - 1];
  if (width === 0) {
    if (last) last.end = cell.end;
    return;
  }
  line.cells.push(cell);
  if (cell.glyph >= '\u1100' && (width > 1 || displayWidth(cell.glyph) > 1)) line.isWide = true;
  for (let more = 1; more < width; more++) line.cells.push({ ...cell, glyph: '' });
}

function widthOf(character: string, widths: Widths): number {
  if (character < '\u0300' || (character >= '\u2190' && character <= '\u25ff')) return 1;
  const width = displayWidth(character);
  return widths === 'points' ? Math.min(1, width) : width;
}
