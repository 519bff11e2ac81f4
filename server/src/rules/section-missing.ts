/** A section of the template that the document lacks. */

import { sectionEdits } from '../spec/insert.ts';
import type { Missing } from '../spec/missing.ts';
import type { Spec } from '../spec/spec.ts';
import { stripMarkup } from '../template/key.ts';
import type { Span } from '../text/span.ts';
import { specRule } from './rule.ts';

export const sectionMissing = specRule({
  id: 'section-missing',
  title: 'Section missing',
  why: 'A section that is not there looks like a question that nobody asked. Write "Not applicable, because …" where it does not apply.',
  severity: 'error',
  examples: [
    {
      template: '# Plan\n\n## Goal\n\n## Steps\n\n## Risks\n',
      bad: '# ‹Plan›\n\n## Goal\n\nFaster search.\n\n## Steps\n\n1. Build it.\n',
      good: '# Plan\n\n## Goal\n\nFaster search.\n\n## Steps\n\n1. Build it.\n\n## Risks\n\nNone, because it can be switched off.\n',
    },
  ],
  *check(spec) {
    for (const missing of spec.missing) {
      const title = stripMarkup(missing.slot.title);
      yield {
        span: spanOf(spec, missing),
        message: `Section '${title}' is missing${placeOf(missing)}`,
        fix: {
          title: `Insert section '${title}'`,
          edits: sectionEdits(spec, [missing]),
          scaffold: true,
        },
      };
    }
  },
});

/** The heading of the section that should hold it, else the document's first heading or line. */
function spanOf(spec: Spec, { parent }: Missing): Span {
  const holder = parent ?? spec.sections.find(s => s.section.part.heading);
  const heading = holder?.section.part.heading;
  if (holder && heading)
    return { start: holder.origin + heading.content.start, end: holder.origin + heading.content.end };
  return { start: 0, end: Math.min(1, spec.document.length) };
}

function placeOf({ slot, parent }: Missing): string {
  const siblings = slot.parent?.children ?? [];
  const before = siblings[siblings.indexOf(slot) - 1];
  if (before) return `, expected it after '${stripMarkup(before.title)}'`;
  if (parent) return `, expected it first under '${stripMarkup(parent.section.part.title)}'`;
  return '';
}
