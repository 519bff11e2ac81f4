/** A metric whose name ends like a series of another type. */

import { nameFaults } from '../spec/metric-fault.ts';
import { offer, sectionRule } from './rule.ts';

const head = '### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n';

export const metricReservedSuffix = sectionRule({
  id: 'metric-reserved-suffix',
  title: 'Reserved ending of a metric',
  why: 'Histograms and summaries make series with these endings, so that the name collides with them or is read as one.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| refund_requests‹_count› | Counter | endpoint |\n| refund_amount‹_sum› | Gauge | |`,
      good: `${head}| refund_requests_total | Counter | endpoint |\n| refund_count_of_cases | Gauge | |\n| refund_build_info | Gauge | |`,
    },
  ],
  *check(section) {
    for (const { span, metric, found, rename } of nameFaults(
      section,
      'reserved-suffix',
      'timestamp-suffix',
      'info-suffix',
    ))
      yield {
        span,
        message: `Unexpected ending \`${found}\` of the ${metric.type} '${metric.name}', expected it for another type only`,
        ...(rename && offer({ title: `Rename to \`${rename.name}\``, edits: rename.edits }, rename.isSure)),
      };
  },
});
