/** A heading with nothing under it. */

import { headingSpan } from '../spec/place.ts';
import type { PlacedSection } from '../spec/spec.ts';
import { stripMarkup } from '../template/key.ts';
import type { SectionSlot } from '../template/template.ts';
import { shift } from '../text/span.ts';
import { gate, specRule } from './rule.ts';

export const sectionEmpty = specRule({
  id: 'section-empty',
  title: 'Section without content',
  why: 'A heading alone does not say whether the matter was forgotten, is still to come or does not apply.',
  severity: gate({ Draft: 'off', 'In Review': 'warning', Approved: 'error' }),
  examples: [
    {
      bad: '## Non-Functional Requirements\n\n### ‹Security›\n\n<!-- to be written -->\n\n---\n\n## Appendix\n\nNo artefacts.',
      good: '## Non-Functional Requirements\n\n### Security\n\nNot applicable, because nothing is exposed.\n\n## Appendix\n\nNo artefacts.',
    },
    {
      bad: '## Overview\n\n### ‹Alternatives considered›\n\n### Architecture Decision\n\nA queue.',
      good: '## Overview\n\n### Architecture Decision\n\nA queue.',
    },
  ],
  *check({ sections }) {
    for (const placed of sections) {
      const span = headingSpan(placed.section);
      if (!span || !isEmpty(placed)) continue;
      yield {
        span: shift(span, placed.origin),
        message: `Section '${stripMarkup(placed.node.title)}' is empty, expected content or why it does not apply`,
      };
    }
  },
});

function isEmpty({ section, node, children }: PlacedSection): boolean {
  if (section.content !== 'empty' || children.length > 0 || node.duplicateOf) return false;
  return node.slot ? node.slot.parent !== undefined && !isFrame(node.slot) : node.level > 1;
}

/** The template has nothing but sub-sections there, and those are reported as missing. */
function isFrame({ ownText, children }: SectionSlot): boolean {
  const body = ownText.slice(ownText.indexOf('\n') + 1 || ownText.length);
  return children.some(child => !child.optional) && /^[\s*_-]*$/.test(body);
}
