/** The same heading twice under one parent. */

import { headingSpan } from '../spec/place.ts';
import type { PlacedSection } from '../spec/spec.ts';
import { stripMarkup } from '../template/key.ts';
import { type Span, shift } from '../text/span.ts';
import { specRule } from './rule.ts';

export const sectionDuplicate = specRule({
  id: 'section-duplicate',
  title: 'Section twice',
  why: 'Two sections of one name are two answers to one question; a reader finds the first and a link leads to it.',
  severity: 'error',
  examples: [
    {
      bad: '## Data Model\n\nOne table.\n\n## Testing Requirements\n\nNone yet.\n\n## ‹Data Model›\n\nTwo tables.',
      good: '## Data Model\n\nTwo tables.\n\n## Testing Requirements\n\nNone yet.',
    },
    {
      bad: '## Rollout Plan\n\n### Feature Flags\n\nNone.\n\n### ‹Feature flags›\n\nOne.',
      good: '## Rollout Plan\n\n### Feature Flags\n\nOne.\n\n## Search\n\n### Limits\n\n10.\n\n## Export\n\n### Limits\n\n20.',
    },
  ],
  *check({ sections }) {
    for (const placed of sections) {
      const { duplicateOf, title } = placed.node;
      const first = duplicateOf && sections.find(s => s.node === duplicateOf);
      const span = placedHeading(placed);
      const firstSpan = first && placedHeading(first);
      if (!span || !firstSpan) continue;
      yield {
        span,
        message: `Unexpected second section '${stripMarkup(title)}', expected it once`,
        related: [{ span: firstSpan, message: 'The first one is here' }],
      };
    }
  },
});

function placedHeading({ section, origin }: PlacedSection): Span | undefined {
  const span = headingSpan(section);
  return span && shift(span, origin);
}
