/** A column that may not be null, added without a default to a table that has rows. */

import { createdUntil, migrationsOf, toDocument } from '../spec/migration.ts';
import { actionsOnExisting } from '../spec/migration-step.ts';
import { replace } from '../text/edit.ts';
import { specRule } from './rule.ts';

const head = '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n';

export const migrationLockAddNotNull = specRule({
  id: 'migration-lock-add-not-null',
  title: 'NOT NULL column without default',
  why: 'The statement fails as soon as the table has one row, and it has many in production.',
  severity: 'info',
  reads: ['entity', 'migration'],
  examples: [
    {
      bad: `${head}\`\`\`sql\n-- Up\nALTER TABLE account ADD COLUMN ‹state TEXT NOT NULL›;\n\`\`\`\n`,
      good: `${head}\`\`\`sql\n-- Up\nALTER TABLE account ADD COLUMN state TEXT NOT NULL DEFAULT 'new', ADD COLUMN note TEXT;\nCREATE TABLE orders (id UUID PRIMARY KEY);\nALTER TABLE orders ADD COLUMN state TEXT NOT NULL;\n\`\`\`\n`,
    },
  ],
  *check(spec) {
    for (const own of migrationsOf(spec)) {
      const created = createdUntil(spec, own.migration);
      if (own.migration.isOpen) continue;
      for (const { action } of actionsOnExisting(own.migration, created)) {
        if (action.kind !== 'add-column') continue;
        const { column } = action;
        const isFilled = column.default || column.generated || column.autoIncrement;
        if (isFilled || !column.nullable || column.nullable.isNullable) continue;
        yield {
          span: toDocument(own, column.span),
          message: `Unexpected NOT NULL of new column '${column.name.name}' without a default, expected DEFAULT or NULL until it is filled`,
          suggestions: [
            { title: 'Allow NULL at first', edits: [replace(toDocument(own, column.nullable.span), 'NULL')] },
          ],
        };
      }
    }
  },
});
