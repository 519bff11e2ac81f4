/** A date in the header that lies in the future. */

import { isoOf } from '../notations/date/date.ts';
import { leadingEntries, spanInValue } from '../spec/header-values.ts';
import { isFuture, namedToday, specRule } from './rule.ts';

export const headerDateFuture = specRule({
  id: 'header-date-future',
  title: 'Date in the future',
  why: 'The date says when this version was written; a later day is a slip or a plan that belongs elsewhere.',
  severity: 'info',
  examples: [
    {
      bad: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: ‹2062-01-31›\n```',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: 2026-01-31\n```',
    },
  ],
  *check(spec, _, facts) {
    for (const entry of leadingEntries(spec, 'date')) {
      const iso = isoOf(entry.value);
      if (iso === undefined || !isFuture(facts, iso)) continue;
      const span = spanInValue(spec, entry, iso);
      yield {
        span,
        message: `Unexpected ${entry.field.key} ${iso} in the future, expected ${namedToday(facts)} or before`,
      };
    }
  },
});
