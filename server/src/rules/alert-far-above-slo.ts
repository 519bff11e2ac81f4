/** An alert that fires long after its target was missed. */

import { pairsOf } from '../spec/slo.ts';
import { specText } from '../spec/spec.ts';
import { figureOf } from '../spec/target.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const targets = '### Performance\n\n| Metric | Target | Measurement |\n|---|---|---|\n';
const alerts =
  '\n\n### Observability\n\n**Alerts**:\n| Alert | Condition | Severity | Action |\n|---|---|---|---|\n';

export const alertFarAboveSlo = specRule({
  id: 'alert-far-above-slo',
  title: 'Alert far beyond its target',
  why: 'Users have long been waiting when such an alert fires; often a unit was mistaken.',
  severity: 'info',
  reads: ['observability', 'performance'],
  options: {
    factor: { type: 'number', description: 'How many times the target is too far.', default: 10 },
  },
  examples: [
    {
      bad: `${targets}| API response time (p99) | < 50ms | Traces |${alerts}| Slow API | p99 > ‹20s› for 5m | P2 | Page on-call |`,
      good: `${targets}| API response time (p99) | < 500ms | Traces |${alerts}| Slow API | p99 > 2s for 5m | P2 | Page on-call |\n| Slow import | Import p99 > 1 h | P2 | Page on-call |`,
    },
  ],
  *check(spec, { factor }) {
    for (const { alert, alertPlace, target, targetPlace, ratio } of pairsOf(spec)) {
      if (ratio < factor || target.about === 'availability') continue;
      const span = shift(figureOf(alert.reading!.quantity, alert.condition!.span.start), alertPlace.origin);
      const other = shift(target.figure, targetPlace.origin);
      const wanted = specText(spec, other);
      yield {
        span,
        message: `Unexpected alert at ${specText(spec, span)}, ${Math.floor(ratio)} times the target of ${wanted} for '${target.metric.text}', expected it nearer`,
        related: [{ span: other, message: `The target is ${wanted}` }],
      };
    }
  },
});
