/** A question that is marked as answered, without the answer. */

import { type Question, questionsOf } from '../spec/questions.ts';
import type { Section } from '../spec/section.ts';
import { stripMarkup } from '../template/key.ts';
import { textOf } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head = '## Open Questions\n\n| Question | Owner | Due | Status |\n|---|---|---|---|\n';

export const openqResolvedWithoutAnswer = sectionRule({
  id: 'openq-resolved-without-answer',
  title: 'Question closed without its answer',
  why: 'Whoever builds from the document needs the answer, not the news that there is one.',
  severity: 'info',
  needs: 'tables',
  examples: [
    {
      bad: `${head}| How long is a search kept? | Ana | 2026-01-30 | ‹Resolved› |\n`,
      good: `${head}| How long is a search kept? Answer: one year. | Ana | 2026-01-30 | Resolved |\n| Do sellers see it? | Ana | 2026-01-30 | Resolved: no |\n`,
    },
    {
      bad: `Three are left.\n\n${head}| How long is a search kept? | Ana | 2026-01-30 | ‹**Closed**› |\n`,
      good: `${head}| How long is a search kept? | Ana | 2026-01-30 | Closed |\n\nSearches are kept for a year.\n`,
    },
  ],
  *check(section) {
    for (const question of questionsOf(section)) {
      const { state, status, isSample, title } = question;
      if (!status || !title || isSample || state.kind !== 'known' || !state.isClosed || !state.isBare)
        continue;
      if (!isAsked(textOf(section.text, title)) || mayAnswerElsewhere(section, question)) continue;
      yield {
        span: status.span,
        message: `Question is '${state.value}' without an answer, expected the answer behind the question or the status`,
      };
    }
  },
});

/** True if the cell is a question and nothing else: text behind its mark may be the answer. */
const isAsked = (text: string): boolean => {
  const plain = stripMarkup(text);
  const words = plain.replace(/(?<!\?)\?+$/, '');
  return words !== plain && !words.includes('?') && !/https?:|\]\(/.test(text);
};

/** True if another column, the name of the status or text behind the table may hold the answers. */
function mayAnswerElsewhere({ part }: Section, { table, status }: Question): boolean {
  const isOther = table.columns.some(c => !c.slot && !/^(?:#|id|nr|no)?\.?$/i.test(c.name));
  const isAnswer = /answer|resolution|decision|outcome|result/.test(status!.slot.key);
  const end = table.table.span.end;
  return isOther || isAnswer || part.blocks.some(b => b.span.start >= end && b.kind !== 'break');
}
