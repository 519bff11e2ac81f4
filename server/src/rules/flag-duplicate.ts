/** Two flags whose names differ in letter case and marks only, or that stand in two tables. */

import { type Flag, flagKey, flagsOf } from '../spec/flag.ts';
import type { PlacedSection } from '../spec/spec.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const head = '| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n';

export const flagDuplicate = specRule({
  id: 'flag-duplicate',
  title: 'Flag listed twice',
  why: 'Of two rows for one flag, one says the wrong thing about its default and its steps.',
  severity: 'error',
  reads: ['flags'],
  examples: [
    {
      bad: `### Feature Flags\n\n${head}| saved_searches | Saving | OFF | 1% → 100% |\n| \`‹savedSearches›\` | Daily mail | OFF | 5% → 100% |\n\nLater:\n\n${head}| ‹saved_searches› | Saving | OFF | 1% → 100% |\n`,
      good: `### Feature Flags\n\n${head}| saved_searches | Saving | OFF | 1% → 100% |\n| saved_search | One of them | OFF | 5% → 100% |\n| saved_searches | Again in this table | OFF | 1% → 100% |\n`,
    },
  ],
  *check(spec) {
    const first = new Map<string, { placed: PlacedSection; flag: Flag }>();
    for (const { placed, flag } of flagsOf(spec)) {
      const key = flagKey(flag.name);
      const before = first.get(key);
      if (!before) first.set(key, { placed, flag });
      // The same name in one table is for the rule of doubled keys.
      else if (before.flag.row.table !== flag.row.table || isSpeltElse(before.flag, flag))
        yield {
          span: shift(flag.nameSpan, placed.origin),
          message: `Unexpected second row for the flag '${before.flag.name}', expected one`,
          related: [
            { span: shift(before.flag.nameSpan, before.placed.origin), message: 'The first one is here' },
          ],
        };
    }
  },
});

const isSpeltElse = (a: Flag, b: Flag): boolean => a.name.toLowerCase() !== b.name.toLowerCase();
