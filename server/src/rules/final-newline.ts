/** A document whose last line does not end. */

import { styleOf } from '../spec/insert.ts';
import { insertAt } from '../text/edit.ts';
import { lineStart } from '../text/lines.ts';
import { specRule } from './rule.ts';

export const finalNewline = specRule({
  id: 'final-newline',
  title: 'Last line does not end',
  why: 'Whatever is added below changes this line, too, and tools that join files run two lines together.',
  severity: 'hint',
  examples: [{ bad: '## Plan\n\nIn ‹two steps.›', good: '## Plan\n\nIn two steps.\n' }],
  *check(spec) {
    const { document } = spec;
    const last = document.chunks.at(-1)?.text ?? '';
    if (last === '' || /[\r\n]$/.test(last)) return;
    const from = Math.max(lineStart(last, last.length), last.length - 10);
    yield {
      span: { start: document.length - (last.length - from), end: document.length },
      message: 'Unexpected end of the document within a line, expected a line end',
      fix: { title: 'Add a line end', edits: [insertAt(document.length, styleOf(spec).lineEnd)] },
    };
  },
});
