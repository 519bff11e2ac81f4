/** A label with a value for each user or request. */

import { labelFaults } from '../spec/metric-fault.ts';
import { sectionRule } from './rule.ts';

const head = '### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n';

export const metricLabelCardinality = sectionRule({
  id: 'metric-label-cardinality',
  title: 'Label without bounds',
  why: 'Each value of a label is a series of its own; one for every user or request fills the memory of the monitoring.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| refund_requests_total | Counter | endpoint, ‹user_id› |\n| refund_duration_seconds | Histogram | ‹request_id›, \`‹url›\` |`,
      good: `${head}| refund_requests_total | Counter | endpoint, user_type, error_code |\n| refund_duration_seconds | Histogram | region_id, path, method |`,
    },
  ],
  *check(section) {
    for (const { span, label, metric } of labelFaults(section, 'cardinality'))
      yield {
        span,
        message: `Unexpected label '${label}' of '${metric.name}', expected labels with few values; it has one for each ${label.replace(/_?(?:uu|gu)?id$/, '').replace(/_/g, ' ') || 'thing'}`,
      };
  },
});
