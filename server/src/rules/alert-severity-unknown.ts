/** A severity that the template does not know, in a second table of alerts. */

import { strayValues } from '../spec/repeated.ts';
import { shift, textOf } from '../text/span.ts';
import { sectionRule, unexpectedValue } from './rule.ts';

const table = (rows: string): string =>
  `**Alerts**:\n| Alert | Condition | Severity | Action |\n|---|---|---|---|\n${rows}\n\n`;
const first = `### Observability\n\n${table('| Errors | > 1% 5xx for 5m | P1 | Page on-call |')}`;

export const alertSeverityUnknown = sectionRule({
  id: 'alert-severity-unknown',
  title: 'Alert severity unknown',
  why: 'The severity decides who is woken; one that the on-call rota does not know wakes nobody.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${first}Of the worker:\n\n${table('| Jobs fail | > 3 failures in 10m | ‹Sev9› | Page on-call |')}`,
      good: `${first}Of the worker:\n\n${table('| Jobs fail | > 3 failures in 10m | P2 (P1 at night) | Page on-call |')}`,
    },
  ],
  *check(section) {
    for (const { cell, choice, name, values } of strayValues(section, 'alerts', 'severity')) {
      const span = shift(choice.span, cell.span.start);
      const place = `in column '${name}'`;
      yield unexpectedValue(span, textOf(section.text, span), { near: choice.near, place, choices: values });
    }
  },
});
