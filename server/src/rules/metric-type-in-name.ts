/** A metric whose name repeats its type. */

import { nameFaults } from '../spec/metric-fault.ts';
import { offer, sectionRule } from './rule.ts';

const head = '### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n';

export const metricTypeInName = sectionRule({
  id: 'metric-type-in-name',
  title: 'Metric type in its name',
  why: 'The type stands beside the name already, and the name lies once the type changes.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| refund_latency_‹histogram› | Histogram | endpoint |\n| refund_requests_‹counter› | Counter | |`,
      good: `${head}| refund_latency_seconds | Histogram | endpoint |\n| counter_visits_total | Counter | |`,
    },
  ],
  *check(section) {
    for (const { span, metric, found, rename } of nameFaults(section, 'type-in-name'))
      yield {
        span,
        message: `Unexpected type \`${found}\` in '${metric.name}', expected it in the type only`,
        ...(rename && offer({ title: `Rename to \`${rename.name}\``, edits: rename.edits }, rename.isSure)),
      };
  },
});
