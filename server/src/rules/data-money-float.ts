/** An amount of money in a floating-point column. */

import { normaliseType } from '../notations/sql/type.ts';
import { entityOf } from '../spec/entity.ts';
import { replace } from '../text/edit.ts';
import { sectionRule, strings } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';

export const dataMoneyFloat = sectionRule({
  id: 'data-money-float',
  title: 'Money in a floating-point column',
  why: 'Binary fractions cannot hold cents, so sums drift and no longer match the books.',
  severity: 'warning',
  kinds: ['entity'],
  options: {
    words: strings('Words in the name of a column that make it an amount of money.', [
      'amount',
      'price',
      'cost',
      'fee',
      'balance',
      'salary',
      'refund',
      'payout',
      'revenue',
      'subtotal',
    ]),
  },
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  unit_price ‹FLOAT› NOT NULL,\n  "totalAmount" ‹DOUBLE PRECISION›\n);\n\`\`\`\n\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  unit_price NUMERIC(12, 2) NOT NULL,\n  weight FLOAT,\n  price_change_percent REAL,\n  costume_size REAL,\n  amount_minor BIGINT\n);\n\`\`\`\n\n`,
    },
  ],
  *check(section, { words }) {
    const isMoney = (name: string): boolean => {
      const parts = name
        .replace(/([a-z])([A-Z])/g, '$1_$2')
        .toLowerCase()
        .split('_');
      return parts.some(p => words.includes(p)) && !parts.some(p => notMoney.has(p));
    };
    for (const { columns } of entityOf(section).tables)
      for (const { type, name } of columns)
        if (type && normaliseType(type.text)?.family === 'float' && isMoney(name.name))
          yield {
            span: type.span,
            message: `Unexpected ${type.text} of '${name.name}', expected NUMERIC or an integer of minor units`,
            suggestions: ['NUMERIC(12, 2)', 'BIGINT'].map(choice => ({
              title: `Replace with \`${choice}\``,
              edits: [replace(type.span, choice)],
            })),
          };
  },
});

// They turn an amount into a measure of something else.
const notMoney: ReadonlySet<string> = new Set(
  'percent percentage pct ratio rate factor score weight change'.split(' '),
);
