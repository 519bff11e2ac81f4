/** A metric whose name abbreviates its unit. */

import { nameFaults } from '../spec/metric-fault.ts';
import { offer, sectionRule } from './rule.ts';

const head = '### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n';

export const metricAbbreviatedUnit = sectionRule({
  id: 'metric-abbreviated-unit',
  title: 'Abbreviated unit of a metric',
  why: 'An abbreviation has to be guessed: `m` may be minutes, metres or milli.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| refund_latency_‹ms› | Histogram | endpoint |`,
      good: `${head}| refund_latency_seconds | Histogram | endpoint |\n| ms_sync_runs_total | Counter | |`,
    },
  ],
  *check(section) {
    for (const { span, metric, found, rename } of nameFaults(section, 'abbreviated-unit'))
      yield {
        span,
        message: `Unexpected abbreviation \`${found}\` in '${metric.name}', expected the base unit in full${rename ? ` as in \`${rename.name}\`` : ''}`,
        ...(rename && offer({ title: `Rename to \`${rename.name}\``, edits: rename.edits }, rename.isSure)),
      };
  },
});
