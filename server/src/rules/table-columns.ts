/** A table whose columns are not the template's. */

import type { Row } from '../blocks/block.ts';
import type { Section, SpecTable } from '../spec/section.ts';
import type { ColumnSlot, TableSlot } from '../template/template.ts';
import { type Edit, insertAt, replace } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

export const tableColumns = sectionRule({
  id: 'table-columns',
  title: 'Table column missing or misspelt',
  why: 'Readers and checks find a fact by its column; a column that is not there is a fact that was not asked for.',
  severity: 'error',
  needs: 'tables',
  examples: [
    {
      bad: '### Validation Rules\n\n‹| Rule | Error Code | Error Message |›\n|---|---|---|\n| Amount | amount_too_high | Too much |',
      good: '### Validation Rules\n\n| Rule | Condition | Error Code | Error Message |\n|---|---|---|---|\n| Amount | Above 1000 | amount_too_high | Too much |',
    },
    {
      bad: '### Validation Rules\n\n| Rule | ‹Conditon› | Error Code | Error Message |\n|---|---|---|---|\n| Amount | Above 1000 | amount_too_high | Too much |',
      good: '### Validation Rules\n\n| Rule | Condition | Error Code | Error Message |\n|---|---|---|---|\n| Amount | Above 1000 | amount_too_high | Too much |',
    },
    {
      bad: '### Validation Rules\n\n| Rule | ‹Reason› | Error Code | Error Message |\n|---|---|---|---|\n| Amount | Above 1000 | amount_too_high | Too much |',
      good: '### Validation Rules\n\n| Rule | Condition | Reason | Error Code | Error Message |\n|---|---|---|---|---|\n| Amount | Above 1000 | Fraud | amount_too_high | Too much |',
    },
  ],
  *check(section) {
    for (const table of section.tables) {
      if (!table.slot) continue;
      for (const column of table.columns) {
        if (!column.slot || !column.misspelt) continue;
        const { name } = column.slot;
        yield {
          span: column.span,
          message: `Unexpected column '${column.name}', did you mean '${name}'?`,
          fix: { title: `Rename column to '${name}'`, edits: [replace(column.span, name)] },
        };
      }
      yield* missingColumns(section, table, table.slot);
    }
  },
});

function* missingColumns(section: Section, table: SpecTable, slot: TableSlot) {
  const present = new Set(table.columns.map(c => c.slot));
  for (const column of slot.columns) {
    if (present.has(column)) continue;
    const insert = {
      title: `Insert column '${column.name}'`,
      edits: insertColumn(section, table, { slot, column }),
    };
    const stranger = table.columns[slot.columns.indexOf(column)];
    if (stranger && !stranger.slot && table.columns.length === slot.columns.length) {
      const rename = {
        title: `Rename column to '${column.name}'`,
        edits: [replace(stranger.span, column.name)],
      };
      yield {
        span: stranger.span,
        message: `Unexpected column '${stranger.name}', expected '${column.name}'`,
        suggestions: [rename, insert],
      };
      continue;
    }
    yield {
      span: table.table.header.span,
      message: `Column '${column.name}' is missing, expected ${slot.columns.map(c => c.name).join(' | ')}`,
      fix: insert,
    };
  }
}

/** Cells go behind the column that precedes it in the template, or to the front. */
function insertColumn(
  section: Section,
  table: SpecTable,
  { slot, column }: { slot: TableSlot; column: ColumnSlot },
): Edit[] {
  const index = slot.columns.indexOf(column);
  let after = -1;
  for (let i = index - 1; i >= 0 && after < 0; i--)
    after = table.columns.findIndex(c => c.slot === slot.columns[i]);
  const { header, delimiter, rows } = table.table;
  const dashes = '-'.repeat(Math.max(3, column.name.length + 2));
  return [
    insertCell(section.text, header, { after, content: ` ${column.name} ` }),
    insertCell(section.text, delimiter, { after, content: dashes }),
    ...rows.map(row =>
      insertCell(section.text, row, {
        after,
        content: ` ${sampleFor(section, row, { slot, table, index })} `,
      }),
    ),
  ];
}

/** What the template has in that column, if the row is otherwise one of its own; else its placeholder, else a blank. */
function sampleFor(
  { text, template }: Section,
  row: Row,
  { slot, table, index }: { slot: TableSlot; table: SpecTable; index: number },
): string {
  const twin = slot.rows.find(sample =>
    table.columns.every((c, i) => {
      const cell = row.cells[i];
      return (
        !c.slot ||
        (cell && text.slice(cell.span.start, cell.span.end) === sample[slot.columns.indexOf(c.slot)])
      );
    }),
  );
  if (twin) return twin[index] ?? '';
  const first = slot.rows[0]?.[index] ?? '';
  return template.placeholders.has(first.replace(/^\[|\]$/g, '')) ? first : '';
}

function insertCell(text: string, row: Row, { after, content }: { after: number; content: string }): Edit {
  const previous = row.cells[Math.min(after, row.cells.length - 1)];
  if (after < 0 || !previous) {
    const leads = text.charAt(row.span.start) === '|';
    return insertAt(row.span.start + (leads ? 1 : 0), `${content}|`);
  }
  let at = previous.span.end;
  while (at < row.span.end && text.charAt(at) !== '|') at++;
  return insertAt(at, `|${content}`);
}
