/** Two migrations of one name or number. */

import { migrationsOf, type PlacedMigration, toDocument } from '../spec/migration.ts';
import { specRule } from './rule.ts';

export const migrationNameDuplicate = specRule({
  id: 'migration-name-duplicate',
  title: 'Two migrations of one name',
  why: 'Tools that run migrations skip the second, or refuse both.',
  severity: 'warning',
  reads: ['migration'],
  examples: [
    {
      bad: '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n#### Migration: `‹20261019_add_orders›`\n',
      good: '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n#### Migration: `20261019_add_items`\n',
    },
    {
      bad: '### Schema Migrations\n\n#### `V12__add_orders.sql`\n\n#### `‹V12__add_items›.sql`\n',
      good: '### Schema Migrations\n\n#### `V12__add_orders.sql`\n\n#### `V12.1__add_items.sql`\n\n#### `add_state`\n',
    },
  ],
  *check(spec) {
    const first = new Map<string, PlacedMigration>();
    for (const own of migrationsOf(spec)) {
      const { name, isOpen } = own.migration;
      if (!name || isOpen) continue;
      const key = keyOf(name.text, name.stamp?.text);
      const before = first.get(key)?.migration.name && first.get(key)!;
      if (!before) {
        first.set(key, own);
        continue;
      }
      const other = before.migration.name!;
      yield {
        span: toDocument(own, name.span),
        message: `Unexpected migration '${name.text}', expected another ${other.text === name.text ? 'name' : 'number'} than that of '${other.text}'`,
        related: [{ span: toDocument(before, other.span), message: 'The first of them' }],
      };
    }
  },
});

/** Days may have several migrations; numbers stand for one each. */
const keyOf = (name: string, stamp: string | undefined): string =>
  stamp === undefined || /^(?:19|20)\d{6}$/.test(stamp) ? `name ${name.toLowerCase()}` : `number ${stamp}`;
