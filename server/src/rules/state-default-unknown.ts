/** A default of a column of states that is none of the states. */

import { stateDefaultsOf } from '../spec/machine-default.ts';
import { stateSpan } from '../spec/machine-repair.ts';
import { inStyleOf } from '../spec/redraw.ts';
import { replace } from '../text/edit.ts';
import { type Finding, specRule } from './rule.ts';

const entity = (text: string): string =>
  `## Data Model\n\n### New Entities\n\n#### \`Refund\`\n\n\`\`\`sql\nCREATE TABLE refund (\n  status VARCHAR(20) NOT NULL DEFAULT ${text}\n);\n\`\`\`\n\n`;
const states =
  '## Business Logic\n\n### State Machine\n\n- draft → in review: submit\n- in review → approved: approve\n';

export const stateDefaultUnknown = specRule({
  id: 'state-default-unknown',
  title: 'Default is no state',
  why: 'Every new row begins in the default; if that is no state, no transition leads on from it.',
  severity: 'warning',
  reads: ['entity', 'states'],
  examples: [
    { bad: `${entity("'‹darft›'")}${states}`, good: `${entity("'draft'")}${states}` },
    {
      bad: `${entity("'‹fresh›' CHECK (status IN ('draft', 'in_review', 'approved'))")}${states}`,
      good: `${entity("'web' CHECK (status IN ('web', 'app'))")}${states}`,
    },
  ],
  *check(spec) {
    for (const { value, span, column, machine, state, near, isListed } of stateDefaultsOf(spec)) {
      // A value that the list of the column has, too, is reported there.
      if (state || isListed) continue;
      const first = machine.machine.states[0]!;
      const found: Finding = {
        span,
        message: near
          ? `Unexpected default '${value}' of ${column}, did you mean '${inStyleOf(value, near.name)}'?`
          : `Unexpected default '${value}' of ${column}, expected a state of the state machine`,
        related: [
          {
            span: stateSpan(machine, near ?? first),
            message: near ? `The state '${near.name}'` : 'The state machine',
          },
        ],
      };
      yield near ? { ...found, fix: rename(value, near.name, span) } : found;
    }
  },
});

function rename(value: string, name: string, span: Finding['span']): NonNullable<Finding['fix']> {
  const newText = inStyleOf(value, name);
  return { title: `Rename to \`${newText}\``, edits: [replace(span, newText)] };
}
