/** Repeated tables: tables that say more of what another table of their section says already. */

import { type Choice, readChoice } from './choice.ts';
import { type CellText, cellOf, rowsIn } from './rows.ts';
import type { Section } from './section.ts';

export interface Stray {
  readonly cell: CellText;
  readonly choice: Extract<Choice, { kind: 'unknown' }>;
  /** The column's name and values in the template. */
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * Cells of a column whose value is none of the template's, in the tables of a kind that only repeat it. Those of the
 * first table are checked by its own slot.
 */
export function strayValues(section: Section, kind: string, role: string): Stray[] {
  const slot = section.slot?.tables.find(table => table.kind === kind);
  const column = slot?.columns.find(c => c.role === role);
  if (!column || column.values.length === 0) return [];
  const { name, values } = column;
  return rowsIn(section, kind).flatMap(row => {
    const cell = row.table.slot ? undefined : cellOf(row, role);
    const choice = cell && readChoice(cell.raw, values, section.template);
    return cell && choice?.kind === 'unknown' ? [{ cell, choice, name, values }] : [];
  });
}
