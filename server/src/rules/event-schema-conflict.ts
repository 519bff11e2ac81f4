/** An event whose sample holds other fields than in another specification. */

import type { LocalMention, Mention } from '../library/mention.ts';
import { mentionsOf } from '../library/section-mentions.ts';
import { isSameEvent } from '../spec/event.ts';
import { eventDetail } from '../spec/event-detail.ts';
import { nearest } from '../text/similarity.ts';
import { fileName } from '../text/uri.ts';
import { elsewhere, specRule } from './rule.ts';

const tables = {
  produced:
    '| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n| `E` | Checkout | See below | Stock |',
  consumed:
    '| Event | Source | Handler | Idempotency |\n|---|---|---|---|\n| `E` | Orders | Reserve | Key: orderId |',
};
const event = (name: string, payload: string, direction: keyof typeof tables = 'produced'): string =>
  `### Event Publishing\n\n#### Events ${direction === 'produced' ? 'Produced' : 'Consumed'}\n\n${tables[direction].replace('E`', `${name}\``)}\n\n\`\`\`json\n// Event schema: order.placed\n{ "eventType": "order.placed", "payload": ${payload} }\n\`\`\`\n`;

const other = { 'tech-042.md': event('order.placed', '{ "orderId": "o-1", "total": 12.5 }') };

export const eventSchemaConflict = specRule({
  id: 'event-schema-conflict',
  title: 'Event with other fields elsewhere',
  why: 'One side sends what the other does not read. Both pass their own tests.',
  severity: 'error',
  reads: ['events produced', 'events consumed', ''],
  readsFences: true,
  acrossFiles: true,
  examples: [
    {
      bad: event('‹order.placed›', '{ "orderId": "o-1", "total": "12.50" }'),
      good: event('order.placed', '{ "orderId": "o-2", "total": 3 }'),
      others: other,
    },
    {
      bad: event('‹order.placed›', '{ "orderID": "o-1", "total": 12.5 }', 'consumed'),
      good: event('order.placed', '{ "orderId": "o-1" }', 'consumed'),
      others: other,
    },
  ],
  *check(spec, _, { library }) {
    if (!library) return;
    for (const kind of ['event', 'event use'] as const)
      for (const { mention, span } of mentionsOf(spec, kind)) {
        const own = { ...mention, detail: eventDetail(spec, mention.key, mention.name) ?? '' };
        if (own.detail === '') continue;
        const found = conflictWith(own, [
          ...library.mentions('event', mention.key),
          ...(kind === 'event' ? library.mentions('event use', mention.key) : []),
        ]);
        if (!found) continue;
        yield {
          span,
          message: `'${mention.name}' ${found.how} ${fileName(found.mention.uri)}, expected the same fields`,
          related: [elsewhere(found.mention, 'The other one')],
        };
      }
  },
});

type Described = LocalMention & { readonly detail: string };

function conflictWith(
  own: Described,
  others: readonly Mention[],
): { mention: Mention; how: string } | undefined {
  for (const mention of others) {
    if (mention.detail === undefined || !isSameEvent(own.name, mention.name)) continue;
    const how = difference(own, mention as Mention & Described);
    if (how !== undefined) return { mention, how };
  }
  return undefined;
}

/** How the two differ, up to the name of the other's file; undefined where both may be true. */
function difference(own: Described, other: Mention & Described): string | undefined {
  const [mine, theirs] = [readDetail(own.detail), readDetail(other.detail)];
  for (const [path, kind] of mine.kinds) {
    const otherKind = theirs.kinds.get(path) ?? '?';
    if (kind !== '?' && otherKind !== '?' && kind !== otherKind)
      return `has '${path}' as ${kind} here and as ${otherKind} in`;
  }
  const lacking = [...mine.kinds.keys()].filter(path => !theirs.kinds.has(path));
  const missing = [...theirs.kinds.keys()].filter(path => !mine.kinds.has(path));
  const [first] = lacking;
  if (first === undefined || !theirs.isWhole) return undefined;
  // A consumer may read less than is sent, and not more; of two producers each may show less, but not something else.
  const near = nearest(first, missing);
  const readsMore = own.kind === 'event use' && other.kind === 'event';
  if (near !== undefined) return `has '${first}' here and '${near}' in`;
  if (readsMore) return `has '${first}' here and not in`;
  return own.kind === other.kind && missing.length > 0 && mine.isWhole
    ? `has '${first}' here and not in`
    : undefined;
}

function readDetail(detail: string): { isWhole: boolean; kinds: Map<string, string> } {
  const [mark, ...lines] = detail.split('\n');
  const kinds = lines.map(line => {
    const at = line.lastIndexOf(' ');
    return [line.slice(0, at), line.slice(at + 1)] as const;
  });
  return { isWhole: mark === '+', kinds: new Map(kinds) };
}
