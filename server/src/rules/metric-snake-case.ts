/** A metric whose name is in camel case. */

import { nameFaults } from '../spec/metric-fault.ts';
import { offer, sectionRule } from './rule.ts';

const head = '### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n';

export const metricSnakeCase = sectionRule({
  id: 'metric-snake-case',
  title: 'Metric name in camel case',
  why: 'Names are searched and completed as typed; one in another style is not found.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| ‹refundRequests_total› | Counter | status |`,
      good: `${head}| refund_requests_total | Counter | status |\n| refund_p99_seconds | Gauge | |`,
    },
  ],
  *check(section) {
    for (const { span, metric, rename } of nameFaults(section, 'camel-case'))
      yield {
        span,
        message: `Unexpected camel case in '${metric.name}', expected snake case${rename ? ` as in \`${rename.name}\`` : ''}`,
        ...(rename && offer({ title: `Rename to \`${rename.name}\``, edits: rename.edits }, rename.isSure)),
      };
  },
});
