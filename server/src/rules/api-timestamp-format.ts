/** A point in time in a sample that is not written as RFC 3339 has it. */

import type { JsonNode } from '../notations/json/node.ts';
import { eachPath } from '../notations/json/path.ts';
import { readTimestamp } from '../notations/json/value-form.ts';
import { samplesOf } from '../spec/json-sample.ts';
import { insertAt } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import { type Finding, sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `GET /searches/{id}`\n\n**Response (200 OK)**:\n\n```json\n';

export const apiTimestampFormat = sectionRule({
  id: 'api-timestamp-format',
  title: 'Time without zone or form',
  why: 'A time without a zone is another moment in every office, and other forms are parsed by luck.',
  severity: 'info',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}{ "createdAt": ‹"2026-01-01 00:00"›, "updatedAt": ‹"2026-01-01T00:00:00"›, "runs": [{ "at": ‹"2026-02-30T00:00:00Z"› }] }\n\`\`\`\n`,
      good: `${head}{ "createdAt": "2026-01-01T00:00:00Z", "day": "2026-01-01", "at": "2026-01-01T00:00:00.5+02:00", "localTime": "2026-01-01T09:00:00", "name": "2026" }\n\`\`\`\n`,
    },
  ],
  *check(section) {
    for (const { json, origin } of samplesOf(section))
      for (const document of json.documents)
        for (const { key, nodes } of eachPath(document)) {
          if (/local/i.test(key)) continue;
          const found = nodes.map(node => check(node, origin)).find(f => f !== undefined);
          if (found) yield found;
        }
  },
});

function check({ value, span }: JsonNode, origin: number): Finding | undefined {
  const form = typeof value === 'string' ? readTimestamp(value) : undefined;
  if (form === undefined || form === 'zoned') return undefined;
  const at = shift(span, origin);
  if (form === 'impossible')
    return { span: at, message: `Unexpected time '${value}', expected one that a clock and a calendar show` };
  if (form === 'other')
    return {
      span: at,
      message: `Unexpected form of a time '${value}', expected RFC 3339 such as 2026-01-31T09:30:00Z`,
    };
  return {
    span: at,
    message: `Time '${value}' has no zone, expected one such as Z`,
    suggestions: [{ title: 'Add `Z`', edits: [insertAt(at.end - 1, 'Z')] }],
  };
}
