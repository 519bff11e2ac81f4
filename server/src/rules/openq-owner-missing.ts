/** An open question that nobody is to answer. */

import { holdsPlaceholder } from '../spec/place.ts';
import { questionsOf } from '../spec/questions.ts';
import type { Section } from '../spec/section.ts';
import { stripMarkup } from '../template/key.ts';
import { textOf } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head = '## Open Questions\n\n| Question | Owner | Due | Status |\n|---|---|---|---|\n';

export const openqOwnerMissing = sectionRule({
  id: 'openq-owner-missing',
  title: 'Question without an owner',
  why: 'A question that belongs to everybody is answered by nobody.',
  severity: 'warning',
  needs: 'tables',
  examples: [
    {
      bad: `${head}| ‹How long is a search kept?› | | 2026-10-30 | Open |\n| Do sellers see it? | ‹TBD› | 2026-10-30 | In progress |\n`,
      good: `${head}| How long is a search kept? | Ana | 2026-10-30 | Open |\n| Do sellers see it? No. | - | 2026-10-30 | Answered |\n`,
    },
  ],
  *check(section) {
    for (const { owner, title, state, isSample } of questionsOf(section)) {
      const isClosed = state.kind === 'known' && state.isClosed;
      if (!owner || !title || isSample || isClosed || holdsPlaceholder(section, owner.span)) continue;
      const name = stripMarkup(textOf(section.text, owner.span));
      if (!isNobody(name, section)) continue;
      const wanted = owner.slot.name.toLowerCase();
      yield name === ''
        ? { span: title, message: `Question has no ${wanted}, expected a name` }
        : { span: owner.span, message: `Unexpected ${wanted} '${name}', expected a name` };
    }
  },
});

function isNobody(name: string, { template }: Section): boolean {
  if (!/[\p{L}\p{N}@]/u.test(name)) return true;
  if (/^(?:unassigned|unknown|nobody|no one)$/i.test(name)) return true;
  return [...template.unfinished, ...template.notApplicable].some(
    w => w.toLowerCase() === name.toLowerCase(),
  );
}
