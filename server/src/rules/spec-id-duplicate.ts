/** Two documents with one SPEC ID. */

import { idKey, type Mention } from '../library/mention.ts';
import { filesOf, type Others } from '../library/others.ts';
import { leadingEntries, spanInValue } from '../spec/header-values.ts';
import { idOf, idPattern } from '../template/fields.ts';
import { hasForm } from '../template/id.ts';
import { replace } from '../text/edit.ts';
import { elsewhere, specRule } from './rule.ts';

const header = (id: string): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: ${id}\nPRD REF: PRD-226\nSTATUS: Draft\n\`\`\`\n`;

export const specIdDuplicate = specRule({
  id: 'spec-id-duplicate',
  title: 'Two documents with one SPEC ID',
  why: 'Tickets, commits and other specifications name a specification by its identifier: of two with the same one nobody knows which is meant.',
  severity: 'error',
  acrossFiles: true,
  examples: [
    {
      bad: header('‹TECH-041›'),
      good: header('TECH-042'),
      others: { 'tech-041-refunds.md': header('TECH-041') },
    },
  ],
  *check(spec, _, { library }) {
    if (!library) return;
    for (const entry of leadingEntries(spec, 'id')) {
      const twins = library.mentions('specification', idKey(entry.value));
      if (twins.length === 0) continue;
      const { key, placeholder } = entry.field;
      const span = spanInValue(spec, entry, entry.value);
      const free = hasForm(placeholder) ? freeId(placeholder, library, twins) : undefined;
      yield {
        span,
        message: `Unexpected ${key} '${entry.value}', expected another than in ${filesOf(twins)}`,
        related: twins.slice(0, 3).map(twin => elsewhere(twin, `${twin.name} is here, too`)),
        ...(free === undefined
          ? {}
          : {
              suggestions: [
                { title: `Replace with \`${free}\`, which is free`, edits: [replace(span, free)] },
              ],
            }),
      };
    }
  },
});

/** The identifier behind the highest of all. */
function freeId(placeholder: string, library: Others, twins: readonly Mention[]): string {
  const form = idPattern(placeholder);
  let last = 0;
  for (const { name } of [...twins, ...library.mentions('specification', '')])
    if (form.test(name)) last = Math.max(last, Number(name.match(/\d+/g)?.at(-1) ?? 0));
  return idOf(placeholder, last + 1);
}
