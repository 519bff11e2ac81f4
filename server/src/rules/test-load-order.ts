/** A stress test that is no harder than the baseline. */

import { areComparable } from '../spec/target.ts';
import { type LoadTest, loadTestsIn } from '../spec/test.ts';
import { textOf } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head = '## Testing Requirements\n\n### Load Tests\n\n| Test | Target | Duration |\n|---|---|---|\n';

export const testLoadOrder = sectionRule({
  id: 'test-load-order',
  title: 'Stress below the baseline',
  why: 'A stress test shows what happens beyond the usual load; below it, it shows what the baseline has shown already.',
  severity: 'warning',
  kinds: ['load tests'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Baseline | 110 req/sec | 20 min |\n| Stress | ‹90 req/sec› | 40 min |\n| Soak | 60 req/sec | 8 hours |\n`,
      good: `${head}| Baseline | 110 req/sec | 20 min |\n| Stress | 15,000 req/min | 40 min |\n| Soak | 60 req/sec | 8 hours |\n`,
    },
    {
      bad: `${head}| Baseline | 1k users | 20 min |\n| Stress test | ‹1000 users› | 40 min |\n`,
      good: `${head}| Baseline | 1000 users | 20 min |\n| Stress test | 200 req/sec | 40 min |\n| Stress beyond baseline | 5 req/sec | 1 h |\n`,
    },
  ],
  *check(section) {
    const tests = loadTestsIn(section);
    const base = tests.find(t => t.level === 'baseline' && t.load);
    for (const test of tests) {
      if (test.level !== 'stress' || !base || !isAtMost(test, base)) continue;
      const limit = textOf(section.text, base.load!.figure);
      yield {
        span: test.load!.figure,
        message: `Unexpected ${textOf(section.text, test.load!.figure)} for '${test.test.text}', expected more than the ${limit} of '${base.test.text}'`,
        related: [{ span: base.load!.figure, message: `'${base.test.text}' is ${limit}` }],
      };
    }
  },
});

const isAtMost = ({ load }: LoadTest, { load: base }: LoadTest): boolean =>
  load !== undefined &&
  base !== undefined &&
  areComparable(load.quantity, base.quantity) &&
  (load.quantity.high ?? load.quantity.value) <= base.quantity.value;
