/** A table or column in use that gets a new name. */

import { createdUntil, migrationsOf, toDocument } from '../spec/migration.ts';
import { actionsOnExisting } from '../spec/migration-step.ts';
import { specRule } from './rule.ts';

const head = '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n';

export const migrationLockRename = specRule({
  id: 'migration-lock-rename',
  title: 'Rename breaks what runs',
  why: 'Versions that still run use the old name, and fail from this moment on.',
  severity: 'info',
  reads: ['entity', 'migration'],
  examples: [
    {
      bad: `${head}\`\`\`sql\n-- Up\nALTER TABLE account ‹RENAME COLUMN state TO status›;\nALTER TABLE item ‹RENAME TO order_item›;\n\`\`\`\n`,
      good: `${head}\`\`\`sql\n-- Up\nCREATE TABLE orders (a INT);\nALTER TABLE orders RENAME COLUMN a TO b;\nALTER TABLE account RENAME CONSTRAINT x TO y;\n\`\`\`\n`,
    },
  ],
  *check(spec) {
    for (const own of migrationsOf(spec)) {
      const created = createdUntil(spec, own.migration);
      if (own.migration.isOpen) continue;
      // A rolling migration is told of by migration-destructive-rolling, and in a window nothing else runs.
      if (own.migration.strategy?.values.some(v => !/^blue/i.test(v))) continue;
      for (const { action } of actionsOnExisting(own.migration, created))
        if (action.kind === 'rename-column' || action.kind === 'rename-table')
          yield {
            span: toDocument(own, action.span),
            message: `Unexpected new name '${action.to.name}', expected old and new side by side until no running version uses the old`,
          };
    }
  },
});
