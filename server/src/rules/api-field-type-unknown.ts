/** A type in a field table that is a misspelt one. */

import { fieldTablesOf } from '../spec/field.ts';
import { replace } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

const table =
  '### New Endpoints\n\n#### `POST /searches`\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n';

export const apiFieldTypeUnknown = sectionRule({
  id: 'api-field-type-unknown',
  title: 'Type misspelt',
  why: 'A type that nobody knows is replaced by the one each reader takes it for.',
  severity: 'warning',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'tables',
  examples: [
    {
      bad: `${table}| name | ‹strng› | Yes | | Its name |\n| limit | \`‹intger›\` | Yes | | How many |\n`,
      good: `${table}| name | string | Yes | | Its name |\n| kind | SearchKind | Yes | | Whose |\n| at | string (date-time) | Yes | | When |\n| tags | array of strings | Yes | | Words |\n| money | money | Yes | | Price |\n| data | data | Yes | | All |\n| id | integer or string | Yes | | Its id |\n`,
    },
  ],
  *check(section) {
    for (const { fields } of fieldTablesOf(section))
      for (const { type } of fields) {
        if (type?.near === undefined) continue;
        const raw = section.text.slice(type.span.start, type.span.end);
        const start = type.span.start + Math.max(0, raw.indexOf(type.text));
        const span = { start, end: start + type.text.length };
        yield {
          span,
          message: `Unexpected type '${type.text}', did you mean '${type.near}'?`,
          fix: { title: `Replace with \`${type.near}\``, edits: [replace(span, type.near)] },
        };
      }
  },
});
