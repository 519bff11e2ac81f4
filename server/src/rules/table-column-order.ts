/** A table whose columns stand in another order than the template's. */

import type { Row, Table } from '../blocks/block.ts';
import type { Section, SpecTable } from '../spec/section.ts';
import { type Edit, replace } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

export const tableColumnOrder = sectionRule({
  id: 'table-column-order',
  title: 'Columns out of order',
  why: 'Who reads several specifications reads a column by its place.',
  severity: 'info',
  needs: 'tables',
  examples: [
    {
      bad: '### Validation Rules\n\n| Rule | Error Code | ‹Condition› | Error Message |\n|---|:-:|---|---|\n| Amount | amount_too_high | Above 1000 | |',
      good: '### Validation Rules\n\n| Rule | Condition | Limit | Error Code | Error Message |\n|---|---|---|:-:|---|\n| Amount | Above 1000 | 1000 | amount_too_high | |',
    },
    {
      bad: '### Component Changes\n\nDescription | ‹Component› | Change Type\n---|---|---\nStores searches | API',
      good: '### Component Changes\n\nComponent | Change Type | Description\n---|---|---\nAPI | New | Stores searches',
    },
  ],
  *check(section) {
    for (const table of section.tables) {
      if (!table.slot) continue;
      const places = table.columns.map(c => (c.slot ? table.slot!.columns.indexOf(c.slot) : -1));
      const wrong = places.findIndex(
        (place, i) => place >= 0 && places.slice(0, i).some(before => before > place),
      );
      if (wrong < 0) continue;
      const column = table.columns[wrong]!;
      const after = table.columns[places.findIndex(place => place > places[wrong]!)]!;
      const order = [...places.entries()].filter(([, place]) => place >= 0);
      yield {
        span: column.span,
        message: `Column '${column.name}' belongs before '${after.name}', expected ${table.slot.columns.map(c => c.name).join(' | ')}`,
        ...(isRegular(section, table.table)
          ? { fix: { title: 'Put the columns in order', edits: permute(section, table, order) } }
          : {}),
      };
    }
  },
});

/** Every row has its pipes at both ends and a cell for each column, so that contents can change places. */
function isRegular({ text }: Section, { header, delimiter, rows }: Table): boolean {
  return [header, delimiter, ...rows].every(
    ({ span, cells }) =>
      cells.length === header.cells.length &&
      /^\|[^\r\n]*[^\\\r\n]\|$/.test(text.slice(span.start, span.end)),
  );
}

/** `order` has the known columns as they stand, each with its place in the template. */
function permute(
  section: Section,
  { table }: SpecTable,
  order: readonly (readonly [number, number])[],
): Edit[] {
  const sorted = [...order].sort((a, b) => a[1] - b[1]);
  return [table.header, table.delimiter, ...table.rows].flatMap(row =>
    order.flatMap(([to], i) => {
      const from = sorted[i]![0];
      return from === to ? [] : [replace(row.cells[to]!.span, contentOf(section, row, from))];
    }),
  );
}

const contentOf = ({ text }: Section, row: Row, column: number): string => {
  const { start, end } = row.cells[column]!.span;
  return text.slice(start, end);
};
