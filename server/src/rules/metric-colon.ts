/** A metric whose name has a colon. */

import { nameFaults } from '../spec/metric-fault.ts';
import { offer, sectionRule } from './rule.ts';

const head = '### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n';

export const metricColon = sectionRule({
  id: 'metric-colon',
  title: 'Colon in a metric name',
  why: 'Colons are kept for recording rules; a metric with one looks as if it were computed from others.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| refund‹:›requests_total | Counter | endpoint |`,
      good: `${head}| refund_requests_total | Counter | endpoint: all |`,
    },
  ],
  *check(section) {
    for (const { span, metric, rename } of nameFaults(section, 'colon'))
      yield {
        span,
        message: `Unexpected colon in '${metric.name}', expected it in recording rules only`,
        ...(rename && offer({ title: `Rename to \`${rename.name}\``, edits: rename.edits }, rename.isSure)),
      };
  },
});
