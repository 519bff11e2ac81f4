/** A step of a rollout above 100 %. */

import { flagsIn, stepText } from '../spec/flag.ts';
import { sectionRule } from './rule.ts';

const head =
  '## Rollout Plan\n\n### Feature Flags\n\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n';

export const rolloutOver100 = sectionRule({
  id: 'rollout-over-100',
  title: 'Rollout above 100 %',
  why: 'There are no more than all users, so one of the digits is wrong.',
  severity: 'error',
  kinds: ['flags'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| search_save | Saving | OFF | 1% → 50% → ‹1000%› |\n`,
      good: `${head}| search_save | Saving | OFF | 1% → 50% → 100% |\n| search_list | Listing | OFF | 10 users, 200 users, all |\n`,
    },
  ],
  *check(section) {
    for (const { rollout } of flagsIn(section))
      for (const step of rollout?.steps ?? [])
        if (step.value > 100 && stepText(section, step).includes('%'))
          yield {
            span: step.span,
            message: `Unexpected step ${stepText(section, step)}, expected at most 100%`,
          };
  },
});
