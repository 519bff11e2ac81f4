/** A transition whose label no event speaks of. */

import { causesOf } from '../spec/transition-cause.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const api = '### New Endpoints\n\n#### `POST /refunds/{id}/approvals`\n\n';
const events =
  '## Integration Points\n\n### Event Publishing\n\n#### Events Produced\n\n| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n| `refund.approved` | On approval | Refund | Ledger |\n';
const states =
  '## Business Logic\n\n### State Machine\n\n- draft → approved: approve\n- approved → settled: ';

export const stateTransitionWithoutEvent = specRule({
  id: 'state-transition-without-event',
  title: 'Transition without an event',
  why: 'Other systems follow a record by its events, and miss the change of state that has none.',
  severity: 'off',
  reads: ['endpoint', 'endpoint change', 'events consumed', 'events produced', 'states'],
  examples: [
    {
      bad: `${api}${states}‹settle›\n\n${events}`,
      good: `${api}${states}approve again\n\n${events}`,
    },
  ],
  *check(spec) {
    for (const { machine, label, hasEvent } of causesOf(spec))
      if (!hasEvent)
        yield {
          span: shift(label.span, machine.placed.origin),
          message: `Unexpected transition '${label.text}', expected an event that speaks of it`,
        };
  },
});
