/** A letter where the field table says Yes or No. */

import { readChoice } from '../spec/choice.ts';
import { fieldTablesOf } from '../spec/field.ts';
import { replace } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

const table =
  '### New Endpoints\n\n#### `POST /searches`\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n';

export const apiFieldRequiredWord = sectionRule({
  id: 'api-field-required-word',
  title: 'Letter instead of a word',
  why: 'One column with one pair of words is read at a glance, by people and by generators.',
  severity: 'warning',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'tables',
  examples: [
    {
      bad: `${table}| name | string | ‹Y› | | Its name |\n| tags | array | ‹n› | | Words |\n`,
      good: `${table}| name | string | Yes | | Its name |\n| tags | array | no | | Words |\n| kind | string | ✓ | | Whose |\n| sort | string | Yes, with \`tags\` | | Order |\n| limit | integer | Optional | | How many |\n`,
    },
  ],
  *check(section) {
    for (const { fields, table: own } of fieldTablesOf(section)) {
      const choices = own.columns.find(c => c.role === 'required')?.slot?.values ?? [];
      if (choices.length === 0) continue;
      for (const { requiredCell } of fields) {
        if (!requiredCell || !/^[A-Za-z]$/.test(requiredCell.raw)) continue;
        const choice = readChoice(requiredCell.raw, choices, section.template);
        const value = choice.kind === 'known' ? choice.values[0] : undefined;
        if (value === undefined) continue;
        const { span, raw } = requiredCell;
        yield {
          span,
          message: `Unexpected value '${raw}', expected '${value}'`,
          fix: { title: `Replace with \`${value}\``, edits: [replace(span, value)] },
        };
      }
    }
  },
});
