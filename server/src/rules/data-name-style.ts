/** A table or column that is written in another style than the others of its DDL. */

import type { Name } from '../notations/sql/model.ts';
import { type EntityTable, entityOf } from '../spec/entity.ts';
import { sectionRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n```sql\n';

export const dataNameStyle = sectionRule({
  id: 'data-name-style',
  title: 'Name in another style',
  why: 'Names in two styles have to be looked up each time, and one of them needs quotes.',
  severity: 'off',
  kinds: ['entity'],
  examples: [
    {
      bad: `${head}CREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  buyer_id UUID,\n  seller_id UUID,\n  ‹paidAt› TIMESTAMPTZ\n);\n\`\`\``,
      good: `${head}CREATE TABLE "Orders" (\n  "Id" UUID PRIMARY KEY,\n  "buyerId" UUID,\n  "paidAt" TIMESTAMPTZ\n);\nCREATE TABLE item (id UUID PRIMARY KEY, LINE_NO INT, note2 TEXT);\n\`\`\``,
    },
  ],
  *check(section) {
    for (const table of entityOf(section).tables) {
      const names = namesOf(table);
      // Only where most names that tell a style tell this one.
      if (names.filter(isSnake).length <= names.filter(isCamel).length) continue;
      for (const { span, name } of names.filter(isCamel))
        yield {
          span,
          message: `Unexpected style of '${name}', expected '${toSnake(name)}' like the other names`,
        };
    }
  },
});

const namesOf = ({ name, columns }: EntityTable): Name[] => [name, ...columns.map(c => c.name)];
const isSnake = ({ name }: Name): boolean => /^[a-z\d]+(?:_[a-z\d]+)+$/.test(name);
const isCamel = ({ name }: Name): boolean => /^[A-Za-z\d]+$/.test(name) && /[a-z\d][A-Z]/.test(name);
const toSnake = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
