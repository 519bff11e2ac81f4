/** A table without a primary key. */

import { isKey } from '../notations/sql/schema.ts';
import { entityOf } from '../spec/entity.ts';
import { insertAt } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';

export const dataNoPrimaryKey = sectionRule({
  id: 'data-no-primary-key',
  title: 'Table without a primary key',
  why: 'Rows that cannot be told apart cannot be corrected, referenced or replicated.',
  severity: 'warning',
  kinds: ['entity'],
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE ‹orders› (\n  id UUID NOT NULL,\n  buyer_id UUID\n);\n\`\`\`\n\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID NOT NULL,\n  CONSTRAINT pk PRIMARY KEY (id)\n);\nCREATE TABLE item (\n  order_id UUID,\n  UNIQUE (order_id)\n);\nCREATE TEMP TABLE t (a INT);\nCREATE TABLE later (\n  id UUID\n);\nALTER TABLE later ADD PRIMARY KEY (id);\nCREATE TABLE part PARTITION OF orders DEFAULT;\n\`\`\`\n\n`,
    },
  ],
  *check(section) {
    for (const { name, statement, columns, constraints, isComplete, indexes, block } of entityOf(section)
      .tables) {
      const isUnknown =
        !isComplete || columns.length === 0 || statement.isTemporary || statement.form !== 'columns';
      // Beyond the relational ones keys are named otherwise.
      if (isUnknown || block.sql.dialect === 'other' || /partition/i.test(statement.options?.text ?? ''))
        continue;
      if (columns.some(c => isKey(c, constraints) || c.unique)) continue;
      if (
        constraints.some(c => /^(?:primary-key|unique|unknown)$/.test(c.kind)) ||
        indexes.some(i => i.isUnique)
      )
        continue;
      const id = columns.find(c => c.name.name.toLowerCase() === 'id');
      const at = id?.nullable?.span.end ?? id?.type?.span.end;
      yield {
        span: name.span,
        message: `Unexpected table '${name.name}' without a primary key, expected one column or more that tell its rows apart`,
        suggestions:
          at === undefined
            ? []
            : [{ title: 'Make `id` the primary key', edits: [insertAt(at, ' PRIMARY KEY')] }],
      };
    }
  },
});
