/** A constraint that is checked against all rows of a table in use at once. */

import { createdUntil, migrationsOf, toDocument } from '../spec/migration.ts';
import { actionsOnExisting } from '../spec/migration-step.ts';
import { insertAt } from '../text/edit.ts';
import { specRule } from './rule.ts';

const head = '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n';

export const migrationLockConstraintValidated = specRule({
  id: 'migration-lock-constraint-validated',
  title: 'Constraint checks all rows',
  why: 'Every row is read while the table is locked, so writes wait.',
  severity: 'info',
  reads: ['entity', 'migration'],
  examples: [
    {
      bad: `${head}\`\`\`sql\n-- Up\nALTER TABLE account ADD CONSTRAINT ‹positive› CHECK (amount > 0);\n\`\`\`\n`,
      good: `${head}\`\`\`sql\n-- Up\nALTER TABLE account ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID;\nALTER TABLE account VALIDATE CONSTRAINT positive;\nCREATE TABLE orders (a INT);\nALTER TABLE orders ADD CONSTRAINT b CHECK (a > 0);\n\`\`\`\n`,
    },
  ],
  *check(spec) {
    for (const own of migrationsOf(spec)) {
      const created = createdUntil(spec, own.migration);
      if (own.migration.isOpen) continue;
      const { dialect } = own.migration.blocks[0]?.sql ?? {};
      if (dialect !== 'postgres' && dialect !== 'unknown') continue;
      for (const { action } of actionsOnExisting(own.migration, created)) {
        if (action.kind !== 'add-constraint') continue;
        const { kind, isNotValid, name, span } = action.constraint;
        if (isNotValid || (kind !== 'check' && kind !== 'foreign-key')) continue;
        const end = toDocument(own, span).end;
        yield {
          span: toDocument(own, name?.span ?? span),
          message: 'Unexpected constraint that is checked at once, expected NOT VALID and a VALIDATE later',
          suggestions: [{ title: 'Add `NOT VALID`', edits: [insertAt(end, ' NOT VALID')] }],
        };
      }
    }
  },
});
