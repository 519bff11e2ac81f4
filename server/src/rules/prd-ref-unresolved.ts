/** A reference to requirements that no document of the workspace states. */

import { idKey } from '../library/mention.ts';
import { prefixOf } from '../library/reference-document.ts';
import { requirementsReferences } from '../spec/requirement.ts';
import { fileName } from '../text/uri.ts';
import { elsewhere, specRule } from './rule.ts';

const header = (ids: string): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: TECH-001\nPRD REF: ${ids}\nSTATUS: Draft\n\`\`\`\n`;

const others = { 'prd/PRD-226-saved-searches.md': '# PRD-226: Saved searches\n\nA search is saved.\n' };

export const prdRefUnresolved = specRule({
  id: 'prd-ref-unresolved',
  title: 'Requirements that are not in the workspace',
  why: 'Whoever wants to know why something is built follows the reference, and finds nothing.',
  severity: 'warning',
  acrossFiles: true,
  examples: [
    { bad: header('PRD-226, ‹PRD-262›'), good: header('PRD-226'), others },
    {
      bad: header('‹PRD-262›'),
      good: header('[PRD-262](https://docs.example.com/prd-262), RFC-7'),
      others,
    },
  ],
  *check(spec, _, { library }) {
    if (!library) return;
    for (const { id, span, isElsewhere } of requirementsReferences(spec)) {
      if (isElsewhere || library.mentions('requirements', idKey(id)).length > 0) continue;
      // Where no requirements of this kind are kept, they are kept elsewhere.
      const known = library
        .mentions('requirements', prefixOf(id))
        .filter(m => m.uri.startsWith(library.root));
      if (known.length === 0) continue;
      const swapped = known.find(m => isSwapped(m.name, id));
      yield {
        span,
        message: swapped
          ? `No document of ${id} in the workspace, did you mean '${swapped.name}'?`
          : `No document of ${id} in the workspace, expected one beside ${fileName(known[0]!.uri)}`,
        ...(swapped
          ? {
              suggestions: [
                { title: `Replace with \`${swapped.name}\``, edits: [{ span, newText: swapped.name }] },
              ],
              related: [elsewhere(swapped, `${swapped.name} is here`)],
            }
          : {}),
      };
    }
  },
});

/** The same digits in another order, or one of them left out: 226 and 262, 26. */
function isSwapped(a: string, b: string): boolean {
  const [one, other] = [a, b].map(id => [...id.replace(/\D+/g, '')].sort().join(''));
  return one === other && one !== undefined && one.length > 1;
}
