/** A date in the header that lies before the last commit of the document. */

import { daysBetween, isBefore } from '../notations/date/date.ts';
import { datedEntries, isLaterDate } from '../spec/header-dates.ts';
import { leadingEntries } from '../spec/header-values.ts';
import { replace } from '../text/edit.ts';
import { gate, specRule } from './rule.ts';

const header = (date: string, more = ''): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: ${date}\nSTATUS: Approved\n${more}\`\`\``;
const committed = { text: header('2026-01-10'), date: '2026-02-10' };

export const headerDateOlderThanCommit = specRule({
  id: 'header-date-older-than-commit',
  title: 'Date older than the last change',
  why: 'Readers judge by the date whether they know this version; one that stayed behind tells them that nothing is new.',
  severity: gate({ Approved: 'warning' }),
  asksGit: 'day',
  options: {
    days: {
      type: 'number',
      description: 'Days that may lie between: what is written in the evening is committed on the next day.',
      default: 1,
    },
  },
  examples: [
    { bad: header('‹2026-01-10›'), good: header('2026-02-09'), committed },
    {
      bad: header('‹2026-02-08›', 'LAST UPDATED: 2026-02-08\n'),
      good: header('2026-01-10', 'LAST UPDATED: 2026-02-10\n'),
      committed,
    },
  ],
  *check(spec, { days }, { committed, today }) {
    const day = committed?.date;
    if (day === undefined) return;
    const dated = datedEntries(spec);
    const isOld = (iso: string): boolean => isBefore(iso, day) && daysBetween(iso, day) > days;
    if (dated.some(d => isLaterDate(d.entry) && !isOld(d.iso))) return;
    for (const { key } of leadingEntries(spec, 'date')) {
      const own = dated.find(d => d.entry.key === key);
      if (!own) continue;
      yield {
        span: own.span,
        message: `Unexpected ${key} ${own.iso} before the last commit of ${day}, expected the day of the last change`,
        suggestions: [
          { title: `Replace with today, ${today}`, edits: [replace(own.span, today)] },
          { title: `Replace with ${day}`, edits: [replace(own.span, day)] },
        ].slice(0, day === today ? 1 : 2),
      };
    }
  },
});
