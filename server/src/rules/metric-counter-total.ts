/** A counter whose name does not end in `_total`. */

import { nameFaults } from '../spec/metric-fault.ts';
import { offer, sectionRule } from './rule.ts';

const head = '### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n';

export const metricCounterTotal = sectionRule({
  id: 'metric-counter-total',
  title: 'Counter without `_total`',
  why: 'By the ending everybody knows that the value only rises and must be read through `rate()`.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| ‹refund_requests› | Counter | status |`,
      good: `${head}| refund_requests_total | Counter | status |\n| refund_queue_length | Gauge | |\n| refund_requests | Countr | |`,
    },
  ],
  *check(section) {
    for (const { span, metric, rename } of nameFaults(section, 'counter-total'))
      yield {
        span,
        message: `Unexpected counter '${metric.name}', expected a name that ends in \`_total\``,
        ...(rename && offer({ title: `Rename to \`${rename.name}\``, edits: rename.edits }, rename.isSure)),
      };
  },
});
