/** An event that is consumed with no word on what makes handling it twice harmless. */

import { eventsIn } from '../spec/event.ts';
import { sectionRule } from './rule.ts';

const head =
  '### Event Publishing\n\n#### Events Consumed\n\n| Event | Source | Handler | Idempotency |\n|---|---|---|---|\n';

export const eventIdempotencyMissing = sectionRule({
  id: 'event-idempotency-missing',
  title: 'Consumed event without a key',
  why: 'Brokers deliver events more than once; without a key the handler acts more than once.',
  severity: 'warning',
  kinds: ['events consumed'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| \`‹order.placed›\` | Shop | Reserve stock | |\n| \`order.paid\` | Shop | Ship | ‹None› |\n| \`order.closed\` | Shop | Archive | ‹Yes› |`,
      good: `${head}| \`order.placed\` | Shop | Reserve stock | Key: orderId |\n| \`order.paid\` | Shop | Ship | event_id |\n| \`order.closed\` | Shop | Archive | Not needed, setting a flag twice is harmless |\n| \`order.seen\` | Shop | Count |`,
    },
  ],
  *check(section) {
    for (const { direction, row, names, cell, idempotency } of eventsIn(section)) {
      if (direction !== 'consumed' || !row.cells.has('idempotency')) continue;
      if (idempotency && !says.test(idempotency.text)) continue;
      const name = names[0]?.name ?? cell.text;
      yield {
        span: idempotency?.span ?? names[0]?.span ?? cell.span,
        message: idempotency
          ? `Unexpected idempotency '${idempotency.text}' of '${name}', expected the key that tells repeats apart`
          : `'${name}' has no idempotency, expected the key that tells repeats apart`,
      };
    }
  },
});

/** A dash, or no more than that there is or is no such thing. */
const says = /^(?:[-–—.\s]*|none|no|n\/a|yes|true|false|✓|✔|✅|✗|❌|required|idempotent)$/iu;
