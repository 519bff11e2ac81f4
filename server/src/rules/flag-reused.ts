/** A feature flag that another specification declares. */

import { filesOf } from '../library/others.ts';
import { mentionsOf } from '../library/section-mentions.ts';
import { elsewhere, specRule } from './rule.ts';

const one = (flag: string): string =>
  `### Feature Flags\n\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n| ${flag} | Saving | OFF | 1% → 100% |\n`;

export const flagReused = specRule({
  id: 'flag-reused',
  title: 'Flag of two specifications',
  why: 'Whoever switches one of two features that hang on one flag switches the other with it, and cannot roll back one alone.',
  severity: 'warning',
  reads: ['flags'],
  acrossFiles: true,
  examples: [
    {
      bad: one('‹saved_searches›'),
      good: one('saved_search_alerts'),
      others: { 'tech-042.md': one('`saved-searches`') },
    },
  ],
  *check(spec, _, { library }) {
    if (!library) return;
    for (const { mention, span } of mentionsOf(spec, 'flag')) {
      const others = library.mentions('flag', mention.key);
      if (others.length === 0) continue;
      yield {
        span,
        message: `Unexpected flag '${mention.name}', expected one that is not used in ${filesOf(others)}`,
        related: others.slice(0, 3).map(m => elsewhere(m, 'Used here as well')),
      };
    }
  },
});
