/** A throughput target that the expected peak exceeds. */

import { specText } from '../spec/spec.ts';
import { areComparable, type Load, loadsOf, type Target, targetsOf } from '../spec/target.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const performance = '### Performance\n\n| Metric | Target | Measurement |\n|---|---|---|\n';
const scalability = '\n\n### Scalability\n\n| Scenario | Expected Load | Scaling Strategy |\n|---|---|---|\n';

export const nfrThroughputBelowPeak = specRule({
  id: 'nfr-throughput-below-peak',
  title: 'Throughput below the peak',
  why: 'A system that meets its throughput target still fails on the busiest day when the peak is above it.',
  severity: 'error',
  reads: ['load', 'performance'],
  examples: [
    {
      bad: `${performance}| Throughput | ‹80 req/sec› | Load test |${scalability}| Peak | 110 req/sec | Auto-scale |`,
      good: `${performance}| Throughput | 120 req/sec | Load test |\n| Import throughput | 20 req/sec | Load test |\n| Throughput of events | 50 events/s | Load test |${scalability}| Peak | 6,600 req/min | Auto-scale |\n| Burst | 240 req/sec | Queue |`,
    },
  ],
  *check(spec) {
    const peak = peakOf(loadsOf(spec));
    if (!peak) return;
    for (const { placed, target } of targetsOf(spec)) {
      if (!isWhole(target) || !areComparable(target.quantity, peak.load.quantity)) continue;
      if ((target.quantity.high ?? target.quantity.value) >= peak.load.quantity.value) continue;
      const span = shift(target.figure, placed.origin);
      const other = shift(peak.load.figure, peak.placed.origin);
      const [own, needed] = [specText(spec, span), specText(spec, other)];
      yield {
        span,
        message: `Unexpected throughput of ${own} below the peak, expected at least ${needed}`,
        related: [{ span: other, message: `'${peak.load.scenario.text}' is ${needed}` }],
        suggestions: [
          { title: `Raise the target to \`${needed}\``, edits: [{ span, newText: needed }] },
          { title: `Lower the peak to \`${own}\``, edits: [{ span: other, newText: own }] },
        ],
      };
    }
  },
});

/** The one peak; none where a heavier scenario is below it, which has a rule of its own. */
function peakOf<T extends { readonly load: Load }>(loads: readonly T[]): T | undefined {
  const [peak, ...others] = loads.filter(({ load }) => load.isPeak);
  if (!peak || others.length > 0) return undefined;
  const { rank = 0, quantity } = peak.load;
  const isCrossed = loads.some(
    ({ load }) =>
      (load.rank ?? -1) > rank &&
      areComparable(load.quantity, quantity) &&
      (load.quantity.high ?? load.quantity.value) < quantity.value,
  );
  return isCrossed ? undefined : peak;
}

/** The throughput of the system, not that of one operation. */
const isWhole = ({ about, subject, comparator }: Target): boolean =>
  about === 'throughput' &&
  comparator !== '<' &&
  comparator !== '<=' &&
  subject
    .split(' ')
    .every(word =>
      /^(?:throughput|api|system|service|total|overall|sustained|peak|max|maximum|requests?|rate|per|second|sec|s)$/.test(
        word,
      ),
    );
