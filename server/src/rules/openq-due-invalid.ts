/** A question with no day, or none that can be read, by which it is to be answered. */

import { type DateReading, readDate, reasonOf } from '../notations/date/date.ts';
import { holdsPlaceholder } from '../spec/place.ts';
import { isOpen, questionsOf } from '../spec/questions.ts';
import { stripMarkup } from '../template/key.ts';
import type { Template } from '../template/template.ts';
import { replace } from '../text/edit.ts';
import { type Span, textOf } from '../text/span.ts';
import { type Finding, type Repair, sectionRule } from './rule.ts';

const row = (due: string): string =>
  `## Open Questions\n\n| Question | Owner | Due | Status |\n|---|---|---|---|\n| How long is a search kept? | Ana | ${due} | Open |\n`;

export const openqDueInvalid = sectionRule({
  id: 'openq-due-invalid',
  title: 'Due date of a question missing or unreadable',
  why: 'Only a day, or at least a milestone, tells whether the answer comes in time.',
  severity: 'warning',
  needs: 'tables',
  examples: [
    { bad: row('‹TBD›'), good: row('Before Phase 3') },
    { bad: row('‹2026-02-30›'), good: row('2026-02-28 (moved)') },
    { bad: row('‹Nov 3, 2026›'), good: row('Q4 2026') },
    { bad: row('‹03/04/2026›'), good: row('v1.1') },
    {
      bad: row('').replace('How long is a search kept?', '‹How long is a search kept?›'),
      good: row('[When]'),
    },
  ],
  *check(section) {
    for (const question of questionsOf(section)) {
      const { due, title, isSample } = question;
      if (!due || !title || isSample || holdsPlaceholder(section, due.span)) continue;
      const text = textOf(section.text, due.span);
      const reading = readDate(text);
      if (reading) yield* checkDate(reading, text, due.span);
      else if (isOpen(question) && saysNothing(text, section.template))
        yield text === ''
          ? { span: title, message: `Question has no due date, expected a day as YYYY-MM-DD` }
          : {
              span: due.span,
              message: `Unexpected due date '${text}', expected a day as YYYY-MM-DD or a milestone`,
            };
    }
  },
});

function* checkDate(reading: DateReading, text: string, cell: Span): Generator<Finding> {
  if ('iso' in reading && reading.isIso) return;
  const written = text.slice(0, reading.length);
  const span = { start: cell.start, end: cell.start + reading.length };
  const use = (iso: string): Repair => ({ title: `Replace with ${iso}`, edits: [replace(span, iso)] });
  const unexpected = `Unexpected due date '${written}'`;
  if ('iso' in reading)
    yield { span, message: `${unexpected}, expected ${reading.iso}`, fix: use(reading.iso) };
  else if ('ambiguous' in reading)
    yield {
      span,
      message: `${unexpected}, expected ${reading.ambiguous.join(' or ')}`,
      suggestions: reading.ambiguous.map(use),
    };
  else
    yield {
      span,
      message: `${unexpected}, ${reasonOf(written)}, expected a calendar date`,
      suggestions: [use(reading.nearest)],
    };
}

const vague = /^(?:unknown|later|soon|asap|someday|unclear)$/;

/** True without any word that could name a phase, a quarter or a milestone. */
function saysNothing(text: string, { unfinished }: Template): boolean {
  const words =
    stripMarkup(text)
      .toLowerCase()
      .match(/(?<![\p{L}\p{N}?])[\p{N}?]*\p{L}[\p{L}\p{N}?]*/gu) ?? [];
  const empty = new Set(unfinished.flatMap(word => word.toLowerCase().split(/\s+/)));
  return words.every(word => vague.test(word) || empty.has(word));
}
