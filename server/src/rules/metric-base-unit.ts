/** A metric in another unit than the base unit. */

import { nameFaults } from '../spec/metric-fault.ts';
import { offer, sectionRule } from './rule.ts';

const head = '### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n';

export const metricBaseUnit = sectionRule({
  id: 'metric-base-unit',
  title: 'Metric not in a base unit',
  why: 'Dashboards and alerts combine metrics; where all are in seconds and bytes nobody has to convert.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| refund_request_duration_‹milliseconds› | Histogram | endpoint |\n| refund_cpu_‹percent› | Gauge | |`,
      good: `${head}| refund_request_duration_seconds | Histogram | endpoint |\n| refund_cpu_ratio | Gauge | |\n| refund_paid_pounds_total | Counter | |`,
    },
  ],
  *check(section) {
    for (const { span, metric, found, wanted, rename } of nameFaults(section, 'base-unit', 'ratio-unit'))
      yield {
        span,
        message: `Unexpected unit \`${found}\` in '${metric.name}', expected \`${wanted}\``,
        ...(rename && offer({ title: `Rename to \`${rename.name}\``, edits: rename.edits }, rename.isSure)),
      };
  },
});
