/** The name of a migration that does not say its place in the order. */

import { migrationOf } from '../spec/migration.ts';
import { sectionRule } from './rule.ts';

export const migrationNameFormat = sectionRule({
  id: 'migration-name-format',
  title: 'Migration name without an order',
  why: 'Migrations run in the order of their names, so a name that does not begin with a date or a number may run at any time.',
  severity: 'warning',
  kinds: ['migration'],
  examples: [
    {
      bad: '### Schema Migrations\n\n#### Migration: `‹add_orders›`\n\n#### Migration: `‹20261019-AddOrders›`\n',
      good: '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n#### `V12__add_orders.sql`\n\n#### 0007_orders_index\n\n#### `R__refresh_views`\n\n#### Migration of the orders\n\n#### `1699999999_add_state`\n',
    },
  ],
  *check(section) {
    const { name, isOpen } = migrationOf(section);
    if (!name || isOpen || isOrdered(name.text)) return;
    yield {
      span: name.span,
      message: name.stamp
        ? `Unexpected migration name '${name.text}', expected words in lower case, joined by underscores`
        : `Unexpected migration name '${name.text}', expected a date or number in front, such as 20261019_add_orders`,
    };
  },
});

/** `20261019_add_orders`, `V12__Add_orders`, `0007-orders`, `R__views`. */
const isOrdered = (name: string): boolean =>
  /^[Vv]?\d[\d._a-z-]*$/.test(name) || (/^(?:[VR]|\d)[\w.]*$/.test(name) && name.includes('__'));
