/** A sheet to draw on: rows of columns, where wide characters take two. */
import { displayWidth } from './width.ts';

export interface Canvas {
  write(row: number, column: number, text: string): void;
  /** Draws a piece of a line; across another line it makes a crossing. */
  cross(row: number, column: number, glyph: '─' | '│'): void;
  /** All rows, without blanks at their ends. */
  text(): string;
}

export function toCanvas(): Canvas {
  const rows: string[][] = [];
  const rowAt = (row: number): string[] => {
    while (rows.length <= row) rows.push([]);
    return rows[row]!;
  };
  const put = (row: number, column: number, glyph: string): void => {
    const cells = rowAt(row);
    while (cells.length < column) cells.push(' ');
    cells[column] = glyph;
  };
  return {
    write: (row, column, text) => {
      let at = column;
      for (const glyph of text) {
        const width = displayWidth(glyph);
        if (width === 0 && at > column) rows[row]![at - 1] += glyph;
        else put(row, at, glyph);
        if (width === 2) put(row, at + 1, '');
        at += width;
      }
    },
    cross: (row, column, glyph) => {
      const there = rowAt(row)[column] ?? ' ';
      put(row, column, there !== ' ' && there !== glyph ? '┼' : glyph);
    },
    text: () => rows.map(cells => cells.join('').trimEnd()).join('\n'),
  };
}
