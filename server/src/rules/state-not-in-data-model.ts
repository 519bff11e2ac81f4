/** A state that the description of its column does not list. */

import { isEnforcedElsewhere, mismatchesOf } from '../spec/machine-data.ts';
import { describeMismatch } from '../spec/machine-report.ts';
import { specRule } from './rule.ts';

const entity = (values: string): string =>
  `## Data Model\n\n### New Entities\n\n#### \`Refund\`\n\n**Field Definitions**:\n\n| Field | Type | Constraints | Description |\n|---|---|---|---|\n| status | VARCHAR(20) | NOT NULL | States: ${values} |\n\n`;
const states = '## Business Logic\n\n### State Machine\n\n- draft → in review: submit\n- in review → ';

export const stateNotInDataModel = specRule({
  id: 'state-not-in-data-model',
  title: 'State missing in the data model',
  why: 'Whoever reads the table has to find every value that the column can have.',
  severity: 'warning',
  reads: ['entity', 'states', ''],
  examples: [
    {
      bad: `${entity('draft, in_review')}${states}‹approved›: approve\n`,
      good: `${entity('draft, in_review, approved')}${states}Approved: approve\n`,
    },
    {
      bad: `${entity('`draft`, `in-review`')}${states}‹approved›: approve\n`,
      good: `${entity('cash, card')}${states}approved: approve\n`,
    },
  ],
  *check(spec) {
    for (const mismatch of mismatchesOf(spec)) {
      const { source } = mismatch.column.values;
      if (!mismatch.value && source !== 'check' && source !== 'enum' && !isEnforcedElsewhere(spec, mismatch))
        yield describeMismatch(spec, mismatch);
    }
  },
});
