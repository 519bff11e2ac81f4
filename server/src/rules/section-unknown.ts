/** A heading that is nearly one of the template's. */

import { headingSpan, keySpan } from '../spec/place.ts';
import type { Section } from '../spec/section.ts';
import { stripMarkup } from '../template/key.ts';
import { replace } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import { type Finding, specRule } from './rule.ts';

export const sectionUnknown = specRule({
  id: 'section-unknown',
  title: 'Section misspelt',
  why: 'Readers, links and checks find a section by its heading.',
  severity: 'warning',
  examples: [
    {
      bad: '## ‹Rolout Plan›\n\nAll at once.',
      good: '## Rollout Plan\n\nAll at once.',
    },
    {
      bad: '## ‹7. 🚀 Rolout Plan (draft)›\n\nAll at once.',
      good: '## 7. 🚀 Rollout Plan (draft)\n\nAll at once.',
    },
    {
      bad: '## ‹Open Qustions›\n\nNone are left.\n\n## Approach\n\nCaching.',
      good: '## Open Questions\n\nNone are left.\n\n## Alternatives considered\n\nCaching.',
    },
  ],
  *check({ sections }) {
    for (const { node, section, origin } of sections) {
      const span = headingSpan(section);
      if (!node.misspelt || !node.slot || !span) continue;
      const fix = rename(section, origin);
      yield {
        span: shift(span, origin),
        message: `Unexpected section '${stripMarkup(node.title)}', did you mean '${stripMarkup(node.slot.title)}'?`,
        ...(fix ? { fix } : {}),
      };
    }
  },
});

/** Only the words are replaced: numbers, pictographs and remarks are the author's. */
function rename({ part, slot }: Section, origin: number): Finding['fix'] {
  const wrong = keySpan(part.title, part.key);
  const right = slot && keySpan(slot.title, slot.keys[0]!);
  if (!wrong || !right || !part.heading) return undefined;
  const words = slot.title.slice(right.start, right.end);
  return {
    title: `Rename section to '${words}'`,
    edits: [replace(shift(wrong, origin + part.heading.content.start), words)],
  };
}
