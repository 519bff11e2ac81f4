/** A metric that ends in `_total` and is no counter. */

import { nameFaults } from '../spec/metric-fault.ts';
import { offer, sectionRule } from './rule.ts';

const head = '### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n';

export const metricNonCounterTotal = sectionRule({
  id: 'metric-non-counter-total',
  title: '`_total` without a counter',
  why: 'Who reads `_total` takes the rate of it, which of a gauge or a histogram means nothing.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| refund_open_cases‹_total› | Gauge | tier |`,
      good: `${head}| refund_open_cases | Gauge | tier |\n| refund_total_amount | Gauge | tier |\n| refund_requests_total | Counter | tier |`,
    },
  ],
  *check(section) {
    for (const { span, metric, rename } of nameFaults(section, 'non-counter-total'))
      yield {
        span,
        message: `Unexpected \`_total\` in the ${metric.type} '${metric.name}', expected it in counters only`,
        ...(rename && offer({ title: `Rename to \`${rename.name}\``, edits: rename.edits }, rename.isSure)),
      };
  },
});
