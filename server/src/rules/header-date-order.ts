/** Dates in the header that cannot all be right: created after it was written or updated. */

import { isBefore } from '../notations/date/date.ts';
import { datedEntries, isLaterDate } from '../spec/header-dates.ts';
import { wordKey } from '../template/key.ts';
import { specRule } from './rule.ts';

export const headerDateOrder = specRule({
  id: 'header-date-order',
  title: 'Dates contradict each other',
  why: 'A document that was updated before it was created has at least one wrong date.',
  severity: 'warning',
  examples: [
    {
      bad: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nCREATED: ‹2026-02-10›\nLAST UPDATED: 2026-01-31\n```',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nCREATED: 2026-01-10\nLAST UPDATED: 2026-01-31\n```',
    },
    {
      bad: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: 2026-01-31\nCREATED: ‹2026-02-10›\n```',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: 2026-01-31\nSTART DATE: 2026-02-10\n```',
    },
  ],
  *check(spec) {
    const dated = datedEntries(spec);
    for (const first of dated) {
      if (!isCreation.test(wordKey(first.entry.key))) continue;
      const other = dated.find(d => isLaterDate(d.entry) && isBefore(d.iso, first.iso));
      if (!other) continue;
      yield {
        span: first.span,
        message: `Unexpected ${first.entry.key} ${first.iso}, expected it not after ${other.entry.key}, which is ${other.iso}`,
        related: [{ span: other.span, message: `${other.entry.key} is ${other.iso}` }],
      };
    }
  },
});

// A "start date" is as often the day on which the work is to begin, so it proves nothing.
const isCreation =
  /^(?:date )?(?:created|creation|started|first (?:version|draft|published|written))\b(?! by)/;
