/** A decision record that no longer holds. */

import { decisionLinksOf, decisionNumber, fateOf } from '../spec/adr.ts';
import { nameOf, writtenLike } from '../spec/target-file.ts';
import { replace } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import { type FileFacts, type Repair, specRule } from './rule.ts';

const head = '## Appendix\n\n### D: ADR (Architecture Decision Records)\n\n';
const files = [
  'adr/adr-017-old.md=# ADR-017\n\n## Status\n\nSuperseded by [ADR-023](adr-023-new.md)\n',
  'adr/adr-018-no.md=# ADR-018\n\n- **Status:** Rejected\n',
  'adr/adr-023-new.md=# ADR-023\n\nStatus: Accepted, supersedes ADR-017\n\nSuperseded ideas are listed below.\n',
];

export const adrSuperseded = specRule({
  id: 'adr-superseded',
  title: 'Decision no longer holds',
  why: 'What is built on a decision that was taken back has to be decided anew.',
  severity: 'info',
  examples: [
    {
      bad: `${head}[ADR-017](‹adr/adr-017-old.md›), [ADR-018](‹adr/adr-018-no.md#why›)\n`,
      good: `${head}[ADR-023](adr/adr-023-new.md), [ADR-99](adr/adr-099.md)\n`,
      files,
    },
  ],
  *check(spec, _, { files }) {
    if (!files) return;
    for (const { placed, link, path } of decisionLinksOf(spec)) {
      const fate = fateOf(files.head(path) ?? '');
      if (!fate) continue;
      const span = shift(link.span, placed.origin);
      const target = { start: span.start, end: span.start + link.path!.length };
      const next = fate.by === undefined ? undefined : successor(path, fate.by, files);
      const by = next === undefined ? '' : ` by ${nameOf(next)}`;
      yield {
        span,
        message: `Unexpected decision '${nameOf(path)}', which was ${fate.word}${by}, expected one that holds`,
        suggestions: next === undefined ? [] : [take(next, target, link.path!)],
      };
    }
  },
});

const successor = (path: string, number: number, files: FileFacts): string | undefined => {
  const name = files
    .near(path)
    .map(nameOf)
    .find(n => decisionNumber(n) === number);
  return name === undefined ? undefined : path.slice(0, path.length - nameOf(path).length) + name;
};

const take = (path: string, span: { start: number; end: number }, written: string): Repair => ({
  title: `Link to \`${nameOf(path)}\``,
  edits: [replace(span, writtenLike(path, written))],
});
