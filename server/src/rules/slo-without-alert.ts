/** A target for the slowest requests that no alert guards. */

import { unwatchedTargets } from '../spec/slo.ts';
import { specText } from '../spec/spec.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const targets = '### Performance\n\n| Metric | Target | Measurement |\n|---|---|---|\n';
const alerts =
  '\n\n### Observability\n\n**Alerts**:\n| Alert | Condition | Severity | Action |\n|---|---|---|---|\n';

export const sloWithoutAlert = specRule({
  id: 'slo-without-alert',
  title: 'Target without an alert',
  why: 'A target that nobody is told of when it is missed is found out by the users first.',
  severity: 'info',
  reads: ['observability', 'performance'],
  examples: [
    {
      bad: `${targets}| API response time (p50) | < 20ms | Traces |\n| API response time (p99) | < ‹50ms› | Traces |${alerts}| Errors | > 1% 5xx for 5m | P1 | Page on-call |`,
      good: `${targets}| API response time (p99) | < 50ms | Traces |${alerts}| Errors | > 1% 5xx for 5m | P1 | Page on-call |\n| Slow | Apdex < 0.8 | P2 | Look |`,
    },
  ],
  *check(spec) {
    for (const { target, placed } of unwatchedTargets(spec)) {
      const span = shift(target.figure, placed.origin);
      yield {
        span,
        message: `Target of ${specText(spec, span)} for '${target.metric.text}' has no alert, expected one on its p${target.percentile}`,
      };
    }
  },
});
