/** A key of a payload that is nearly a column of an entity, and is none. */

import { columnKey } from '../spec/definition.ts';
import { entitiesOf } from '../spec/entity.ts';
import { toCamel } from '../spec/event-entity.ts';
import { eventSamplesOf } from '../spec/event-match.ts';
import type { Spec } from '../spec/spec.ts';
import { replace } from '../text/edit.ts';
import { memo } from '../text/memo.ts';
import { distance } from '../text/similarity.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const model =
  '## Data Model\n\n### New Entities\n\n#### `Refund`\n\n```sql\nCREATE TABLE refunds (id UUID PRIMARY KEY, amount_minor BIGINT, currency TEXT, opened_at TIMESTAMPTZ);\n```\n\n## Integration Points\n\n### Event Publishing\n\n#### Events Produced\n\n| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n| `refund.approved` | Approval | Refund | Ledger |\n\n```json\n// Event schema: refund.approved\n';

export const eventPayloadVsEntity = specRule({
  id: 'event-payload-vs-entity',
  title: 'Payload key misspelt',
  why: 'A payload key that the table spells otherwise is a slip in one of them, and consumers will copy it.',
  severity: 'info',
  reads: ['entity', 'events consumed', 'events produced', ''],
  examples: [
    {
      bad: `${model}{ "payload": { "id": "r-1", "‹amuontMinor›": 10, "‹curency›": "EUR" } }\n\`\`\``,
      good: `${model}{ "payload": { "refundId": "r-1", "amountMinor": 10, "currency": "EUR", "openedBy": "Ana", "score": 3, "amountsMinor": [10] } }\n\`\`\``,
    },
  ],
  *check(spec) {
    const columns = columnsOf(spec);
    const known = new Set(columns.map(c => columnKey(c.name)));
    for (const { placed, sample } of eventSamplesOf(spec)) {
      if (!sample.isSure || !sample.payload) continue;
      for (const { key, keySpan } of sample.payload.members ?? []) {
        const words = wordsOf(key);
        const near = known.has(columnKey(key)) ? undefined : columns.find(c => isSlip(words, c.words));
        if (!near) continue;
        const span = shift(keySpan, placed.origin + sample.origin);
        const wanted = key.includes('_') ? near.name : toCamel(near.name);
        yield {
          span,
          message: `Unexpected key '${key}', did you mean '${wanted}'?`,
          related: [{ span: near.span, message: `Column \`${near.name}\`` }],
          suggestions: [{ title: `Replace with \`${wanted}\``, edits: [replace(span, wanted)] }],
        };
      }
    }
  },
});

/** The columns of all entities, with offsets of the document. */
const columnsOf = memo((spec: Spec) =>
  entitiesOf(spec).flatMap(({ placed, entity }) =>
    entity.tables.flatMap(({ columns }) =>
      columns.map(({ name }) => ({
        name: name.name,
        words: wordsOf(name.name),
        span: shift(name.span, placed.origin),
      })),
    ),
  ),
);

const wordsOf = (name: string): string[] =>
  name
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_');

/** The same words but for one, in which a letter is swapped, left out, added or replaced; endings are grammar. */
function isSlip(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const [other, ...more] = a.flatMap((word, i) => (word === b[i] ? [] : [[word, b[i]!] as const]));
  if (!other || more.length > 0) return false;
  const [word, column] = other;
  if (Math.min(word.length, column.length) < 5 || word[0] !== column[0]) return false;
  if (word.slice(0, -2) === column.slice(0, word.length - 2)) return false;
  return distance(word, column, 1) === 1;
}
