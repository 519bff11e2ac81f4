/** A requirement of the referenced document that no specification names. */

import { idKey, type Mention } from '../library/mention.ts';
import type { Others } from '../library/others.ts';
import { requirementsNamed, requirementsReferences } from '../spec/requirement.ts';
import { elsewhere, specRule } from './rule.ts';

const specification = (text: string): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: TECH-001\nPRD REF: ‹PRD-226›\nSTATUS: Draft\n\`\`\`\n\n## Overview\n\n### Feature Summary\n\n${text}\n`;

const plain = (text: string): string => specification(text).replace(/[‹›]/g, '');

const prd =
  '# PRD-226: Saved searches\n\n- **FR-1** A search is saved.\n- **FR-2** It has a name.\n- **FR-3** It can be shared.\n\n## Left out\n\n- **FR-4** Alerts.\n';

export const prdRequirementUncovered = specRule({
  id: 'prd-requirement-uncovered',
  title: 'Requirement that nobody answers',
  why: 'A requirement that no specification names is forgotten, or left out without anybody having decided it.',
  severity: 'info',
  acrossFiles: true,
  examples: [
    {
      bad: specification('Searches are saved (FR-1) under a name (FR-2).'),
      good: plain('Searches are saved under a name (FR-1, FR-2). Sharing (FR-3) comes with TECH-002.'),
      others: { 'prd/prd-226.md': prd },
    },
    {
      bad: specification('Searches are saved (FR-1).'),
      good: plain('FR-1 to FR-3 are answered here.'),
      others: {
        'prd/prd-226.md': prd,
        'tech-002.md': plain('Names (FR-2).').replace('TECH-001', 'TECH-002'),
      },
    },
    {
      bad: specification('Searches are saved (FR-3).'),
      good: plain('Searches are saved.'),
      others: { 'prd/prd-226.md': prd },
    },
  ],
  *check(spec, _, { library }) {
    if (!library) return;
    const named = requirementsNamed(spec);
    for (const { id, span } of requirementsReferences(spec)) {
      const stated = library.mentions('requirement', idKey(id));
      // Who names none of them does not write their names at all.
      if (!stated.some(m => named.has(m.name))) continue;
      const open = stated.filter(m => !named.has(m.name) && !isNamedElsewhere(library, id, m));
      if (open.length === 0) continue;
      const names = open.slice(0, 5).map(m => m.name);
      const more = open.length > names.length ? ` and ${open.length - names.length} more` : '';
      yield {
        span,
        message: `${names.join(', ')}${more} of ${id} ${open.length === 1 ? 'is' : 'are'} named in no specification, expected each to be answered or said to be left out`,
        related: open.slice(0, 5).map(m => elsewhere(m, `${m.name} is required here`)),
      };
    }
  },
});

const isNamedElsewhere = (library: Others, id: string, { name }: Mention): boolean =>
  library.mentions('requirement use', `${idKey(id)} ${name}`).length > 0;
