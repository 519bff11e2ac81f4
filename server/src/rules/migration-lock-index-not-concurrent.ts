/** An index that is built on a table in use without CONCURRENTLY. */

import { createdUntil, migrationsOf, toDocument } from '../spec/migration.ts';
import { insertAt } from '../text/edit.ts';
import { specRule } from './rule.ts';

const head = '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n';

export const migrationLockIndexNotConcurrent = specRule({
  id: 'migration-lock-index-not-concurrent',
  title: 'Index built under a lock',
  why: 'Until the index is built nothing can be written to the table.',
  severity: 'info',
  reads: ['entity', 'migration'],
  examples: [
    {
      bad: `${head}\`\`\`sql\n-- Up\nCREATE ‹INDEX› a ON account(state);\n\`\`\`\n`,
      good: `${head}\`\`\`sql\n-- Up\nCREATE INDEX CONCURRENTLY a ON account(state);\nCREATE TABLE orders (a INT);\nCREATE INDEX b ON orders(a);\n\`\`\`\n`,
    },
  ],
  *check(spec) {
    for (const own of migrationsOf(spec)) {
      const created = createdUntil(spec, own.migration);
      if (own.migration.isOpen) continue;
      for (const statement of own.migration.up) {
        if (statement.kind !== 'create-index' || statement.isConcurrent) continue;
        const { dialect } = own.migration.blocks[0]!.sql;
        if (created(statement.table) || (dialect !== 'postgres' && dialect !== 'unknown')) continue;
        const { end } = toDocument(own, statement.keyword);
        yield {
          span: { start: end - 5, end },
          message: `Unexpected index on '${statement.table.name}' built under a lock, expected CREATE INDEX CONCURRENTLY`,
          suggestions: [{ title: 'Add `CONCURRENTLY`', edits: [insertAt(end, ' CONCURRENTLY')] }],
        };
      }
    }
  },
});
