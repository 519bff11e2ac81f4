/** A step of a rollout that is not above the one before. */

import { flagsIn, stepText } from '../spec/flag.ts';
import { sectionRule } from './rule.ts';

const head =
  '## Rollout Plan\n\n### Feature Flags\n\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n';

export const rolloutNotIncreasing = sectionRule({
  id: 'rollout-not-increasing',
  title: 'Rollout steps not increasing',
  why: 'A step down takes the feature away from people who have it; nobody plans that, so two figures were swapped or mistyped.',
  severity: 'error',
  kinds: ['flags'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| search_save | Saving | OFF | 1% → 50% → ‹10%› → 90% |\n| search_list | Listing | OFF | 5%, ‹5%›, 100% |\n`,
      good: `${head}| search_save | Saving | OFF | 0% → 1% (2 days) → 10% for 24h → 100% |\n| search_list | Listing | OFF | 10% of staff → 1% of customers → 100% |\n| search_mail | Mail | OFF | 50% EU, 20% US |\n`,
    },
  ],
  *check(section) {
    for (const { rollout } of flagsIn(section)) {
      if (!rollout?.isPlain) continue;
      for (const [i, step] of rollout.steps.entries()) {
        const before = rollout.steps[i - 1];
        if (!before || step.value > before.value) continue;
        yield {
          span: step.span,
          message: `Unexpected step ${stepText(section, step)} after ${stepText(section, before)}, expected a higher one`,
          related: [{ span: before.span, message: 'The step before it' }],
        };
      }
    }
  },
});
