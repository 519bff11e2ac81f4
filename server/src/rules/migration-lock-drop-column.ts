/** A column that is dropped from a table in use. */

import { createdUntil, migrationsOf, toDocument } from '../spec/migration.ts';
import { actionsOnExisting } from '../spec/migration-step.ts';
import { specRule } from './rule.ts';

const head = '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n';

export const migrationLockDropColumn = specRule({
  id: 'migration-lock-drop-column',
  title: 'Dropped column may be in use',
  why: 'Versions that still run name the column, and fail from this moment on.',
  severity: 'info',
  reads: ['entity', 'migration'],
  examples: [
    {
      bad: `${head}\`\`\`sql\n-- Up\nALTER TABLE account ‹DROP COLUMN state›;\n\`\`\`\n\n**Migration Strategy**: Blue-green\n`,
      good: `${head}\`\`\`sql\n-- Up\nALTER TABLE account ADD COLUMN state TEXT;\n-- Down\nALTER TABLE account DROP COLUMN state;\n\`\`\`\n\n**Migration Strategy**: Blue-green\n\n#### Migration: \`20261020_drop\`\n\n\`\`\`sql\n-- Up\nALTER TABLE account DROP COLUMN old;\n\`\`\`\n\n**Migration Strategy**: Maintenance window\n`,
    },
  ],
  *check(spec) {
    for (const own of migrationsOf(spec)) {
      const created = createdUntil(spec, own.migration);
      if (own.migration.isOpen) continue;
      // A rolling migration is told of by migration-destructive-rolling, and in a window nothing else runs.
      if (own.migration.strategy?.values.some(v => !/^blue/i.test(v))) continue;
      for (const { action } of actionsOnExisting(own.migration, created))
        if (action.kind === 'drop-column')
          yield {
            span: toDocument(own, action.span),
            message: `Unexpected DROP COLUMN '${action.name.name}', expected it after the last version that uses it is gone`,
          };
    }
  },
});
