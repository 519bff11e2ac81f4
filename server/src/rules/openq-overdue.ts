/** A question that is still open after the day on which it was due. */

import { isoOf } from '../notations/date/date.ts';
import { isOpen, questionsOf } from '../spec/questions.ts';
import { textOf } from '../text/span.ts';
import { isPast, sectionRule } from './rule.ts';

const head = '## Open Questions\n\n| Question | Owner | Due | Status |\n|---|---|---|---|\n';

export const openqOverdue = sectionRule({
  id: 'openq-overdue',
  title: 'Question overdue',
  why: 'A day that passed without an answer says that nobody is waiting for it, or that somebody waits in vain.',
  severity: 'warning',
  needs: 'tables',
  examples: [
    {
      bad: `${head}| How long is a search kept? | Ana | ‹2026-02-28› | Open |\n`,
      good: `${head}| How long is a search kept? | Ana | 2026-03-01 | Open |\n| Do sellers see it? No. | Ana | 2026-01-30 | Answered |\n`,
    },
  ],
  *check(section, _, facts) {
    for (const question of questionsOf(section)) {
      if (!isOpen(question) || !question.due || question.state.kind !== 'known') continue;
      const iso = isoOf(textOf(section.text, question.due.span));
      if (iso === undefined || !isPast(facts, iso)) continue;
      yield {
        span: question.due.span,
        message: `Question was due on ${iso} and is still '${question.state.value}', expected an answer or a later day`,
      };
    }
  },
});
