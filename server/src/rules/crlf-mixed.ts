/** A document with two kinds of line ends. */

import type { Chunk } from '../blocks/document.ts';
import type { Spec } from '../spec/spec.ts';
import { replace } from '../text/edit.ts';
import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import { specRule } from './rule.ts';

export const crlfMixed = specRule({
  id: 'crlf-mixed',
  title: 'Two kinds of line ends',
  why: 'Editors and Git make them equal at some point, and the change hides every other one.',
  severity: 'hint',
  examples: [
    {
      bad: '## Plan\r\n\r\nIn two‹\n›steps.\r\n',
      good: '## Plan\r\n\r\nIn two\r\nsteps.\r\n',
    },
    {
      bad: '## Plan\n\nIn two‹\r\n›steps.\n\r\n',
      good: '## Plan\n\nIn two\nsteps.\n',
    },
  ],
  *check(spec) {
    const counts = spec.document.chunks.map(lineEndsOf);
    const crlf = counts.reduce((sum, c) => sum + c.crlf, 0);
    const lf = counts.reduce((sum, c) => sum + c.lf, 0);
    if (crlf === 0 || lf === 0) return;
    const isWindows = crlf > lf;
    const odd = oddLineEnds(spec, isWindows);
    const [rare, usual] = isWindows ? ['LF', 'CRLF'] : ['CRLF', 'LF'];
    yield {
      span: odd[0]!,
      message: `Unexpected line end ${rare} in ${odd.length === 1 ? 'one line' : `${odd.length} lines`}, expected ${usual} as in the others`,
      fix: {
        title: `Make all line ends ${usual}`,
        edits: odd.map(span => replace(span, isWindows ? '\r\n' : '\n')),
      },
    };
  },
});

const lineEndsOf: (chunk: Chunk) => { crlf: number; lf: number } = memo(({ text }) => {
  let crlf = 0;
  let all = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    all++;
    if (text.charCodeAt(at - 1) === 13) crlf++;
  }
  return { crlf, lf: all - crlf };
});

/** The line ends of the rarer kind, in document order. */
function oddLineEnds({ document }: Spec, isWindows: boolean): Span[] {
  return document.chunks.flatMap((chunk, i) => {
    const counts = lineEndsOf(chunk);
    if ((isWindows ? counts.lf : counts.crlf) === 0) return [];
    const start = document.starts[i]!;
    return [...chunk.text.matchAll(isWindows ? /(?<!\r)\n/g : /\r\n/g)].map(m => ({
      start: start + m.index,
      end: start + m.index + m[0].length,
    }));
  });
}
