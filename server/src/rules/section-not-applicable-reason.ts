/** A section that says it does not apply, but not why. */

import { stripMarkup } from '../template/key.ts';
import { trimSpan } from '../text/span.ts';
import { sectionRule } from './rule.ts';

export const sectionNotApplicableReason = sectionRule({
  id: 'section-not-applicable-reason',
  title: 'Not applicable without a reason',
  why: 'Only with its reason can a reader tell "we looked, and there is nothing" from "we did not look".',
  severity: 'info',
  examples: [
    {
      bad: '## Data Model\n\n### Data Migration\n\n‹N/A›',
      good: '## Data Model\n\n### Data Migration\n\nN/A: the table is new.',
    },
    {
      bad: '## Rollout Plan\n\n### Feature Flags\n\n‹_Not applicable._›\n\n---',
      good: '## Rollout Plan\n\n### Feature Flags\n\nNot applicable, because it replaces a batch job.\n\n## Open Questions\n\nNone.',
    },
  ],
  *check({ content, part, slot, text }) {
    // "None" is a full answer to what is still open, and under a heading of the author's own it may be one, too.
    if (content !== 'bare' || !part.heading || !slot || slot.kind === 'questions') return;
    const block = part.blocks.find(b => b.kind === 'paragraph' || b.kind === 'list');
    if (!block) return;
    const span = trimSpan(text, block.span);
    const said = stripMarkup(text.slice(span.start, span.end)).replace(/^[-+]\s+|\.$/g, '');
    yield { span, message: `Unexpected '${said}' alone, expected the reason why the section does not apply` };
  },
});
