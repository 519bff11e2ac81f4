/** A transition whose label no endpoint speaks of. */

import { causesOf } from '../spec/transition-cause.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const api = '### New Endpoints\n\n#### `POST /refunds/{id}/approvals`\n\n';
const events =
  '## Integration Points\n\n### Event Publishing\n\n#### Events Produced\n\n| Event | Trigger | Payload Schema | Consumers |\n|---|---|---|---|\n| `refund.approved` | On approval | Refund | Ledger |\n';
const states =
  '## Business Logic\n\n### State Machine\n\n- draft → approved: approve\n- approved → settled: ';

export const stateTransitionWithoutEndpoint = specRule({
  id: 'state-transition-without-endpoint',
  title: 'Transition without an endpoint',
  why: 'What moves a record on must be called by somebody, and the call has to be specified.',
  severity: 'off',
  reads: ['endpoint', 'endpoint change', 'events consumed', 'events produced', 'states'],
  examples: [
    {
      bad: `${api}${states}‹settle›\n\n${events}`,
      good: `${api}${states}approve again\n\n${events}`,
    },
  ],
  *check(spec) {
    for (const { machine, label, hasEndpoint } of causesOf(spec))
      if (!hasEndpoint)
        yield {
          span: shift(label.span, machine.placed.origin),
          message: `Unexpected transition '${label.text}', expected an endpoint that speaks of it`,
        };
  },
});
