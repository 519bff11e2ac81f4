/** Rows: what the tables of a section say, cell by cell under the role of its column. */

import type { Row } from '../blocks/block.ts';
import { stripMarkup } from '../template/key.ts';
import { memo } from '../text/memo.ts';
import { type Span, textOf } from '../text/span.ts';
import { isChoiceList } from './choice.ts';
import { holdsPlaceholder } from './place.ts';
import { namesSample } from './sample.ts';
import type { Section, SpecTable } from './section.ts';

export interface CellText {
  /** Within the section's chunk, blanks around it left out. */
  readonly span: Span;
  readonly raw: string;
  /** Without emphasis, links and code marks. */
  readonly text: string;
}

export interface SpecRow {
  readonly table: SpecTable;
  readonly row: Row;
  /** By the role of the column; columns that the template does not have are left out, and so are missing cells. */
  readonly cells: ReadonlyMap<string, CellText>;
  /** It still holds a placeholder, a list of choices or a name that the template made up: nothing can be said of it. */
  readonly isOpen: boolean;
}

/** The rows of all tables of a section that the template knows the kind of, in order. */
export const rowsOf: (section: Section) => readonly SpecRow[] = memo(section =>
  section.tables.flatMap(table =>
    table.kind === '' ? [] : table.table.rows.map(row => readRow(section, table, row)),
  ),
);

/** The rows of one kind, the open ones left out. */
export const rowsIn = (section: Section, kind: string): SpecRow[] =>
  rowsOf(section).filter(row => row.table.kind === kind && !row.isOpen);

/** The cell of a role; undefined if there is none or if it is empty. */
export function cellOf(row: SpecRow, role: string): CellText | undefined {
  const cell = row.cells.get(role);
  return cell && cell.raw !== '' ? cell : undefined;
}

/** True if a cell says that there is nothing to say: a dash, or one of the template's words for it. */
export const saysNothing = ({ text }: CellText, { template }: Section): boolean =>
  /^[-–—.\s]*$/.test(text) || template.notApplicable.some(word => text.toLowerCase() === word.toLowerCase());

function readRow(section: Section, table: SpecTable, row: Row): SpecRow {
  const cells = new Map<string, CellText>();
  for (const [i, { role }] of table.columns.entries()) {
    const span = row.cells[i]?.span;
    if (!span || role === '' || cells.has(role)) continue;
    const raw = textOf(section.text, span);
    cells.set(role, { span, raw, text: stripMarkup(raw) });
  }
  return { table, row, cells, isOpen: isOpen(section, table, row) };
}

function isOpen(section: Section, table: SpecTable, row: Row): boolean {
  if (holdsPlaceholder(section, row.span)) return true;
  if (namesSample(section.template, textOf(section.text, row.span))) return true;
  return table.columns.some((column, i) => {
    const cell = row.cells[i];
    const values = column.slot?.values ?? [];
    return cell && values.length > 1 && isChoiceList(textOf(section.text, cell.span), values);
  });
}
