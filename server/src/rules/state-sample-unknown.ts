/** A status in a sample that is no state of the state machine. */

import { machinesOf } from '../spec/machine.ts';
import { findState } from '../spec/machine-default.ts';
import { stateSpan } from '../spec/machine-repair.ts';
import { inStyleOf } from '../spec/redraw.ts';
import { unknownStatesOf } from '../spec/state-sample.ts';
import { replace } from '../text/edit.ts';
import { specRule } from './rule.ts';

const sample = (json: string): string =>
  `### New Endpoints\n\n#### \`POST /refunds\`\n\n**Response (201 Created)**:\n\`\`\`json\n${json}\n\`\`\`\n\n`;
const states =
  '## Business Logic\n\n### State Machine\n\n- draft → in review: submit\n- in review → approved: approve\n';

export const stateSampleUnknown = specRule({
  id: 'state-sample-unknown',
  title: 'Sample shows no state',
  why: 'Clients are written against the samples; a status that cannot occur teaches them a wrong word.',
  severity: 'warning',
  reads: ['endpoint', 'endpoint change', 'entity', 'events consumed', 'events produced', 'states'],
  examples: [
    {
      bad: `${sample('{ "id": 1, "status": "‹aproved›" }')}${states}`,
      good: `${sample('{ "id": 1, "status": "IN_REVIEW", "old_status": "draft", "type": "aproved" }')}${states}`,
    },
    {
      bad: `${sample('{ "items": [{ "state": "‹paid›" }] }')}${states}`,
      good: `${sample('{ "status": "ok", "state": "<state>", "data": { "status": 200 } }')}${states}`,
    },
    {
      bad: `${sample('{ "state": "‹in_revew›", "kind": "x" }')}${states}`,
      good: `${sample('{ "status": "paid" }')}## Data Model\n\n### New Entities\n\n#### \`Order\`\n\n\`\`\`sql\nCREATE TABLE orders (id INT, status TEXT, refund_id INT);\nCREATE TABLE refund (id INT, status TEXT);\n\`\`\`\n\n${states}`,
    },
  ],
  *check(spec) {
    const machines = machinesOf(spec);
    for (const { key, value, span, isCertain } of unknownStatesOf(spec)) {
      const matches = machines.flatMap(machine => {
        const { near } = findState(machine, value);
        return near ? [{ machine, near }] : [];
      });
      const [match] = matches;
      if (!match && !isCertain) continue;
      const newText = match && inStyleOf(value, match.near.name);
      const [first] = machines;
      yield {
        span,
        message: newText
          ? `Unexpected '${key}' '${value}', did you mean '${newText}'?`
          : `Unexpected '${key}' '${value}', expected a state of the state machine`,
        ...(newText
          ? { fix: { title: `Rename to \`${newText}\``, edits: [replace(span, newText)] } }
          : { suggestions: choices(value, machines, span) }),
        related: match
          ? [{ span: stateSpan(match.machine, match.near), message: `The state '${match.near.name}'` }]
          : [{ span: stateSpan(first!, first!.machine.states[0]!), message: 'The state machine' }],
      };
    }
  },
});

const choices = (
  value: string,
  machines: ReturnType<typeof machinesOf>,
  span: { start: number; end: number },
) =>
  machines.length > 1
    ? []
    : machines[0]!.machine.states.slice(0, 12).map(({ name }) => {
        const newText = inStyleOf(value, name);
        return { title: `Replace with \`${newText}\``, edits: [replace(span, newText)] };
      });
