/** A log level that the template does not know, in a second table of logs. */

import { strayValues } from '../spec/repeated.ts';
import { shift, textOf } from '../text/span.ts';
import { sectionRule, unexpectedValue } from './rule.ts';

const table = (rows: string): string =>
  `**Logging**:\n| Log Level | When | Fields |\n|---|---|---|\n${rows}\n\n`;
const first = `### Observability\n\n${table('| INFO | Request received | request_id, endpoint |')}`;

export const logLevelUnknown = sectionRule({
  id: 'log-level-unknown',
  title: 'Log level unknown',
  why: 'Filters and alerts go by the level; one that nobody else uses is in none of them.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${first}Of the worker:\n\n${table('| ‹INOF› | Job done | job_id, took_ms |')}`,
      good: `${first}Of the worker:\n\n${table('| info | Job done | job_id, took_ms |')}`,
    },
  ],
  *check(section) {
    for (const { cell, choice, name, values } of strayValues(section, 'logs', 'log level')) {
      const span = shift(choice.span, cell.span.start);
      const place = `in column '${name}'`;
      yield unexpectedValue(span, textOf(section.text, span), { near: choice.near, place, choices: values });
    }
  },
});
