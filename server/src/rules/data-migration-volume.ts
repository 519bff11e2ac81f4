/** A volume of data to move that is no number. */

import { hasWord } from '../spec/choice.ts';
import { cellOf, rowsIn, saysNothing } from '../spec/rows.ts';
import { sectionRule } from './rule.ts';

const head = '### Data Migration\n\n| Source | Destination | Transformation | Volume |\n|---|---|---|---|\n';

export const dataMigrationVolume = sectionRule({
  id: 'data-migration-volume',
  title: 'Volume without a number',
  why: 'Whether it takes a minute or a weekend depends on how many rows there are.',
  severity: 'hint',
  kinds: ['data migration'],
  examples: [
    {
      bad: `${head}| a.state | orders.state | Copied | ‹a lot› |\n`,
      good: `${head}| a.state | orders.state | Copied | ~12,400 rows |\n| a.b | orders.b | Copied | None |\n| a.c | orders.c | Copied | TBD |\n| a.d | orders.d | Copied | — |\n| a.e | orders.e | Copied | two million |\n`,
    },
  ],
  *check(section) {
    for (const row of rowsIn(section, 'data moves')) {
      const cell = cellOf(row, 'volume');
      if (!cell || saysNothing(cell, section) || isCounted(cell.text)) continue;
      if (section.template.unfinished.some(word => hasWord(cell.text, word))) continue;
      yield {
        span: cell.span,
        message: `Unexpected volume '${cell.text}', expected a number, such as '12,400 rows'`,
      };
    }
  },
});

const isCounted = (text: string): boolean =>
  /\p{N}/u.test(text) ||
  /\b(?:no|none|zero|empty|one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundreds?|thousands?|millions?|billions?)\b/i.test(
    text,
  );
