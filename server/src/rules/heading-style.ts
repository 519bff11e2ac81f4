/** A heading that is written unlike the others: underlined, or closed with `#`. */

import type { Heading } from '../blocks/block.ts';
import { headingSpan } from '../spec/place.ts';
import type { Section } from '../spec/section.ts';
import type { PlacedSection } from '../spec/spec.ts';
import { type Edit, insertAt, replace } from '../text/edit.ts';
import { contentEnd } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { type Finding, type Repair, specRule } from './rule.ts';

export const headingStyle = specRule({
  id: 'heading-style',
  title: 'Heading in another style',
  why: 'Who looks for a heading by its marks, with a search or a script, misses the one that is written otherwise.',
  severity: 'hint',
  examples: [
    {
      bad: '# Spec\n\n## Plan\n\n‹Data Model›\n----------\n\nTables.\n\n## ‹Rollout› ##\n\nSteps.\n',
      good: '# Spec\n\n## Plan\n\n## C#\n\n## Rollout\n\nSteps\n\n---\n\nMore.\n',
    },
    {
      bad: '# Spec\n\n## Plan\n\n‹In two steps.›\n---\n\nThat is all.\n',
      good: 'Spec\n====\n\nPlan\n----\n\nIn two steps.\n',
    },
    {
      bad: '# Spec #\n\n## Plan ##\n\n## ‹Tests›\n\nAll.\n\n## Rollout ##\n\nSteps.\n',
      good: '# Spec #\n\n## Plan ##\n\nIn two steps.\n',
    },
  ],
  *check({ sections }) {
    const placed = sections.filter(s => s.section.part.heading);
    const count = (style: Style): number => placed.filter(s => styleOf(s.section) === style).length;
    const closed = count('closed');
    const open = count('open');
    const underlined = count('underlined');
    for (const item of placed) {
      const style = styleOf(item.section);
      if (style === 'underlined' && underlined < closed + open) yield ofUnderlined(item);
      else if (style === 'closed' && closed <= open) yield ofClosed(item);
      else if (style === 'open' && closed > open) yield ofOpen(item);
    }
  },
});

type Style = 'underlined' | 'closed' | 'open';

const styleOf = memo(({ part, text }: Section): Style => {
  const heading = part.heading!;
  if (heading.setext) return 'underlined';
  const { start, end } = closingOf(text, heading);
  return start < end ? 'closed' : 'open';
});

/** From the end of the heading's words to that of its marks. */
function closingOf(text: string, { content, span }: Heading): Span {
  const end = content.end + text.slice(content.end, span.end).trimEnd().length;
  return { start: Math.min(content.end, end), end };
}

const isEmpty = ({ content }: Heading): boolean => content.start === content.end;

function ofUnderlined({ section, origin }: PlacedSection): Finding {
  const heading = section.part.heading!;
  const marks = '#'.repeat(heading.level);
  const span = shift(headingSpan(section)!, origin);
  const title = section.text.slice(heading.content.start, heading.content.end);
  const message = `Unexpected underlined heading, expected one that is led by \`${marks}\``;
  if (/[\r\n]/.test(title)) return { span, message };
  const lineEnd = contentEnd(section.text, heading.content.end);
  const repair: Repair = {
    title: `Lead it with \`${marks}\``,
    edits: [
      insertAt(heading.span.start + origin, `${marks} `),
      replace(shift({ start: lineEnd, end: heading.span.end }, origin), ''),
    ],
  };
  const line = section.text.slice(lineEnd, heading.span.end).trim();
  // A sentence above three dashes is more likely a paragraph, and the dashes a break.
  if (line !== '---') return { span, message, fix: repair };
  const apart: Edit = insertAt(lineEnd + origin, section.text.startsWith('\r\n', lineEnd) ? '\r\n' : '\n');
  return {
    span,
    message,
    suggestions: [repair, { title: 'Put a blank line before the dashes', edits: [apart] }],
  };
}

function ofClosed({ section, origin }: PlacedSection): Finding {
  const heading = section.part.heading!;
  return {
    span: shift(headingSpan(section)!, origin),
    message: 'Unexpected `#` behind the heading, expected marks only in front of it as in the others',
    ...(isEmpty(heading)
      ? {}
      : {
          fix: {
            title: 'Delete the marks behind it',
            edits: [replace(shift(closingOf(section.text, heading), origin), '')],
          },
        }),
  };
}

function ofOpen({ section, origin }: PlacedSection): Finding {
  const heading = section.part.heading!;
  const marks = '#'.repeat(heading.level);
  return {
    span: shift(headingSpan(section)!, origin),
    message: `Unexpected heading without \`${marks}\` behind it, expected them as in the others`,
    ...(isEmpty(heading)
      ? {}
      : {
          fix: {
            title: 'Add the marks behind it',
            edits: [insertAt(heading.content.end + origin, ` ${marks}`)],
          },
        }),
  };
}
