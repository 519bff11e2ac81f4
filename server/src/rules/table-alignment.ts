/** Rows whose pipes have drifted in a table that is aligned. */

import { driftOf } from '../spec/alignment.ts';
import { sectionRule } from './rule.ts';

export const tableAlignment = sectionRule({
  id: 'table-alignment',
  title: 'Row out of alignment',
  why: 'Somebody aligned this table so that it can be read as text; one row that sticks out makes the eye jump.',
  severity: 'hint',
  needs: 'tables',
  examples: [
    {
      bad: '### Limits\n\n| Name | Value |\n|------|-------|\n| size | 1     |\n‹| depths | 2   |›\n| 宽度 | 3     |\n| rank | 4     |\n',
      good: '### Limits\n\n| Name | Value |\n|------|-------|\n| size | 1     |\n| deep | 2     |\n| 宽度 | 3     |\n| rank | 4     |\n',
    },
    {
      bad: '### Limits\n\n| Name  | Value |\n| :---- | ----: |\n| size  |     1 |\n‹| depth |   12 |›\n',
      good: '### Limits\n\n| Name | Value |\n|---|---|\n| size | 1 |\n| depth of it | 2 |\n| width | 3 |\n| rank | 4 |\n',
    },
  ],
  *check({ text, tables }) {
    for (const { table } of tables) {
      const drift = driftOf(text, table);
      for (const [i, row] of (drift?.rows ?? []).entries())
        yield {
          span: row.span,
          message: 'Unexpected place of the pipes, expected them below those of the other rows',
          // One repair is for the whole table.
          ...(i === 0 && { fix: { title: 'Align the table', edits: drift!.edits } }),
        };
    }
  },
});
