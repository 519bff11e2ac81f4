/** A type that changes on a table that has rows. */

import { createdUntil, migrationsOf, toDocument } from '../spec/migration.ts';
import { actionsOnExisting } from '../spec/migration-step.ts';
import { specRule } from './rule.ts';

const head = '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n';

export const migrationLockTypeChange = specRule({
  id: 'migration-lock-type-change',
  title: 'Type change rewrites the table',
  why: 'The table is rewritten under a lock, and nobody reads or writes it meanwhile.',
  severity: 'info',
  reads: ['entity', 'migration'],
  examples: [
    {
      bad: `${head}\`\`\`sql\n-- Up\nALTER TABLE account ‹ALTER COLUMN number TYPE BIGINT›;\n\`\`\`\n`,
      good: `${head}\`\`\`sql\n-- Up\nALTER TABLE account ALTER COLUMN name TYPE TEXT, ALTER COLUMN a SET DEFAULT 1;\nCREATE TABLE orders (id INT PRIMARY KEY);\nALTER TABLE orders ALTER COLUMN id TYPE BIGINT;\n\`\`\`\n`,
    },
  ],
  *check(spec) {
    for (const own of migrationsOf(spec)) {
      const created = createdUntil(spec, own.migration);
      if (own.migration.isOpen) continue;
      // To TEXT or a VARCHAR without a limit nothing has to be rewritten.
      for (const { action } of actionsOnExisting(own.migration, created))
        if (action.kind === 'set-type' && !/^(?:text|varchar|character varying)$/i.test(action.type.text))
          yield {
            span: toDocument(own, action.span),
            message: `Unexpected change of '${action.name.name}' to ${action.type.text} in place, expected a new column that is filled in steps`,
          };
    }
  },
});
