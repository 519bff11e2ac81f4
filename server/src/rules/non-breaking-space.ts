/** Spaces that do not break where code, a heading or a key has plain ones. */

import { codeIn } from '../spec/code.ts';
import type { Section } from '../spec/section.ts';
import { replace } from '../text/edit.ts';
import { type Span, textOf } from '../text/span.ts';
import { sectionRule } from './rule.ts';

export const nonBreakingSpace = sectionRule({
  id: 'non-breaking-space',
  title: 'Space that does not break',
  why: 'It looks like any other space and is another character: a search for the heading fails, and code with it does not run.',
  severity: 'hint',
  examples: [
    {
      bad: '## Data‹\u00a0›Model\n\n**Rate‹\u00a0›limit**: none\n\n```sql\nSELECT‹\u00a0›1 -- 5\u00a0ms\n```\n',
      good: '## But\u00a0: 5\u00a0ms\n\nIt takes 5\u00a0ms.\n\n**Prix\u00a0**: 5\u00a0€\n\n```json\n{"price": "5\u00a0€"}\n```\n',
    },
  ],
  *check(section) {
    const { part, text } = section;
    if (!special.test(text.slice(part.start, part.end))) return;
    const found = [
      ...(part.heading ? spacesIn(section, part.heading.content) : []),
      ...section.labels.flatMap(label => spacesIn(section, label.span)),
      ...section.tables.flatMap(t => t.table.header.cells.flatMap(c => spacesIn(section, c.span))),
      ...codeIn(section).flatMap(({ span, bare }) =>
        [...bare.matchAll(/[\u00a0\u2007\u202f]+/g)].map(m => spanAt(span.start + m.index, m[0])),
      ),
    ];
    for (const span of found)
      yield {
        span,
        message: 'Unexpected space that does not break, expected a plain one',
        fix: {
          title: 'Replace with a plain space',
          edits: [replace(span, ' '.repeat(span.end - span.start))],
        },
      };
  },
});

const special = /[\u00a0\u2007\u202f]/;

// Between words only: before punctuation and units typography asks for it.
const betweenWords = /(?<=\p{L})[\u00a0\u2007\u202f]+(?=\p{L})/gu;

const spacesIn = ({ text }: Section, span: Span): Span[] =>
  [...textOf(text, span).matchAll(betweenWords)].map(m => spanAt(span.start + m.index, m[0]));

const spanAt = (start: number, found: string): Span => ({ start, end: start + found.length });
