/** A question that is still open although the document is to be built from. */

import { holdsPlaceholder } from '../spec/place.ts';
import { isOpen, questionsOf } from '../spec/questions.ts';
import type { Section } from '../spec/section.ts';
import { overlaps, type Span, textOf } from '../text/span.ts';
import { gate, sectionRule } from './rule.ts';

export const openqOpenWhenApproved = sectionRule({
  id: 'openq-open-when-approved',
  title: 'Question still open',
  why: 'What is not decided when building starts is decided by whoever builds it.',
  severity: gate({ 'In Review': 'info', Approved: 'error' }),
  examples: [
    {
      bad: '## Open Questions\n\n| Question | Owner | Due | Status |\n|---|---|---|---|\n| How long is a search kept? | Ana | 2026-10-30 | ‹Open› |\n| Do sellers see it? | Ana | 2026-10-30 | Resolved |\n',
      good: '## Open Questions\n\n| Question | Owner | Due | Status |\n|---|---|---|---|\n| How long is a search kept? One year. | Ana | 2026-10-30 | **Answered:** one year |\n| ~~Do sellers see it?~~ | Ana | 2026-10-30 | Open |\n',
    },
    {
      bad: '## Open Questions\n\n- [x] Do sellers see it? No.\n- [ ] ‹How long is a search kept?›\n',
      good: '## Open Questions\n\n- [x] Do sellers see it? No.\n- Searches are kept for a year.\n',
    },
  ],
  *check(section) {
    for (const question of questionsOf(section)) {
      if (!isOpen(question) || !question.status || question.state.kind !== 'known') continue;
      const { closed } = question.status.slot;
      yield {
        span: question.status.span,
        message: `Question is still '${question.state.value}', expected ${closed.join(', ')} before the document is approved`,
      };
    }
    for (const span of unticked(section))
      yield { span, message: 'Question is still open, expected it ticked before the document is approved' };
  },
});

const task = /^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[ \][ \t]+)([^\r\n]*)$/gm;

/** Boxes without a tick, where the questions are a list and no table. */
function* unticked(section: Section): Generator<Span> {
  const { part, text, slot, tables, fences } = section;
  if (slot?.kind !== 'questions' || tables.length > 0) return;
  for (const block of part.blocks) {
    if (block.kind !== 'list' && block.kind !== 'quote') continue;
    for (const match of textOf(text, block.span).matchAll(task)) {
      const start = block.span.start + match.index + match[1]!.length;
      const span = { start, end: start + match[2]!.trimEnd().length };
      if (span.start === span.end || holdsPlaceholder(section, span)) continue;
      if (!fences.some(f => overlaps(f.fence.span, span))) yield span;
    }
  }
}
