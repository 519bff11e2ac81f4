/** Blanks at the end of a line. */

import type { Section } from '../spec/section.ts';
import { cursorOver, verbatimIn } from '../spec/verbatim.ts';
import { replace } from '../text/edit.ts';
import { contentEnd } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { sectionRule } from './rule.ts';

export const trailingSpace = sectionRule({
  id: 'trailing-space',
  title: 'Blanks at the end of a line',
  why: 'They cannot be seen, and show up as changed lines in every review.',
  severity: 'hint',
  examples: [
    {
      bad: '## Plan‹  ›\n\nOne‹ ›\ntwo‹\t›\n‹  ›\n| A | B |‹ ›\n|---|---|\n| 1 | 2 |‹   ›\n',
      good: '## Plan\n\nOne  \ntwo  \nthree  \n\n- a  \n  b\n\n```\nx  \n```\n\n    code  \n',
    },
  ],
  *check(section) {
    const { part, text } = section;
    const verbatimAt = cursorOver(verbatimIn(section).map(span => ({ span })));
    const blockAt = cursorOver(part.blocks);
    let wasBreak = false;
    for (let start = part.start; start < part.end; ) {
      const end = Math.min(part.end, contentEnd(text, start));
      const span = { start: blanksFrom(text, { start, end }), end };
      const isVerbatim = verbatimAt(start) !== undefined;
      const isText = blocksOfText.has(blockAt(start)?.kind ?? '');
      wasBreak = isText && span.start > start && breaksLine(section, span, wasBreak);
      if (span.start < end && !isVerbatim && !wasBreak)
        yield {
          span,
          message: 'Unexpected blanks at the end of the line',
          fix: { title: 'Delete the blanks', edits: [replace(span, '')] },
        };
      start = end + (text.startsWith('\r\n', end) ? 2 : 1);
    }
  },
});

const blocksOfText: ReadonlySet<string> = new Set(['paragraph', 'list', 'quote']);

function blanksFrom(text: string, { start, end }: Span): number {
  let from = end;
  while (from > start && (text.charCodeAt(from - 1) === 0x20 || text.charCodeAt(from - 1) === 0x09)) from--;
  return from;
}

/** Two blanks or more break a line that goes on; behind the last of several such lines they do no harm. */
function breaksLine({ text, part }: Section, { start, end }: Span, wasBreak: boolean): boolean {
  if (end - start < 2 || text.slice(start, end).includes('\t')) return false;
  const next = end + (text.startsWith('\r\n', end) ? 2 : 1);
  return wasBreak || (next < part.end && text.slice(next, contentEnd(text, next)).trim() !== '');
}
