/** An event that this system both sends and handles. */

import { eventsOf } from '../spec/event.ts';
import { indexNames } from '../spec/event-names.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const produced =
  '### Event Publishing\n\n#### Events Produced\n\n| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n| `order.placed` | Checkout | `{ id, total }` | Stock |\n\n#### Events Consumed\n\n| Event | Source | Handler | Idempotency |\n|---|---|---|---|\n';

export const eventProducedAndConsumed = specRule({
  id: 'event-produced-and-consumed',
  title: 'Event produced and consumed',
  why: 'A system that handles its own events can go round in circles, or one of the two tables has it by mistake.',
  severity: 'info',
  reads: ['events consumed', 'events produced'],
  examples: [
    {
      bad: `${produced}| \`‹order.placed›\` | Shop | Reserve stock | Key: orderId |`,
      good: `${produced}| \`order.paid\` | Shop | Ship | Key: orderId |\n| \`order.placed.failed\` | Stock | Cancel | Key: orderId |`,
    },
  ],
  *check(spec) {
    const events = eventsOf(spec);
    const sent = events.filter(({ event }) => event.direction === 'produced');
    const byName = indexNames(sent.flatMap(at => at.event.names.map(n => [n.name, at] as const)));
    for (const { placed, event } of events) {
      if (event.direction !== 'consumed') continue;
      for (const { name, span } of event.names) {
        const twin = byName.first(name);
        if (!twin) continue;
        yield {
          span: shift(span, placed.origin),
          message: `'${name}' is consumed and produced, expected it in one of the two tables`,
          related: [{ span: shift(twin.event.cell.span, twin.placed.origin), message: 'Produced here' }],
        };
      }
    }
  },
});
