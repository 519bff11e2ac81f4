/** A migration whose name another specification uses. */

import { filesOf } from '../library/others.ts';
import { mentionsOf } from '../library/section-mentions.ts';
import { elsewhere, specRule } from './rule.ts';

const one = (name: string): string => `### Schema Migrations\n\n#### Migration: \`${name}\`\n`;

export const migrationNameCollision = specRule({
  id: 'migration-name-collision',
  title: 'Migration of a name that is taken',
  why: 'Tools know by the name whether a migration has run: the second of two is skipped without a word.',
  severity: 'error',
  reads: ['migration'],
  acrossFiles: true,
  examples: [
    {
      bad: one('‹20261019_add_search›'),
      good: one('20261019_add_search_name'),
      others: { 'tech-042.md': one('20261019_add_search') },
    },
  ],
  *check(spec, _, { library }) {
    if (!library) return;
    for (const { mention, span } of mentionsOf(spec, 'migration')) {
      const others = library.mentions('migration', mention.key);
      if (others.length === 0) continue;
      yield {
        span,
        message: `Unexpected migration '${mention.name}', expected another name than in ${filesOf(others)}`,
        related: others.slice(0, 3).map(m => elsewhere(m, 'The other one')),
      };
    }
  },
});
