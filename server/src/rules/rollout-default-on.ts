/** A flag that is on by default and yet rolled out in steps. */

import { flagsIn, stepText } from '../spec/flag.ts';
import { replace } from '../text/edit.ts';
import { textOf } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head =
  '## Rollout Plan\n\n### Feature Flags\n\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n';

export const rolloutDefaultOn = sectionRule({
  id: 'rollout-default-on',
  title: 'On by default, yet rolled out',
  why: 'What is on by default reaches everybody with the deployment, before the first step is taken.',
  severity: 'warning',
  kinds: ['flags'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| search_save | Saving | ‹ON› | 1% → 10% → 100% |\n`,
      good: `${head}| search_save | Saving | OFF | 1% → 10% → 100% |\n| search_list | Listing | ON | 100% |\n| search_mail | Mail | ON in tests, OFF elsewhere | 5% → 100% |\n`,
    },
  ],
  *check(section) {
    for (const { default: state, rollout } of flagsIn(section)) {
      const first = rollout?.steps[0];
      if (!state?.isOn || !first || rollout.steps.length < 2 || first.value >= 100) continue;
      const written = textOf(section.text, state.span);
      const isBare = /^[*`]*on[*`]*$/i.test(written);
      yield {
        span: state.span,
        message: `Unexpected default '${written}' of a flag that starts at ${stepText(section, first)}, expected OFF`,
        related: [{ span: rollout.cell.span, message: 'Its rollout in steps' }],
        suggestions: isBare
          ? [
              {
                title: 'Replace with `OFF`',
                edits: [replace(state.span, written.replace(/on/i, 'OFF'))],
              },
            ]
          : [],
      };
    }
  },
});
