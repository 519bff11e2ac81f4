/** A type that no metric has, in a second table of metrics. */

import { strayValues } from '../spec/repeated.ts';
import { shift, textOf } from '../text/span.ts';
import { sectionRule, unexpectedValue } from './rule.ts';

const table = (rows: string): string =>
  `**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n${rows}\n\n`;
const first = `### Observability\n\n${table('| refund_requests_total | Counter | endpoint |')}`;

export const metricTypeUnknown = sectionRule({
  id: 'metric-type-unknown',
  title: 'Metric type unknown',
  why: 'The type decides how a metric is stored and queried; of one that does not exist nothing is stored.',
  severity: 'error',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${first}Of the worker:\n\n${table('| refund_jobs_total | ‹Countr› | outcome |')}`,
      good: `${first}Of the worker:\n\n${table('| refund_jobs_total | `counter` | outcome |')}`,
    },
  ],
  *check(section) {
    for (const { cell, choice, name, values } of strayValues(section, 'metrics', 'type')) {
      const span = shift(choice.span, cell.span.start);
      const place = `in column '${name}'`;
      yield unexpectedValue(span, textOf(section.text, span), { near: choice.near, place, choices: values });
    }
  },
});
