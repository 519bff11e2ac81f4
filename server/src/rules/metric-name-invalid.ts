/** The name of a metric that Prometheus cannot store. */

import { nameFaults } from '../spec/metric-fault.ts';
import { offer, sectionRule } from './rule.ts';

const head = '### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n';

export const metricNameInvalid = sectionRule({
  id: 'metric-name-invalid',
  title: 'Metric name not allowed',
  why: 'Prometheus refuses a name with other characters than letters, digits and underscores, or changes it without asking.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| ‹refund-requests-total› | Counter | status |\n| refund_queue_length | Gauge | |`,
      good: `${head}| refund_requests_total | Counter | status |\n| Time in the queue | Histogram | |\n| \`refund_queue_length\` | Gauge | |`,
    },
    {
      bad: `${head}| ‹2xx_responses_total› | Counter | endpoint |`,
      good: `${head}| http.server.duration | Histogram | endpoint |`,
    },
  ],
  *check(section) {
    for (const { span, metric, rename } of nameFaults(section, 'invalid-name'))
      yield {
        span,
        message: `Unexpected name '${metric.name}', expected letters, digits and underscores${rename ? ` as in \`${rename.name}\`` : ''}`,
        ...(rename && offer({ title: `Rename to \`${rename.name}\``, edits: rename.edits }, rename.isSure)),
      };
  },
});
