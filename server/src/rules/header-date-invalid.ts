/** A date in the header that is no calendar day, or not written as one. */

import { type DateReading, readDate, reasonOf } from '../notations/date/date.ts';
import type { HeaderEntry } from '../spec/header.ts';
import { filledEntries, spanInValue } from '../spec/header-values.ts';
import type { Spec } from '../spec/spec.ts';
import { replace } from '../text/edit.ts';
import { type Facts, type Finding, type Repair, specRule } from './rule.ts';

const header = (date: string): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: ${date}\n\`\`\``;

export const headerDateInvalid = specRule({
  id: 'header-date-invalid',
  title: 'Date not a calendar date',
  why: 'A day that does not exist is a slip that hides the right one; dates of the form YYYY-MM-DD read the same everywhere and sort.',
  severity: 'error',
  examples: [
    { bad: header('‹2026-02-30›'), good: header('2026-02-28') },
    { bad: header('‹January 31, 2026› (second draft)'), good: header('2026-01-31 (second draft)') },
    { bad: header('‹31.01.2026›'), good: header('2026-01-31T10:00Z') },
    { bad: header('‹03/04/2026›'), good: header('2026-04-03') },
    { bad: header('‹next week›'), good: header('[Date]') },
  ],
  *check(spec, _, facts) {
    for (const entry of filledEntries(spec, 'date')) {
      const reading = readDate(entry.value);
      if (reading && 'iso' in reading && reading.isIso) continue;
      yield findingFor(spec, entry, { reading, facts });
    }
  },
});

interface Known {
  readonly reading: DateReading | undefined;
  readonly facts: Facts;
}

function findingFor(spec: Spec, entry: HeaderEntry, { reading, facts }: Known): Finding {
  const written = reading ? entry.value.slice(0, reading.length) : entry.value;
  const span = spanInValue(spec, entry, written);
  const use = (iso: string): Repair => ({ title: `Replace with ${iso}`, edits: [replace(span, iso)] });
  const today: Repair = {
    title: `Replace with today, ${facts.today}`,
    edits: [replace(span, facts.today)],
  };
  const unexpected = `Unexpected date '${written}'`;
  if (!reading) return { span, message: `${unexpected}, expected a day as YYYY-MM-DD`, suggestions: [today] };
  if ('iso' in reading)
    return { span, message: `${unexpected}, expected ${reading.iso}`, fix: use(reading.iso) };
  if ('ambiguous' in reading)
    return {
      span,
      message: `${unexpected}, expected ${reading.ambiguous.join(' or ')}`,
      suggestions: reading.ambiguous.map(use),
    };
  return {
    span,
    message: `${unexpected}, ${reasonOf(written)}, expected a calendar date`,
    suggestions: [use(reading.nearest), today],
  };
}
