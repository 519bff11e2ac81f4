/** A scenario with less load than a lighter one. */

import { areComparable, type Load, loadsIn } from '../spec/target.ts';
import { textOf } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head = '### Scalability\n\n| Scenario | Expected Load | Scaling Strategy |\n|---|---|---|\n';

export const nfrLoadOrder = sectionRule({
  id: 'nfr-load-order',
  title: 'Loads in the wrong order',
  why: 'Instances, limits and load tests are sized from these figures; a peak below the normal day sizes them wrong.',
  severity: 'error',
  kinds: ['load'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Normal | 200 req/sec | 2 instances |\n| Peak | ‹100 req/sec› | Auto-scale |`,
      good: `${head}| Normal | 100 req/sec | 2 instances |\n| Peak (Monday) | 9,000 req/min | Auto-scale |\n| Burst | 150 req/sec | Queue |\n| Night | 5 req/sec | 1 instance |`,
    },
    {
      bad: `${head}| Peak | 500 rps | Auto-scale |\n| Burst | ‹50 req/s› | Queue |\n| Normal | 10 rps | 2 instances |`,
      good: `${head}| Normal | 400 users | 2 instances |\n| Peak | 50 req/s | Auto-scale |\n| Burst | 40-60 req/s | Queue |`,
    },
  ],
  *check(section) {
    const loads = loadsIn(section).filter(load => load.rank !== undefined);
    for (const load of loads) {
      const lighter = loads
        .filter(l => l.rank! < load.rank! && areComparable(l.quantity, load.quantity))
        .sort((a, b) => b.rank! - a.rank!);
      const before = lighter.find(l => l.quantity.value > (load.quantity.high ?? load.quantity.value));
      if (!before) continue;
      const [own, other] = [load.figure, before.figure].map(span => textOf(section.text, span));
      yield {
        span: load.figure,
        message: `Unexpected ${own} at '${load.scenario.text}', expected at least the ${other} at '${before.scenario.text}'`,
        related: [{ span: before.figure, message: `'${before.scenario.text}' is ${other}` }],
        ...(isSorted(loads, [before, load]) && {
          suggestions: [
            {
              title: `Swap \`${other}\` and \`${own}\``,
              edits: [
                { span: before.figure, newText: own! },
                { span: load.figure, newText: other! },
              ],
            },
          ],
        }),
      };
    }
  },
});

/** True if the loads are in order once two of them have changed their figures. */
function isSorted(loads: readonly Load[], [a, b]: readonly [Load, Load]): boolean {
  const ranked = [...loads].sort((x, y) => x.rank! - y.rank!);
  const values = ranked.map(l => (l === a ? b : l === b ? a : l).quantity);
  return values.every(
    (q, i) => i === 0 || !areComparable(values[i - 1]!, q) || values[i - 1]!.value <= (q.high ?? q.value),
  );
}
