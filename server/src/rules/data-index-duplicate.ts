/** Two indexes of one table on the same columns. */

import { type CreateIndex, keyOf } from '../notations/sql/model.ts';
import { entityOf } from '../spec/entity.ts';
import { sectionRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';

export const dataIndexDuplicate = sectionRule({
  id: 'data-index-duplicate',
  title: 'Two indexes on the same columns',
  why: 'Every write keeps both up to date, and no read needs the second.',
  severity: 'info',
  kinds: ['entity'],
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (id UUID PRIMARY KEY, buyer_id UUID);\nCREATE INDEX a ON orders(buyer_id);\nCREATE INDEX ‹b› ON orders(buyer_id);\n\`\`\`\n\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (id UUID PRIMARY KEY, buyer_id UUID, state TEXT);\nCREATE INDEX a ON orders(buyer_id, state);\nCREATE INDEX b ON orders(state, buyer_id);\nCREATE INDEX c ON orders(buyer_id, state) WHERE state = 'new';\nCREATE INDEX d ON orders(buyer_id DESC, state);\nCREATE INDEX e ON orders USING hash (state);\nCREATE INDEX f ON orders(state);\nCREATE INDEX g ON orders(lower(state));\nCREATE INDEX h ON orders(upper(state));\n\`\`\`\n\n`,
    },
  ],
  *check(section) {
    for (const { indexes } of entityOf(section).tables) {
      const known = new Map<string, CreateIndex>();
      for (const index of indexes) {
        const key = keyFor(section.text, index);
        const first = key === undefined ? undefined : known.get(key);
        if (key !== undefined && !first) known.set(key, index);
        if (!first) continue;
        const name = first.name?.name ?? 'another';
        yield {
          span: index.name?.span ?? index.span,
          message: `Unexpected index on the same columns as '${name}', expected one of the two`,
          related: [{ span: first.name?.span ?? first.span, message: 'The first of them' }],
        };
      }
    }
  },
});

/** What an index is about; undefined where that is not all known. */
function keyFor(text: string, index: CreateIndex): string | undefined {
  const { columns, where, method, include, elided, isUnique } = index;
  if (elided || where || include.length > 0 || columns.some(c => !c.name)) return undefined;
  const written = columns.map(c => text.slice(c.span.start, c.span.end).toLowerCase().replace(/\s+/g, ' '));
  const kind = (method ?? 'btree').toLowerCase();
  return JSON.stringify([kind, isUnique, written, columns.map(c => keyOf(c.name!))]);
}
