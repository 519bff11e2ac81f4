/** A row that still is the template's sample. */

import type { Row } from '../blocks/block.ts';
import { isChoiceList } from '../spec/choice.ts';
import { holdsPlaceholder } from '../spec/place.ts';
import { namesSample } from '../spec/sample.ts';
import type { Section, SpecTable } from '../spec/section.ts';
import { valueKey } from '../template/key.ts';
import type { TableSlot } from '../template/template.ts';
import { replace } from '../text/edit.ts';
import { lineStart } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import { textOf } from '../text/span.ts';
import { gate, type Repair, sectionRule } from './rule.ts';

export const tableExampleRowLeft = sectionRule({
  id: 'table-example-row-left',
  title: 'Sample row left from the template',
  why: 'A row that the template made up is read as a fact about this feature.',
  severity: gate({ Draft: 'info', 'In Review': 'warning', Approved: 'error' }),
  needs: 'tables',
  examples: [
    {
      bad: '### New Entities\n\n#### `SavedSearch`\n\n**Field Definitions**:\n| Field | Type | Constraints | Description |\n|---|---|---|---|\n| id | UUID | PK | Unique identifier |\n‹| field1 | VARCHAR(255) | NOT NULL | Its name |›',
      good: '### New Entities\n\n#### `SavedSearch`\n\n**Field Definitions**:\n| Field | Type | Constraints | Description |\n|---|---|---|---|\n| id | UUID | PK | Unique identifier |\n| name | VARCHAR(255) | NOT NULL | Its name |',
      template:
        '<!-- handoff:\nsamples: field1\n-->\n# Plan\n\n### New Entities\n\n<!-- handoff:\ntitle: any\nrepeatable: yes\n-->\n#### `Name`\n\n**Field Definitions**:\n| Field | Type | Constraints | Description |\n|---|---|---|---|\n| id | UUID | PK | Unique identifier |\n| field1 | VARCHAR(255) | NOT NULL | Its name |\n| status | TEXT | | [States] |\n',
    },
    {
      bad: '## Rollout Plan\n\n### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n‹| Error rate > 5% | Disable feature flag | On-call |›\n‹| Data corruption | Restore from backup | DBA |›',
      good: '## Rollout Plan\n\n### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n| Error rate > 5% | Disable feature flag | On-call |\n| Searches lost | Restore from backup | DBA |',
    },
  ],
  *check(section) {
    for (const table of section.tables) {
      const { slot } = table;
      if (!slot || slot.rows.length === 0) continue;
      const isSample = (row: Row): boolean =>
        keysOf(slot).some(sample => isSame(section, { table, slot, row }, sample));
      const { rows } = table.table;
      const untouched = !slot.standing && rows.length === slot.rows.length && rows.every(isSample);
      for (const row of rows) {
        if (
          !isSample(row) ||
          isOpen(section, table, row) ||
          !(untouched || namesSample(section.template, textOf(section.text, row.span)))
        )
          continue;
        yield {
          span: row.span,
          message: 'Unexpected sample row of the template, expected real content',
          tag: 'unnecessary',
          suggestions: [deletion(section, row)],
        };
      }
    }
  },
});

interface Place {
  readonly table: SpecTable;
  readonly slot: TableSlot;
  readonly row: Row;
}

/** Cells of the template's columns equal, cells of others empty. */
function isSame(section: Section, { table, slot, row }: Place, sample: readonly string[]): boolean {
  return table.columns.every((column, i) => {
    const expected = column.slot ? (sample[slot.columns.indexOf(column.slot)] ?? '') : '';
    return valueKey(cellText(section, row, i)) === expected;
  });
}

const keysOf = memo((slot: TableSlot) => slot.rows.map(row => row.map(valueKey)));

function cellText({ text }: Section, row: Row, column: number): string {
  const span = row.cells[column]?.span;
  return span ? text.slice(span.start, span.end) : '';
}

/** Brackets and choice lists that are left have rules of their own. */
const isOpen = (section: Section, { columns }: SpecTable, row: Row): boolean =>
  holdsPlaceholder(section, row.span) ||
  columns.some((column, i) => column.slot && isChoiceList(cellText(section, row, i), column.slot.values));

/** The row with its line end, or with the one before it where it is the last line. */
function deletion({ text }: Section, { span }: Row): Repair {
  const start = lineStart(text, span.start);
  const behind = /^[ \t]*(\r\n|\n|\r)/.exec(text.slice(span.end, span.end + 200));
  const before = /(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(0, start - 2), start));
  const whole = behind
    ? { start, end: span.end + behind[0].length }
    : { start: start - (before?.[0].length ?? 0), end: span.end };
  return { title: 'Delete the sample row', edits: [replace(whole, '')] };
}
