/** A validation of which no rule can be made out. */

import { fieldTablesOf } from '../spec/field.ts';
import { saysNothing } from '../spec/rows.ts';
import { sectionRule } from './rule.ts';

const table =
  '### New Endpoints\n\n#### `POST /searches`\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n';

export const apiFieldValidationUnreadable = sectionRule({
  id: 'api-field-validation-unreadable',
  title: 'Validation not understood',
  why: 'What no tool understands is checked by none, in the samples as in the generated schemas.',
  severity: 'off',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'tables',
  examples: [
    {
      bad: `${table}| name | string | Yes | ‹as usual› | Its name |\n`,
      good: `${table}| name | string | Yes | Max 50 chars, as usual | Its name |\n| tags | array | No | - | Words |\n| query | object | Yes | See schema | What is sought |\n| kind | string | Yes | One of: own, shared | Whose |\n`,
    },
  ],
  *check(section) {
    for (const { fields } of fieldTablesOf(section))
      for (const { row, validation } of fields) {
        const cell = row.cells.get('validation');
        if (!cell || !validation || validation.understood || validation.constraints.length > 0) continue;
        if (saysNothing(cell, section) || /^see\b|\bschema\b|\]\(/i.test(cell.raw)) continue;
        yield {
          span: cell.span,
          message: `Unexpected validation '${cell.text}', expected a rule such as 'Max 255 chars', 'Min 0, Max 10' or 'One of: a, b'`,
        };
      }
  },
});
