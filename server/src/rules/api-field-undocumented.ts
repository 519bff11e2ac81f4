/** A key of a sample that the field table does not name. */

import { type Pair, pairsOf, type Stray } from '../spec/field-check.ts';
import { newFieldRow } from '../spec/new-field.ts';
import type { Section } from '../spec/section.ts';
import { replace } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import { type Finding, sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `POST /searches`\n\n**Request**:\n\n```json\n';
const table = '\n```\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n';

export const apiFieldUndocumented = sectionRule({
  id: 'api-field-undocumented',
  title: 'Field not in the table',
  why: 'A field that only the sample knows has no type, no limits and no meaning, and is built by guesswork.',
  severity: 'warning',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}{ "name": "Mine", "‹shraed›": true, "‹tags›": ["a"], "query": { "‹text›": "x", "from": 1 } }${table}| name | string | Yes | | Its name |\n| shared | boolean | Yes | | Seen by all |\n| query | object | Yes | | What is sought |\n| query.from | integer | No | | First hit |\n`,
      good: `${head}{ "name": "Mine", "owner": { "id": 1 }, "tags": [{ "id": 1 }] }${table}| \`name\` | string | Yes | | Its name |\n| owner | object | Yes | | Who it is |\n| tags[] | array | Yes | | |\n| tags[].id | integer | Yes | | Its id |\n\n**Response (200 OK)**:\n\n\`\`\`json\n{ "data": { "id": 1 } }\n\`\`\`\n`,
    },
  ],
  *check(section) {
    for (const pair of pairsOf(section))
      for (const stray of pair.undocumented) yield toFinding(section, pair, stray);
  },
});

function toFinding(section: Section, pair: Pair, { path, near }: Stray): Finding {
  const span = shift(path.keySpan, pair.sample.origin);
  const { table } = pair.tables[0]!;
  const add = {
    title: `Add \`${path.path}\` to the table`,
    edits: [newFieldRow(section, table, { path, fields: pair.fields })],
    scaffold: true,
  };
  if (!near)
    return {
      span,
      message: `Unexpected field '${path.path}', expected a row for it in the field table`,
      related: [{ span: table.table.header.span, message: 'No row names it' }],
      suggestions: [add],
    };
  const documented = near.name.text.split('.').at(-1)!;
  const { start, end } = near.name.span;
  const own = { start: Math.max(start, end - documented.length), end };
  return {
    span,
    message: `Unexpected field '${path.path}', did you mean '${near.name.text}'?`,
    related: [{ span: near.name.span, message: `Documented as '${near.name.text}'` }],
    suggestions: [
      {
        title: `Rename \`${path.key}\` in the sample to \`${documented}\``,
        edits: [replace(span, documented)],
      },
      { title: `Rename \`${documented}\` in the table to \`${path.key}\``, edits: [replace(own, path.key)] },
      add,
    ],
  };
}
