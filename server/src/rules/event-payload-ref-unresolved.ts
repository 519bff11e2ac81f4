/** A schema that a row names and the rest of the document does not. */

import { eventsOf, isSameEvent, type PlacedEvent } from '../spec/event.ts';
import { hasSample } from '../spec/event-match.ts';
import { sampleRepair } from '../spec/event-skeleton.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { memo } from '../text/memo.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const head =
  '### Event Publishing\n\n#### Events Produced\n\n| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n';

export const eventPayloadRefUnresolved = specRule({
  id: 'event-payload-ref-unresolved',
  title: 'Schema of an event unknown',
  why: 'A name alone does not tell consumers what is in the event.',
  severity: 'info',
  reads: ['entity', 'events consumed', 'events produced', ''],
  examples: [
    {
      bad: `${head}| \`refund.approved\` | Approval | \`‹RefundDetails›\` | Ledger |\n| \`refund.rejected\` | Rejection | \`‹RejectionV1›\` | Ledger |`,
      good: `${head}| \`refund.approved\` | Approval | \`RefundDetails\` | Ledger |\n| \`refund.rejected\` | Rejection | [RefundRejectedV1](schemas/rejected.json) | Ledger |\n| \`refund.closed\` | Close | \`schemas/closed.json\` | Ledger |\n| \`refund.seen\` | View | id, seenAt | Ledger |\n\nRefundDetails has the refund's id and amount.`,
    },
    {
      bad: `${head}| \`refund.approved\` | Approval | \`‹RefundEvent›\` | Ledger |\n| \`refund.rejected\` | Rejection | \`‹RefundEvent›\` | Ledger |`,
      good: `${head}| \`refund.approved\` | Approval | \`RefundEvent\` | Ledger |\n\n\`\`\`json\n// Event schema: refund.approved\n{ "id": "r-1" }\n\`\`\``,
    },
  ],
  *check(spec) {
    const named = new Map<string, boolean>();
    let count = 0;
    for (const at of eventsOf(spec)) {
      const { ref, target } = at.event.payload;
      if (!ref || target || isFile(ref.name) || isDescribed(spec, at, ref.name)) continue;
      const isKnown = named.get(ref.name) ?? (named.size >= maxNames || isNamed(spec, ref.name));
      named.set(ref.name, isKnown);
      if (isKnown) continue;
      const repair = count++ < maxRepairs ? sampleRepair(spec, at) : undefined;
      yield {
        span: shift(ref.span, at.placed.origin),
        message: `Unexpected schema '${ref.name}', expected a sample, a link or a section that describes it`,
        ...(repair ? { suggestions: [repair] } : {}),
      };
    }
  },
});

/** A path or a file's name, which stands for what is outside of the document. */
const isFile = (name: string): boolean => /[/#@:]|\.(?:json|ya?ml|avsc|proto|xsd|md|ts)$/i.test(name);

/** The event or the schema has a sample, or the schema goes by the event's name. */
const isDescribed = (spec: Spec, { event: { names } }: PlacedEvent, ref: string): boolean =>
  hasSample(spec, ref) || names.some(({ name }) => isSameEvent(name, ref) || hasSample(spec, name));

// Each is looked for in the whole document.
const maxNames = 100;
// So many offers cost time, and who has so many events writes no sample by hand.
const maxRepairs = 50;

/** The name stands somewhere else than in the rows that point at it. */
function isNamed(spec: Spec, name: string): boolean {
  const own = pointersOf(spec).get(name);
  return spec.sections.some(placed => {
    const pointers = own?.get(placed) ?? 0;
    return countOf(placed, name, pointers + 1) > pointers;
  });
}

/** How many rows of each section point at a schema. */
const pointersOf = memo((spec: Spec) => {
  const pointers = new Map<string, Map<PlacedSection, number>>();
  for (const { placed, event } of eventsOf(spec)) {
    const { ref } = event.payload;
    if (!ref) continue;
    const own = pointers.get(ref.name) ?? new Map<PlacedSection, number>();
    pointers.set(ref.name, own.set(placed, (own.get(placed) ?? 0) + 1));
  }
  return pointers;
});

/** How often a text stands in a section, up to a limit. */
function countOf({ section: { text, part } }: PlacedSection, name: string, limit: number): number {
  let count = 0;
  for (let at = text.indexOf(name, part.start); at >= 0 && at < part.end && count < limit; count++)
    at = text.indexOf(name, at + name.length);
  return count;
}
