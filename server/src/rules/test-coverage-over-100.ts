/** A coverage target above 100 %. */

import { tasksIn } from '../spec/test.ts';
import { sectionRule } from './rule.ts';

const head = '## Testing Requirements\n\n### Unit Tests\n';

export const testCoverageOver100 = sectionRule({
  id: 'test-coverage-over-100',
  title: 'Coverage above 100 %',
  why: 'No more than all of the code can be covered, so one of the digits is wrong.',
  severity: 'warning',
  kinds: ['unit tests'],
  examples: [
    {
      bad: `${head}- [ ] Search API: ‹850%›\n- [x] Match Job (lines ≥ ‹900 %›)\n`,
      good: `${head}- [ ] Search API: 85%\n- [ ] Match Job: 100%\n- [ ] Importer: handles 200 rows\n`,
    },
  ],
  *check(section) {
    for (const { coverage } of tasksIn(section))
      if (coverage && coverage.value > 100)
        yield {
          span: coverage.span,
          message: `Unexpected coverage of ${coverage.value}%, expected at most 100%`,
        };
  },
});
