/** A state that the check of its column refuses, or a value of the check that is no state. */

import { mismatchesOf } from '../spec/machine-data.ts';
import { describeMismatch } from '../spec/machine-report.ts';
import { specRule } from './rule.ts';

const entity = (values: string): string =>
  `## Data Model\n\n### New Entities\n\n#### \`Refund\`\n\n\`\`\`sql\nCREATE TABLE refund (\n  status VARCHAR(20) NOT NULL CHECK (status IN (${values}))\n);\n\`\`\`\n\n`;
const states = '## Business Logic\n\n### State Machine\n\n- draft → in review: submit\n- in review → ';

export const stateCheckMismatch = specRule({
  id: 'state-check-mismatch',
  title: 'States and CHECK differ',
  why: 'A state that the database refuses cannot be entered, and a value that is no state is handled by nobody.',
  severity: 'error',
  reads: ['endpoint', 'endpoint change', 'entity', 'events consumed', 'events produced', 'states', ''],
  readsFences: true,
  examples: [
    {
      bad: `${entity("'draft', 'in_review', '‹aproved›'")}${states}approved: approve\n`,
      good: `${entity("'draft', 'in_review', 'approved'")}${states}APPROVED: approve\n`,
    },
    {
      bad: `${entity("'draft', 'in_review'")}${states}‹approved›: approve\n`,
      good: `${entity("'cash', 'card'")}${states}approved: approve\n`,
    },
    {
      bad: `${entity("'draft', 'in_review', 'approved', '‹archived›'")}${states}approved: approve\n`,
      good: `${entity("'draft', 'in_review', ...")}${states}approved: approve\n`,
    },
  ],
  *check(spec) {
    for (const mismatch of mismatchesOf(spec))
      if (mismatch.column.values.source === 'check') yield describeMismatch(spec, mismatch);
  },
});
