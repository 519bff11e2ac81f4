/** The name of an event that is not dotted lower case. */

import { toEventName } from '../notations/event/name.ts';
import { eventsIn } from '../spec/event.ts';
import { eventSamplesIn, sampleNames } from '../spec/event-sample.ts';
import type { Section } from '../spec/section.ts';
import { type Edit, replace } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head =
  '### Event Publishing\n\n#### Events Produced\n\n| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n';

export const eventNameFormat = sectionRule({
  id: 'event-name-format',
  title: 'Event name in another style',
  why: 'Subscriptions match names letter by letter and by prefix, so one style for all of them is part of the contract.',
  severity: 'warning',
  kinds: ['events produced'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| \`‹RefundApproved›\` | Approval | Refund | Ledger |\n| ‹refund-rejected› | Rejection | Refund | Ledger |`,
      good: `${head}| \`refund.approved\` | Approval | Refund | Ledger |\n| \`refund.line_item.added.v2\` | Change | Refund | Ledger |\n| Refund approved | Approval | Refund | Ledger |\n| \`heartbeat\` | Every minute | - | Watchdog |`,
    },
    {
      bad: `${head}| \`‹REFUND_APPROVED›\` | Approval | Refund | Ledger |\n\n\`\`\`json\n// Event schema: REFUND_APPROVED\n{ "eventType": "REFUND_APPROVED" }\n\`\`\``,
      good: `${head}| \`refund.*\` | Any change | Refund | Ledger |\n\n#### Events Consumed\n\n| Event | Source | Handler | Idempotency |\n|---|---|---|---|\n| \`OrderPlaced\` | Shop | Reserve | Key: orderId |`,
    },
  ],
  *check(section) {
    const samples = samplesByName(section);
    for (const { name, span, isCanonical } of eventsIn(section).flatMap(event => event.names)) {
      const dotted = isCanonical ? undefined : toEventName(name);
      if (dotted === undefined || dotted === name) continue;
      // The section's samples go by the same name.
      const same = (samples.get(name) ?? []).slice(0, maxSamples);
      const spans = new Map([span, ...same].map(s => [s.start, s]));
      const edits = [...spans.values()].map((s): Edit => replace(s, dotted));
      yield {
        span,
        message: `Unexpected event name '${name}', expected dotted lower case such as '${dotted}'`,
        // Who consumes it goes by the name that it has: renaming wants a look.
        suggestions: [{ title: `Rename to \`${dotted}\``, edits }],
      };
    }
  },
});

// One event has few samples; what names more of them is no longer mended at once.
const maxSamples = 20;

/** Where the section's samples name each event. */
function samplesByName(section: Section): Map<string, Span[]> {
  const byName = new Map<string, Span[]>();
  for (const { text, span } of eventSamplesIn(section).flatMap(sampleNames)) {
    const known = byName.get(text);
    if (known) known.push(span);
    else byName.set(text, [span]);
  }
  return byName;
}
