/** An event that nobody is said to listen to. */

import { eventsIn } from '../spec/event.ts';
import { isNothing } from '../spec/service.ts';
import { sectionRule } from './rule.ts';

const head =
  '### Event Publishing\n\n#### Events Produced\n\n| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n';

export const eventNoConsumer = sectionRule({
  id: 'event-no-consumer',
  title: 'Event without a consumer',
  why: 'An event that nobody handles is not needed yet, or somebody was not asked whether it fits.',
  severity: 'info',
  kinds: ['events produced'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| \`‹order.placed›\` | Checkout | \`{ id, total }\` | |\n| \`order.paid\` | Payment | \`{ id, total }\` | ‹None› |`,
      good: `${head}| \`order.placed\` | Checkout | \`{ id, total }\` | Stock |\n| \`order.paid\` | Payment | \`{ id, total }\` | None yet, Shipping from March on |\n| \`order.seen\` | View | \`{ id, at }\` |`,
    },
  ],
  *check(section) {
    for (const { direction, row, names, cell, consumers } of eventsIn(section)) {
      if (direction !== 'produced' || !row.cells.has('consumers') || !isNothing(consumers, section)) continue;
      const name = names[0]?.name ?? cell.text;
      yield {
        span: consumers?.span ?? names[0]?.span ?? cell.span,
        message: `'${name}' has no consumer, expected who handles it`,
      };
    }
  },
});
