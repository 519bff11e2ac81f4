/** A value in a description's list of states that the state machine does not have. */

import { isEnforcedElsewhere, mismatchesOf } from '../spec/machine-data.ts';
import { describeMismatch } from '../spec/machine-report.ts';
import { specRule } from './rule.ts';

const entity = (values: string): string =>
  `## Data Model\n\n### New Entities\n\n#### \`Refund\`\n\n**Field Definitions**:\n\n| Field | Type | Constraints | Description |\n|---|---|---|---|\n| status | VARCHAR(20) | NOT NULL | States: ${values} |\n\n`;
const states =
  '## Business Logic\n\n### State Machine\n\n- draft → in review: submit\n- in review → approved: approve\n';

export const stateNotInDiagram = specRule({
  id: 'state-not-in-diagram',
  title: 'Value is no state',
  why: 'A value that the picture does not show has no way in and no way out.',
  severity: 'warning',
  reads: ['endpoint', 'endpoint change', 'entity', 'events consumed', 'events produced', 'states', ''],
  examples: [
    {
      bad: `${entity('draft, in_review, ‹aproved›')}${states}`,
      good: `${entity('draft, in_review, approved')}${states}`,
    },
    {
      bad: `${entity('draft, in_review, approved, ‹archived›')}${states}`,
      good: `${entity('draft, in_review, ...')}${states}`,
    },
  ],
  *check(spec) {
    for (const mismatch of mismatchesOf(spec)) {
      const { source } = mismatch.column.values;
      if (mismatch.value && source !== 'check' && source !== 'enum' && !isEnforcedElsewhere(spec, mismatch))
        yield describeMismatch(spec, mismatch);
    }
  },
});
