/** An event that is consumed here and produced by nobody, though its kin is. */

import type { Mention } from '../library/mention.ts';
import { mentionsOf } from '../library/section-mentions.ts';
import { eventKey } from '../spec/event.ts';
import { nearest } from '../text/similarity.ts';
import { fileName } from '../text/uri.ts';
import { elsewhere, specRule } from './rule.ts';

const consumed = (event: string): string =>
  `### Event Publishing\n\n#### Events Consumed\n\n| Event | Source | Handler | Idempotency |\n|---|---|---|---|\n| \`${event}\` | Orders | Reserve stock | Key: orderId |\n`;
const produced = (event: string): string =>
  `### Event Publishing\n\n#### Events Produced\n\n| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n| \`${event}\` | Checkout | \`{ id }\` | Stock |\n`;

export const eventConsumedNeverProduced = specRule({
  id: 'event-consumed-never-produced',
  title: 'Event that nobody produces',
  why: 'A handler that waits for an event of a slightly other name never runs, and no test of one side alone shows it.',
  severity: 'info',
  reads: ['events consumed', 'events produced'],
  acrossFiles: true,
  examples: [
    {
      bad: consumed('‹order.plced›'),
      good: consumed('order.placed'),
      others: { 'tech-042.md': produced('order.placed') },
    },
    {
      bad: consumed('‹order.refunded.v2›'),
      good: consumed('payment.captured'),
      others: { 'tech-042.md': produced('order.placed') },
    },
  ],
  *check(spec, _, { library }) {
    if (!library) return;
    const own = new Set([...mentionsOf(spec, 'event')].map(({ mention }) => mention.key));
    for (const { mention, span } of mentionsOf(spec, 'event use')) {
      if (own.has(mention.key) || library.mentions('event', mention.key).length > 0) continue;
      // Events of a kind that no specification produces come from outside.
      const kin = library.mentions('event family', mention.key.split('.', 1)[0]!);
      if (kin.length === 0) continue;
      const near = nearOf(mention.key, kin);
      const message = near
        ? `No specification produces '${mention.name}', did you mean '${near.name}'?`
        : `No specification produces '${mention.name}', expected one to, like ${fileName(kin[0]!.uri)} does '${kin[0]!.name}'`;
      yield {
        span,
        message,
        related: [elsewhere(near ?? kin[0]!, 'Produced here')],
        ...(near
          ? {
              suggestions: [
                { title: `Replace with \`${near.name}\``, edits: [{ span, newText: near.name }] },
              ],
            }
          : {}),
      };
    }
  },
});

function nearOf(key: string, kin: readonly Mention[]): Mention | undefined {
  const found = nearest(
    key,
    kin.map(m => eventKey(m.name).base),
  );
  return found === undefined ? undefined : kin.find(m => eventKey(m.name).base === found);
}
