/** The date that leads the name of a migration, where there is no such day. */

import { readDate } from '../notations/date/date.ts';
import { migrationOf } from '../spec/migration.ts';
import { replace } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

export const migrationNameDate = sectionRule({
  id: 'migration-name-date',
  title: 'Migration of an impossible day',
  why: 'A date with a misplaced digit puts the migration in the wrong place of the order.',
  severity: 'warning',
  kinds: ['migration'],
  examples: [
    {
      bad: '### Schema Migrations\n\n#### Migration: `‹20261301›_add_orders`\n\n#### Migration: `‹20260230›121500_add_state`\n',
      good: '### Schema Migrations\n\n#### Migration: `20260228_add_orders`\n\n#### Migration: `20260301121500_add_state`\n\n#### `00001301_add`\n\n#### `V20__add`\n',
    },
  ],
  *check(section) {
    const { name, isOpen } = migrationOf(section);
    const { stamp } = name ?? {};
    const match = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{2,6})?$/.exec(stamp?.text ?? '');
    if (!stamp || !match || isOpen) return;
    const reading = readDate(`${match[1]}-${match[2]}-${match[3]}`);
    if (!reading || !('impossible' in reading)) return;
    const span = { start: stamp.span.start, end: stamp.span.start + 8 };
    const near = reading.nearest.replaceAll('-', '');
    yield {
      span,
      message: `Unexpected date ${match[1]}${match[2]}${match[3]} in the migration's name, expected a day of the calendar as YYYYMMDD`,
      ...(/^\d{8}$/.test(near)
        ? { suggestions: [{ title: `Replace with \`${near}\``, edits: [replace(span, near)] }] }
        : {}),
    };
  },
});
