/** A decision that is named and has no record beside those that are linked. */

import { decisionLinksOf, decisionNumber, decisionsIn } from '../spec/adr.ts';
import type { Spec } from '../spec/spec.ts';
import { nameOf } from '../spec/target-file.ts';
import { shift } from '../text/span.ts';
import { type FileFacts, specRule } from './rule.ts';

const head = '## Appendix\n\n### D: ADR (Architecture Decision Records)\n\n';

export const adrNotFound = specRule({
  id: 'adr-not-found',
  title: 'Decision without a record',
  why: 'The reasons for a decision are in its record; without it they will be argued about once more.',
  severity: 'info',
  examples: [
    {
      bad: `${head}[ADR-017](adr/adr-017-cases.md), ‹ADR-071› and [‹ADR 9›](adr/adr-017-cases.md)\n`,
      good: `${head}[ADR-017](adr/adr-017-cases.md), ADR-23, ADR-2.1 and \`ADR-99\`\n`,
      files: ['adr/adr-017-cases.md', 'adr/adr-023-store.md'],
    },
  ],
  *check(spec, _, { files }) {
    if (!files) return;
    const known = recordsOf(spec, files);
    if (known.size === 0) return;
    for (const { section, origin } of spec.sections)
      for (const { span, name, number } of decisionsIn(section))
        if (!known.has(number))
          yield {
            span: shift(span, origin),
            message: `No record of ${name} beside the other decisions, expected a file with that number`,
          };
  },
});

/** Numbers of the records in the folders into which links to decisions lead. */
function recordsOf(spec: Spec, files: FileFacts): ReadonlySet<number> {
  const numbers = new Set<number>();
  const seen = new Set<string>();
  for (const { path } of decisionLinksOf(spec)) {
    const folder = path.slice(0, path.length - nameOf(path).length);
    if (seen.has(folder) || decisionNumber(path) === undefined) continue;
    seen.add(folder);
    for (const near of files.near(path)) numbers.add(decisionNumber(near) ?? -1);
  }
  numbers.delete(-1);
  return numbers;
}
