/** An event that leaves this system and of which no sample shows what is in it. */

import { eventsOf, isSameEvent, type PlacedEvent } from '../spec/event.ts';
import { eventSamplesOf, isShown } from '../spec/event-match.ts';
import { sampleNames } from '../spec/event-sample.ts';
import { sampleRepair } from '../spec/event-skeleton.ts';
import type { Spec } from '../spec/spec.ts';
import { memo } from '../text/memo.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const head =
  '### Event Publishing\n\n#### Events Produced\n\n| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n';
const sample =
  '\n\n```json\n// Event schema: refund.approved\n{ "eventType": "refund.approved", "payload": {} }\n```';

export const eventSampleMissing = specRule({
  id: 'event-sample-missing',
  title: 'Event without a sample',
  why: 'Consumers are built against the sample long before the first real event arrives.',
  severity: 'info',
  reads: ['endpoint', 'entity', 'events consumed', 'events produced', 'states', ''],
  examples: [
    {
      bad: `${head}| \`refund.approved\` | Approval | Refund | Ledger |\n| \`‹refund.rejected›\` | Rejection | Refund | Ledger |${sample}`,
      good: `${head}| \`RefundApproved\` | Approval | Refund | Ledger |\n| \`refund.rejected\` | Rejection | \`{ id, reason }\` | Ledger |\n| \`refund.closed\` | Close | [Schema](closed.json) | Ledger |\n| \`refund.seen\` | View | \`RefundDetails\` | Ledger |${sample}`,
    },
    {
      bad: `${head}| \`‹refund.rejected›\` | Rejection | [Schema](a.json) | Ledger |\n| \`refund.approved\` | Approval | [Schema](a.json) | Ledger |${sample}`,
      good: `${head}| \`refund.approved\` | Approval | Refund | Ledger |\n| Refund rejected | Rejection | Refund | Ledger |\n\n\`\`\`json\n{ "id": "r-1" }\n\`\`\``,
    },
  ],
  *check(spec) {
    // A sample without a name may be that of any event.
    if (eventSamplesOf(spec).some(s => sampleNames(s.sample).length === 0)) return;
    let count = 0;
    for (const at of eventsOf(spec)) {
      const { placed, event } = at;
      const [name] = event.names;
      if (event.direction !== 'produced' || !name || isShown(spec, at) || isToldElsewhere(spec, at)) continue;
      const repair = count++ < maxRepairs ? sampleRepair(spec, at) : undefined;
      yield {
        span: shift(name.span, placed.origin),
        message: `No sample of '${name.name}', expected JSON that shows what is in it`,
        ...(repair ? { suggestions: [repair] } : {}),
      };
    }
  },
});

/** Fields that the row lists, a schema of another name, or a link, unless other events with a link have a sample as well. */
function isToldElsewhere(spec: Spec, { event: { payload, row, names } }: PlacedEvent): boolean {
  const { fields, ref, target } = payload;
  if (fields) return true;
  if (!target) return ref !== undefined && !names.some(n => isSameEvent(n.name, ref.name));
  return !shownLinks(spec).has(row.table);
}

// So many offers cost time, and who has so many events writes no sample by hand.
const maxRepairs = 50;

/** Tables in which an event with a link has a sample. */
const shownLinks = memo(
  (spec: Spec) =>
    new Set(
      eventsOf(spec).flatMap(at =>
        at.event.payload.target && isShown(spec, at) ? [at.event.row.table] : [],
      ),
    ),
);
