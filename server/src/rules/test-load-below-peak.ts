/** Load tests none of which reaches the peak that is expected. */

import { sectionsOfKind } from '../spec/place.ts';
import { rowsOf, type SpecRow } from '../spec/rows.ts';
import type { Spec } from '../spec/spec.ts';
import { areComparable, loadsOf } from '../spec/target.ts';
import { loadTestsOf } from '../spec/test.ts';
import { replace } from '../text/edit.ts';
import { shift, textOf } from '../text/span.ts';
import { type Finding, specRule } from './rule.ts';

const scale =
  '## Non-Functional Requirements\n\n### Scalability\n\n| Scenario | Expected Load | Scaling Strategy |\n|---|---|---|\n| Normal | 20 req/sec | 2 instances |\n| Peak | 110 req/sec | 8 instances |\n\n';
const head = '## Testing Requirements\n\n### Load Tests\n\n| Test | Target | Duration |\n|---|---|---|\n';

export const testLoadBelowPeak = specRule({
  id: 'test-load-below-peak',
  title: 'No test reaches the peak',
  why: 'A load that was never tried is met for the first time by customers.',
  severity: 'warning',
  reads: ['load', 'load tests'],
  examples: [
    {
      bad: `${scale}${head}| Baseline | 20 req/sec | 20 min |\n| Stress | ‹90 req/sec› | 40 min |\n`,
      good: `${scale}${head}| Baseline | 20 req/sec | 20 min |\n| Stress | 6,600 req/min | 40 min |\n`,
    },
    {
      bad: `${scale}${head}| Soak | ‹20 req/sec› | 8 hours |\n`,
      good: `${scale}${head}| Baseline | 20 req/sec | 20 min |\n| Stress | 2x peak | 40 min |\n`,
    },
  ],
  *check(spec) {
    const peak = loadsOf(spec).find(({ load }) => load.isPeak && load.quantity.kind === 'rate');
    const tests = loadTestsOf(spec);
    if (!peak || tests.length === 0 || tests.length < rowCount(spec)) return;
    const { quantity } = peak.load;
    if (!tests.every(({ loadTest: { load } }) => load && areComparable(load.quantity, quantity))) return;
    const reach = ({ loadTest }: (typeof tests)[number]): number =>
      loadTest.load!.quantity.high ?? loadTest.load!.quantity.value;
    const hardest = tests.reduce((best, test) => (reach(test) > reach(best) ? test : best));
    if (reach(hardest) < quantity.value) yield finding(hardest, peak);
  },
});

/** Rows of load tests, also those that say nothing certain. */
const rowCount = (spec: Spec): number =>
  sectionsOfKind(spec, 'load tests').flatMap(({ section }): readonly SpecRow[] => rowsOf(section)).length;

function finding(
  { placed, loadTest }: ReturnType<typeof loadTestsOf>[number],
  { placed: home, load }: ReturnType<typeof loadsOf>[number],
): Finding {
  const figure = loadTest.load!.figure;
  const most = textOf(placed.section.text, figure);
  const peak = textOf(home.section.text, load.figure);
  return {
    span: shift(figure, placed.origin),
    message: `Unexpected ${most} as the hardest load test, expected at least the peak of ${peak}`,
    related: [{ span: shift(load.figure, home.origin), message: `The peak is ${peak}` }],
    suggestions: [
      {
        title: `Raise '${loadTest.test.text}' to ${peak}`,
        edits: [replace(shift(figure, placed.origin), peak)],
      },
    ],
  };
}
