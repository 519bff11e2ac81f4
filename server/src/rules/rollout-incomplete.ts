/** A rollout whose last step is below 100 %. */

import { flagsIn, stepText } from '../spec/flag.ts';
import { insertAt } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

const head =
  '## Rollout Plan\n\n### Feature Flags\n\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n';

export const rolloutIncomplete = sectionRule({
  id: 'rollout-incomplete',
  title: 'Rollout does not end at 100 %',
  why: 'Nobody knows whether the rest is meant to follow, and a flag that is never at 100 % is never removed.',
  severity: 'warning',
  kinds: ['flags'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| search_save | Saving | OFF | 1% → 10% → ‹90%› |\n`,
      good: `${head}| search_save | Saving | OFF | 1% → 10% → 100% |\n| search_list | Listing | OFF | 10% → 50% → all |\n| search_mail | Mail | OFF | 10% |\n| search_sort | Order | OFF | 10% of staff → 50% of staff |\n`,
    },
  ],
  *check(section) {
    for (const { rollout } of flagsIn(section)) {
      const last = rollout?.steps.at(-1);
      if (!rollout?.isPlain || !last || rollout.steps.length < 2) continue;
      if (rollout.steps.some(({ value }) => value >= 100)) continue;
      const before = rollout.steps.at(-2)!;
      const between = section.text.slice(before.span.end, last.span.start);
      yield {
        span: last.span,
        message: `Unexpected last step ${stepText(section, last)}, expected the rollout to end at 100%`,
        suggestions: /\d/.test(between)
          ? []
          : [{ title: 'Add the step `100%`', edits: [insertAt(last.span.end, `${between}100%`)] }],
      };
    }
  },
});
