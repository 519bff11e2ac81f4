/** A migration whose number or date is before that of the one above it. */

import { migrationsOf, type PlacedMigration, toDocument } from '../spec/migration.ts';
import { specRule } from './rule.ts';

export const migrationNameOrder = specRule({
  id: 'migration-name-order',
  title: 'Migrations out of order',
  why: 'They run by their numbers, not as the document tells them, so a table may be altered before it is made.',
  severity: 'warning',
  reads: ['migration'],
  examples: [
    {
      bad: '### Schema Migrations\n\n#### Migration: `20261020_add_orders`\n\n#### Migration: `‹20261019›_add_items`\n',
      good: '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n#### Migration: `20261019_add_items`\n\n#### Migration: `20261101_add_state`\n\n#### `V9__a`\n\n#### `V10__b`\n\n#### `V10.1__c`\n',
    },
  ],
  *check(spec) {
    let before: PlacedMigration | undefined;
    for (const own of migrationsOf(spec)) {
      const stamp = own.migration.name?.stamp;
      if (!stamp || own.migration.isOpen) continue;
      const last = before?.migration.name?.stamp;
      if (before && last && isAfter(last.text, stamp.text)) {
        yield {
          span: toDocument(own, stamp.span),
          message: `Unexpected migration ${stamp.text} behind ${last.text}, expected them in the order in which they run`,
          related: [{ span: toDocument(before, last.span), message: `This one runs later` }],
        };
        continue;
      }
      before = own;
    }
  },
});

/** Of two that are counted the same way: as dates, as moments, or as plain numbers. */
function isAfter(a: string, b: string): boolean {
  const [left, right] = [a.split(/[._-]/), b.split(/[._-]/)];
  if (left[0]!.length !== right[0]!.length && Math.max(left[0]!.length, right[0]!.length) >= 8) return false;
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [Number(left[i] ?? 0), Number(right[i] ?? 0)];
    if (x !== y) return x > y;
  }
  return false;
}
