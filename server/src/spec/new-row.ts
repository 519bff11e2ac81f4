/** New rows of tables, written like the rows that are there. */

import type { Row } from '../blocks/block.ts';
import { type Edit, insertAt } from '../text/edit.ts';
import { lineEndOf, lineStart } from '../text/lines.ts';
import { textOf } from '../text/span.ts';
import type { Section, SpecTable } from './section.ts';

export interface NewRow {
  /** The text of each cell by the role of its column; the others stay empty. */
  readonly cells: ReadonlyMap<string, string>;
  /** The row it comes behind; the last one if absent. */
  readonly after?: Row | undefined;
}

/** Puts a row into a table: same indentation, same outer pipes, cells as wide as the columns where all are aligned. */
export function newRow(section: Section, table: SpecTable, { cells, after }: NewRow): Edit {
  const { text } = section;
  const { header, delimiter, rows } = table.table;
  const model = after ?? rows.at(-1) ?? delimiter;
  const indent = text.slice(lineStart(text, model.span.start), model.span.start);
  const line = textOf(text, model.span);
  const lead = /^\s*\|/.test(line) ? '|' : '';
  const widths = widthsOf(textOf(text, header.span), textOf(text, delimiter.span));
  const written = table.columns.map(({ role }, i) => {
    const cell = (cells.get(role) ?? '').replace(/(?<!\\)\|/g, '\\|');
    const padded = cell.padEnd((widths[i] ?? 0) - 2);
    return lead === '' && i === 0 ? `${padded} ` : ` ${padded} `;
  });
  const tail = /\|\s*$/.test(line) ? '|' : '';
  const row = `${indent}${/^\s*/.exec(line)![0]}${lead}${written.join('|')}${tail}`;
  return insertAt(model.span.end, `${lineEndOf(text)}${tail === '' ? row.trimEnd() : row}`);
}

/** Widths between the pipes, where header and delimiter agree in all of them; else none. */
function widthsOf(header: string, delimiter: string): number[] {
  const widths = (line: string): number[] =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map(piece => piece.length);
  const own = widths(header);
  return own.join() === widths(delimiter).join() ? own : [];
}
