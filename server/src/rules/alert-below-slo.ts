/** An alert that fires while its target is still met. */

import { pairsOf } from '../spec/slo.ts';
import { specText } from '../spec/spec.ts';
import { figureOf } from '../spec/target.ts';
import { shift } from '../text/span.ts';
import { type Repair, specRule } from './rule.ts';

const targets = '### Performance\n\n| Metric | Target | Measurement |\n|---|---|---|\n';
const alerts =
  '\n\n### Observability\n\n**Alerts**:\n| Alert | Condition | Severity | Action |\n|---|---|---|---|\n';

export const alertBelowSlo = specRule({
  id: 'alert-below-slo',
  title: 'Alert fires inside its target',
  why: 'An alert that fires while all is well teaches people to ignore alerts.',
  severity: 'error',
  reads: ['observability', 'performance'],
  examples: [
    {
      bad: `${targets}| API response time (p99) | < 50ms | Traces |${alerts}| Slow API | p99 > ‹20ms› for 5m | P2 | Page on-call |`,
      good: `${targets}| API response time (p50) | < 100ms | Traces |\n| API response time (p99) | < 500ms | Traces |\n| Search latency (p95) | < 2s | Traces |${alerts}| Slow API | p99 > 0.5s for 5m | P2 | Page on-call |\n| Slow list | p95 > 1s | P2 | Page on-call |\n| Early warning | p99 > 400ms | P4 | Look |\n| Queue | Queue wait p99 > 100ms | P3 | Look |`,
    },
    {
      bad: `${targets}| Error rate | < 2% | Logs |\n| Availability | 99.9% | Probe |${alerts}| Errors | > ‹1%› 5xx for 5m | P1 | Page on-call |\n| Down | Availability < ‹99.95%› | P1 | Page on-call |`,
      good: `${targets}| Error rate | < 2% | Logs |\n| Availability | 99.9% | Probe |${alerts}| Errors | > 3% 5xx for 5m | P1 | Page on-call |\n| Payouts | Payout error rate > 1% | P1 | Page on-call |\n| Down | Availability < 99.5% | P1 | Page on-call |`,
    },
  ],
  *check(spec) {
    for (const { alert, alertPlace, target, targetPlace, ratio, mayMove } of pairsOf(spec)) {
      if (ratio >= 1) continue;
      const { quantity } = alert.reading!;
      const span = shift(figureOf(quantity, alert.condition!.span.start), alertPlace.origin);
      const other = shift(target.figure, targetPlace.origin);
      const [own, wanted] = [specText(spec, span), specText(spec, other)];
      const repairs: Repair[] = [
        { title: `Alert at \`${wanted}\``, edits: [{ span, newText: wanted }] },
        ...(mayMove
          ? [{ title: `Set the target to \`${own}\``, edits: [{ span: other, newText: own }] }]
          : []),
      ];
      yield {
        span,
        message: `Unexpected alert at ${own} inside the target of ${wanted} for '${target.metric.text}', expected it beyond the target`,
        related: [{ span: other, message: `The target is ${wanted}` }],
        // A bare number has its unit from the metric; the figure of the target does not fit there.
        ...(quantity.unit && { suggestions: repairs }),
      };
    }
  },
});
