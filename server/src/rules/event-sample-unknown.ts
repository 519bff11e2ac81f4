/** A sample of an event that none of the tables has. */

import type { Named, PlacedEvent } from '../spec/event.ts';
import { claimOf, eventIndexOf, eventSamplesOf, isEventListSure, nearestEvent } from '../spec/event-match.ts';
import { type EventSample, sampleNames } from '../spec/event-sample.ts';
import { newRow } from '../spec/new-row.ts';
import type { PlacedSection } from '../spec/spec.ts';
import { replace } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import { type Repair, specRule } from './rule.ts';

const head =
  '### Event Publishing\n\n#### Events Produced\n\n| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n| `refund.approved` | Approval | Refund | Ledger |\n\n';
const sample = (name: string): string => `\`\`\`json\n{ "eventType": "${name}", "payload": {} }\n\`\`\``;

export const eventSampleUnknown = specRule({
  id: 'event-sample-unknown',
  title: 'Sample of an unlisted event',
  why: 'Nobody knows who sends an event that stands in no table, or the two names are meant to be one.',
  severity: 'warning',
  reads: ['events consumed', 'events produced', ''],
  examples: [
    {
      bad: `${head}${sample('‹refund.aproved›')}`,
      good: `${head}${sample('refund.approved.v2')}\n\n${sample('com.acme.refund.approved')}`,
    },
    {
      bad: `${head}${sample('refund.approved')}\n\n\`\`\`json\n// Event schema: ‹ledger.closed›\n{ "id": "r-1" }\n\`\`\``,
      good: `${head}${sample('refund.approved')}\n\n\`\`\`json\n{ "type": "credit.card", "id": "r-1" }\n\`\`\``,
    },
    {
      bad: `${head}${sample('‹ledger.closed›')}`,
      good: `${head}${sample('ledger.closed')}\n\n#### Events Consumed\n\n| Event | Source | Handler | Idempotency |\n|---|---|---|---|\n| \`ledger.closed\` | Ledger | Closes refunds | Key: eventId |`,
    },
  ],
  *check(spec) {
    let strays = 0;
    for (const { placed, sample } of eventSamplesOf(spec)) {
      const claim = sample.isSure ? claimOf(sample) : undefined;
      if (!claim || eventIndexOf(spec).first(claim.text) || isPrefixed(claim.text)) continue;
      const near = strays++ < maxStrays ? nearestEvent(spec, claim.text) : undefined;
      if (near)
        yield {
          span: shift(claim.span, placed.origin),
          message: `Unexpected event '${claim.text}', did you mean '${near.name}'?`,
          related: [
            {
              span: shift(near.at.event.cell.span, near.at.placed.origin),
              message: 'The event in the table',
            },
          ],
          suggestions: renames({ placed, sample, claim }, near),
        };
      else if (isEventListSure(spec))
        yield {
          span: shift(claim.span, placed.origin),
          message: `Unexpected event '${claim.text}', expected one of the tables of events`,
          suggestions: rowFor(placed, claim.text),
        };
    }
    function isPrefixed(name: string): boolean {
      const parts = name.split('.');
      return (
        parts.length < 10 && parts.some((_, i) => i > 0 && eventIndexOf(spec).first(parts.slice(i).join('.')))
      );
    }
  },
});

// To look for what each of more is near to takes time that nobody would wait.
const maxStrays = 100;

interface Stray {
  readonly placed: PlacedSection;
  readonly sample: EventSample;
  readonly claim: Named;
}

/** Either the sample or the table has it wrong. */
function renames(
  { placed, sample, claim }: Stray,
  { at, name }: { at: PlacedEvent; name: string },
): Repair[] {
  const own = sampleNames(sample).filter(n => n.text === claim.text);
  const row = at.event.names.find(n => n.name === name)!;
  return [
    {
      title: `Rename in the sample to \`${name}\``,
      edits: own.map(n => replace(shift(n.span, placed.origin), name)),
    },
    {
      title: `Rename in the table to \`${claim.text}\``,
      edits: [replace(shift(row.span, at.placed.origin), claim.text)],
    },
  ];
}

function rowFor({ section, origin }: PlacedSection, name: string): Repair[] {
  const table = section.tables.find(t => t.kind.startsWith('events '));
  if (!table) return [];
  const edit = newRow(section, table, { cells: new Map([['event', `\`${name}\``]]) });
  return [
    {
      title: `Add \`${name}\` to the table`,
      edits: [{ ...edit, span: shift(edit.span, origin) }],
      scaffold: true,
    },
  ];
}
