/** A flag that the rollback plan does not use. */

import { flagKey, flagsOf } from '../spec/flag.ts';
import { headingSpan, sectionsOfKind } from '../spec/place.ts';
import { rowsIn } from '../spec/rows.ts';
import { stripMarkup } from '../template/key.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const flags =
  '## Rollout Plan\n\n### Feature Flags\n\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n| search_save | Saving | OFF | 1% → 100% |\n';
const rollback = '\n### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n';

export const flagWithoutRollback = specRule({
  id: 'flag-without-rollback',
  title: 'Flag not in the rollback plan',
  why: 'Who is called at night reads the rollback plan; a flag that is not in it stays on.',
  severity: 'info',
  reads: ['flags', 'rollback'],
  examples: [
    {
      bad: `${flags}| ‹search_mail› | Daily mail | OFF | 5% → 100% |\n${rollback}| 5xx above 2% | Disable search_save | Ana |\n`,
      good: `${flags}| search_mail | Daily mail | OFF | 5% → 100% |\n${rollback}| 5xx above 2% | Disable \`search_save\` | Ana |\n| Double mail | Switch \`search-mail\` off | Ana |\n`,
    },
    {
      bad: `${flags.replace('search_save', '‹search_save›')}${rollback}| Data lost | Restore the backup | Ana |\n`,
      good: `${flags}${rollback}| 5xx above 2% | Disable the feature flag | Ana |\n`,
    },
  ],
  *check(spec) {
    const plans = sectionsOfKind(spec, 'rollback').filter(p => rowsIn(p.section, 'rollback').length > 0);
    const [plan] = plans;
    if (!plan) return;
    const at = headingSpan(plan.section);
    const said = plans
      .map(({ section: { text, part } }) => stripMarkup(text.slice(part.start, part.end)))
      .join('\n');
    const keys = flagKey(said);
    // "The flag" may be any of them.
    if (namesNone(said, new Set(flagsOf(spec).map(({ flag }) => flagKey(flag.name))))) return;
    for (const { placed, flag } of flagsOf(spec)) {
      if (!flag.isIdentifier || keys.includes(flagKey(flag.name))) continue;
      yield {
        span: shift(flag.nameSpan, placed.origin),
        message: `Flag '${flag.name}' is in no row of the rollback plan, expected what switches it off`,
        related: at ? [{ span: shift(at, plan.origin), message: 'The rollback plan' }] : [],
      };
    }
  },
});

/** True if a text speaks of a flag without its name. */
const namesNone = (text: string, known: ReadonlySet<string>): boolean =>
  [...text.matchAll(/\b(?:flags?|toggles?)\b[ \t`]{0,9}([\w.-]*)/gi)].some(m => !known.has(flagKey(m[1]!)));
