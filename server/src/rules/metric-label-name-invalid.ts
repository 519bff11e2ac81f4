/** A label whose name is not allowed, is kept for something else or stands there twice. */

import type { LabelNameFault } from '../spec/metric-fault.ts';
import { labelFaults } from '../spec/metric-fault.ts';
import { sectionRule } from './rule.ts';

const head = '### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n';

export const metricLabelNameInvalid = sectionRule({
  id: 'metric-label-name-invalid',
  title: 'Label name not allowed',
  why: 'Prometheus refuses the label or takes it for one of its own, and the series it should tell apart are one.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| refund_requests_total | Counter | endpoint, ‹status-code›, ‹clientType› |\n| refund_open_cases | Gauge | tier, ‹le›, ‹tier› |`,
      good: `${head}| refund_requests_total | Counter | endpoint, status_code, type (web or app) |\n| refund_duration_seconds | Histogram | le, endpoint |\n| refund_open_cases | Gauge | one per tier |`,
    },
  ],
  *check(section) {
    for (const fault of labelFaults(
      section,
      'invalid-label',
      'camel-case-label',
      'reserved-label',
      'duplicate-label',
    )) {
      const { span, expected, kind } = fault;
      const isSure = kind !== 'reserved-label' && kind !== 'duplicate-label' && expected !== undefined;
      yield {
        span,
        message: messageOf(fault),
        ...(isSure && {
          fix: { title: `Rename to \`${expected}\``, edits: [{ span, newText: expected }] },
        }),
      };
    }
  },
});

function messageOf({ kind, label, expected, metric }: LabelNameFault): string {
  if (kind === 'duplicate-label') return `Unexpected second label '${label}', expected one`;
  if (kind === 'reserved-label')
    return `Unexpected label '${label}' of the ${metric.type} '${metric.name}', expected it in ${label === 'le' ? 'histograms' : 'summaries'} only`;
  const as = expected === undefined ? '' : ` as in \`${expected}\``;
  return kind === 'camel-case-label'
    ? `Unexpected camel case in label '${label}', expected snake case${as}`
    : `Unexpected label '${label}', expected letters, digits and underscores${as}`;
}
