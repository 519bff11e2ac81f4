/** A component that other specifications spell in another way. */

import { filesOf } from '../library/others.ts';
import { mentionsOf } from '../library/section-mentions.ts';
import { replace } from '../text/edit.ts';
import { elsewhere, specRule } from './rule.ts';

const one = (name: string): string =>
  `### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| ${name} | New | Saves searches |\n`;

export const glossaryVariant = specRule({
  id: 'glossary-variant',
  title: 'Component spelt in another way',
  why: 'One thing with two spellings is found by half of those who look for it.',
  severity: 'off',
  reads: ['component changes', 'components'],
  acrossFiles: true,
  examples: [
    {
      bad: one('‹SearchAPI›'),
      good: one('Search API'),
      others: { 'tech-042.md': one('Search API') },
    },
  ],
  *check(spec, _, { library }) {
    if (!library) return;
    for (const { mention, span } of mentionsOf(spec, 'term')) {
      const all = library.mentions('term', mention.key);
      const others = all.filter(m => m.name !== mention.name);
      // Most spell it as it is here.
      if (others.length * 2 <= all.length) continue;
      const { name } = others[0]!;
      yield {
        span,
        message: `Unexpected spelling '${mention.name}', expected '${name}' as in ${filesOf(others)}`,
        related: others.slice(0, 3).map(m => elsewhere(m, `Spelt '${m.name}' here`)),
        suggestions: [{ title: `Replace with \`${name}\``, edits: [replace(span, name)] }],
      };
    }
  },
});
