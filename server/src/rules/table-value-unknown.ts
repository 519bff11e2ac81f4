/** A cell whose value is none of those its column allows. */

import { readChoice } from '../spec/choice.ts';
import { holdsPlaceholder } from '../spec/place.ts';
import { eachCell, type Section } from '../spec/section.ts';
import type { ColumnSlot } from '../template/template.ts';
import { type Span, shift } from '../text/span.ts';
import { type Finding, sectionRule, unexpectedValue } from './rule.ts';

export const tableValueUnknown = sectionRule({
  id: 'table-value-unknown',
  title: 'Cell value not among the choices',
  why: 'Where a column offers a choice, readers and checks know what each of the values means, and no other.',
  severity: 'warning',
  needs: 'tables',
  examples: [
    {
      bad: '### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| API | ‹Modifyed› | Stores searches |\n| Web | ‹Touched› | Lists them |',
      good: '### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| API | **modify** (v2) | Stores searches |\n| Web | New / Modify | Lists them |\n| Mail | Sends them |\n| Jobs | - | Unchanged |',
    },
    {
      bad: '### New Endpoints\n\n#### `POST /searches`\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n| name | string | ‹Yse› | | Its name |',
      good: '### New Endpoints\n\n#### `POST /searches`\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n| name | string | ✓ | | Its name |\n| tags | array | optional | | Its tags |\n| sort | string | Yes, with `tags` | | Its order |',
    },
  ],
  *check(section) {
    for (const table of section.tables)
      for (const [i, column] of table.columns.entries())
        if (column.slot && isChecked(section, column.slot))
          for (const { row, span } of eachCell(table, i)) {
            // In a row of another width the cell may belong to another column.
            if (row.cells.length !== table.columns.length) continue;
            const finding = checkCell(section, span, column.slot);
            if (finding) yield finding;
          }
  },
});

/** The state of a question has a rule of its own, that knows which states close it. */
const isChecked = ({ slot }: Section, { values, closed }: ColumnSlot): boolean =>
  values.length > 0 && !(slot?.kind === 'questions' && closed.length > 0);

function checkCell(section: Section, cell: Span, { name, values }: ColumnSlot): Finding | undefined {
  if (holdsPlaceholder(section, cell)) return undefined;
  const choice = readChoice(section.text.slice(cell.start, cell.end), values, section.template);
  if (choice.kind !== 'unknown') return undefined;
  const span = shift(choice.span, cell.start);
  const value = section.text.slice(span.start, span.end);
  return unexpectedValue(span, value, { near: choice.near, place: `in column '${name}'`, choices: values });
}
