/** Field definitions that call another column the primary key than the SQL does. */

import { isKey } from '../notations/sql/schema.ts';
import { inDocument, pairsThat } from '../spec/defined-column.ts';
import type { EntityTable } from '../spec/entity.ts';
import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import { specRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';
const fields = '| Field | Type | Constraints | Description |\n|---|---|---|---|\n';

export const dataFieldPk = specRule({
  id: 'data-field-pk',
  title: 'Primary keys differ',
  why: 'References, caches and code are built on what identifies a row; there can be but one answer.',
  severity: 'error',
  reads: ['entity'],
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  number BIGINT NOT NULL\n);\n\`\`\`\n\n${fields}| id | UUID | NOT NULL | Identifies it |\n| number | BIGINT | ‹PK› | Its number |\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE order_item (\n  order_id UUID NOT NULL,\n  line SMALLINT NOT NULL,\n  number BIGINT,\n  PRIMARY KEY (order_id, line)\n);\n\`\`\`\n\n${fields}| order_id | UUID | PK, FK → orders | Its order |\n| line | SMALLINT | Part of the PK | Its place |\n| number | BIGINT | NULL | Its number |\n`,
    },
  ],
  *check(spec) {
    for (const pair of differing(spec)) {
      const { definition, column, table } = pair;
      const said = definition.said!.primaryKey!;
      const key = keyOf(table) ?? { name: 'none', span: column.span };
      yield {
        span: inDocument(pair, said),
        message: `Unexpected primary key '${definition.name}', expected ${key.name} as in CREATE TABLE`,
        related: [{ span: inDocument(pair, key.span), message: `The primary key is ${key.name}` }],
      };
    }
  },
});

const differing = pairsThat(
  ({ definition, column, table }) =>
    definition.said?.primaryKey !== undefined && table.isComplete && !isKey(column, table.constraints),
);

/** What the SQL makes the primary key; undefined where it makes none. */
const keyOf = memo((table: EntityTable): { readonly name: string; readonly span: Span } | undefined => {
  const key = table.constraints.find(c => c.kind === 'primary-key');
  if (key) return { name: key.columns.map(c => `'${c.name}'`).join(', '), span: key.span };
  const own = table.columns.find(c => c.primaryKey);
  return own && { name: `'${own.name.name}'`, span: own.span };
});
