/** A key of a payload that is nearly a column of an entity, and is none. */

import type { Name } from '../notations/sql/model.ts';
import { columnKey } from '../spec/definition.ts';
import { type Entity, entitiesOf } from '../spec/entity.ts';
import { toCamel } from '../spec/event-entity.ts';
import { eventSamplesOf } from '../spec/event-match.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { replace } from '../text/edit.ts';
import { memo, memoText } from '../text/memo.ts';
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
    for (const { placed, sample } of eventSamplesOf(spec)) {
      if (!sample.isSure || !sample.payload) continue;
      for (const { key, keySpan } of sample.payload.members ?? []) {
        const near = columns.has(columnKey(key)) ? undefined : nearColumn(columns, key);
        if (!near) continue;
        const span = shift(keySpan, placed.origin + sample.origin);
        const wanted = key.includes('_') ? near.column.name : toCamel(near.column.name);
        yield {
          span,
          message: `Unexpected key '${key}', did you mean '${wanted}'?`,
          related: [
            {
              span: shift(near.column.span, near.placed.origin),
              message: `Column \`${near.column.name}\``,
            },
          ],
          suggestions: [{ title: `Replace with \`${wanted}\``, edits: [replace(span, wanted)] }],
        };
      }
    }
  },
});

interface PlacedColumn {
  readonly placed: PlacedSection;
  readonly column: Name;
}
type Columns = ReadonlyMap<string, PlacedColumn>;

/** The columns of all entities by name; of those with one name the first. */
function columnsOf(spec: Spec): Columns {
  const found = new Map<string, PlacedColumn>();
  for (const { placed, entity } of entitiesOf(spec))
    for (const [key, column] of columnsIn(entity)) if (!found.has(key)) found.set(key, { placed, column });
  return found;
}

const columnsIn = memo(({ tables }: Entity) =>
  tables.flatMap(({ columns }) => columns.map(({ name }) => [columnKey(name.name), name] as const)),
);

function nearColumn(columns: Columns, key: string): PlacedColumn | undefined {
  const words = wordsOf(key);
  return byInitials(columns)
    .get(initialsOf(words))
    ?.find(({ column }) => isSlip(words, wordsOf(column.name)));
}

/** A slip keeps the first letter of each word. */
const byInitials = memo((columns: Columns) => {
  const found = new Map<string, PlacedColumn[]>();
  for (const own of columns.values()) {
    const key = initialsOf(wordsOf(own.column.name));
    if (!found.get(key)?.push(own)) found.set(key, [own]);
  }
  return found;
});

const initialsOf = (words: readonly string[]): string => words.map(word => word[0] ?? '').join('_');

const wordsOf: (name: string) => readonly string[] = memoText(name =>
  name
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_'),
);

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
