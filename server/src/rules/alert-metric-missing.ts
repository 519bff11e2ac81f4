/** An alert that none of the metrics can feed. */

import { unfedAlerts } from '../spec/feed.ts';
import { seriesEnd } from '../spec/metric.ts';
import { type Repair, sectionRule } from './rule.ts';

const metrics = '### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n';
const alerts = '\n\n**Alerts**:\n| Alert | Condition | Severity | Action |\n|---|---|---|---|\n';

export const alertMetricMissing = sectionRule({
  id: 'alert-metric-missing',
  title: 'Alert without a metric',
  why: 'An alert on a metric that nobody collects never fires.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${metrics}| refund_queue_length | Gauge | tier |${alerts}| Stuck | ‹refund_queue_lenght› > 40 for 5m | P2 | Page on-call |\n| Payouts | \`rate(‹refund_payout_failures_total›[5m]) > 0.1\` | P1 | Page on-call |`,
      good: `${metrics}| refund_queue_length | Gauge | tier |\n| refund_duration_seconds | Histogram | tier |${alerts}| Stuck | refund_queue_length > 40 for 5m | P2 | Page on-call |\n| Slow | \`histogram_quantile(0.99, sum by (le) (rate(refund_duration_seconds_bucket[5m]))) > 2\` | P2 | Page on-call |\n| Down | \`up == 0\` | P1 | Page on-call |\n| Open | status in_review > 40 | P3 | Look |`,
    },
    {
      bad: `${metrics}| refund_requests_total | Counter | endpoint |\n| refund_open_age_seconds | Gauge | |${alerts}| Slow API | ‹p99 > 2s for 5m› | P2 | Page on-call |`,
      good: `${metrics}| refund_requests_total | Counter | endpoint, status |\n| refund_latency_seconds | Summary | |${alerts}| Slow API | p99 > 2s for 5m | P2 | Page on-call |\n| Errors | > 1% 5xx for 5m | P1 | Page on-call |\n| Probe | Synthetic check p95 > 1s | P3 | Look |`,
    },
  ],
  *check(section) {
    for (const { span, name, near, needs, alert, mayRename } of unfedAlerts(section)) {
      if (name === undefined) {
        yield {
          span,
          message: `No metric feeds '${alert.name.text}', expected ${needs} in the metrics table`,
        };
        continue;
      }
      const wanted = near && `${near.name}${seriesEnd(name, near)}`;
      const repairs: Repair[] = near
        ? [
            { title: `Rename to \`${wanted}\``, edits: [{ span, newText: wanted! }] },
            ...(mayRename
              ? [{ title: `Rename the metric to \`${name}\``, edits: [{ span: near.span, newText: name }] }]
              : []),
          ]
        : [];
      yield {
        span,
        message: near
          ? `Unexpected metric '${name}', did you mean '${wanted}'?`
          : `Unexpected metric '${name}', expected ${needs}`,
        ...(near && { related: [{ span: near.span, message: `'${near.name}' is in the table` }] }),
        suggestions: repairs,
      };
    }
  },
});
