/** A required field that the sample does not show. */

import { insertMember } from '../notations/json/edit.ts';
import { nodesAt } from '../notations/json/path.ts';
import type { Field } from '../spec/field.ts';
import { type Pair, pairsOf } from '../spec/field-check.ts';
import { sampleText } from '../spec/sample-text.ts';
import { shift } from '../text/span.ts';
import { type Finding, sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `POST /searches/{id}`\n\n**Request**:\n\n```json\n';
const table = '\n```\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n';

export const apiFieldNotInSample = sectionRule({
  id: 'api-field-not-in-sample',
  title: 'Required field not in the sample',
  why: 'A sample without a required field is refused by the endpoint that it is meant to show.',
  severity: 'warning',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}{ "name": "Mine", "items": [{ "id": 1 }] }${table}| name | string | Yes | | Its name |\n| ‹shared› | boolean | Yes | | Seen by all |\n| items | array | Yes | | Hits |\n| ‹items[].rank› | integer | ✓ | | Its place |\n`,
      good: `${head}{ "name": "Mine", "owner": null, "items": [] }${table}| name | string | Yes | | Its name |\n| shared | boolean | No | | Seen by all |\n| id | string | Yes | | Of the path |\n| X-Trace-Id | string | Yes | | Header |\n| owner.id | string | Yes | | Its id |\n| items[].id | string | Yes | | Its id |\n`,
    },
    {
      bad: `${head}{\n  "name": "Mine"\n}${table}| name | string | Yes | | Its name |\n| ‹kind› | string | Yes | One of: own, shared | Whose it is |\n`,
      good: `${head}{\n  "name": "Mine",\n  ...\n}${table}| name | string | Yes | | Its name |\n| kind | string | Yes | | Whose it is |\n`,
    },
  ],
  *check(section) {
    for (const pair of pairsOf(section))
      for (const field of pair.notShown) if (field.required === true) yield toFinding(pair, field);
  },
});

function toFinding({ sample, document, fields }: Pair, field: Field): Finding {
  const { text, span } = field.name;
  const parts = text.split('.');
  const parent = parts.slice(0, -1).join('.');
  const holder = parent === '' ? document : nodesAt(document, parent).places[0]?.node;
  const object = holder?.members ? holder : holder?.items?.find(item => item.members);
  const valueText = sampleText(field, fields);
  const edits = object
    ? insertMember(sample.json.text, object, { key: parts.at(-1)!.replace(/\[\]$/, ''), valueText })
    : [];
  const at = (object ?? document).span;
  return {
    span,
    message: `Required field '${text}' is not in the sample, expected it there`,
    related: [
      {
        span: shift({ start: at.start, end: at.start + 1 }, sample.origin),
        message: 'The sample does not show it',
      },
    ],
    ...(edits.length > 0
      ? {
          suggestions: [
            {
              title: `Add \`${text}\` to the sample`,
              edits: edits.map(e => ({ ...e, span: shift(e.span, sample.origin) })),
            },
          ],
        }
      : {}),
  };
}
