/** A state that the type of its column does not have, or a value of that type that is no state. */

import { mismatchesOf } from '../spec/machine-data.ts';
import { describeMismatch } from '../spec/machine-report.ts';
import { specRule } from './rule.ts';

const entity = (values: string): string =>
  `## Data Model\n\n### New Entities\n\n#### \`Refund\`\n\n\`\`\`sql\nCREATE TYPE refund_status AS ENUM (${values});\n\nCREATE TABLE refund (\n  status refund_status NOT NULL\n);\n\`\`\`\n\n`;
const states = '## Business Logic\n\n### State Machine\n\n- draft → in review: submit\n- in review → ';

export const stateEnumMismatch = specRule({
  id: 'state-enum-mismatch',
  title: 'States and ENUM differ',
  why: 'A state that the type does not have cannot be stored, and a value that is no state is handled by nobody.',
  severity: 'error',
  reads: ['endpoint', 'endpoint change', 'entity', 'events consumed', 'events produced', 'states', ''],
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
      if (mismatch.column.values.source === 'enum') yield describeMismatch(spec, mismatch);
  },
});
