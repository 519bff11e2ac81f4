/** A migration that takes something away while old and new code run side by side. */

import { migrationOf } from '../spec/migration.ts';
import { destructiveSteps } from '../spec/migration-step.ts';
import { sectionRule } from './rule.ts';

const head = '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n';

export const migrationDestructiveRolling = sectionRule({
  id: 'migration-destructive-rolling',
  title: 'Rolling migration removes something',
  why: 'In a rolling deployment the old version still reads what the new one no longer needs, and fails until it is gone.',
  severity: 'warning',
  kinds: ['migration'],
  examples: [
    {
      bad: `${head}\`\`\`sql\n-- Up\nALTER TABLE orders ‹DROP COLUMN state›;\nALTER TABLE orders ‹RENAME COLUMN a TO b›;\n‹DROP TABLE item›;\n-- Down\nALTER TABLE orders ADD COLUMN state TEXT;\n\`\`\`\n\n**Migration Strategy**: Rolling\n`,
      good: `${head}\`\`\`sql\n-- Up\nALTER TABLE orders ADD COLUMN state TEXT;\nDROP TABLE IF EXISTS tmp;\nCREATE TABLE tmp (id INT);\nDROP TABLE tmp;\n-- Down\nALTER TABLE orders DROP COLUMN state;\n\`\`\`\n\n**Migration Strategy**: Rolling\n\n#### Migration: \`20261020_drop_item\`\n\n\`\`\`sql\n-- Up\nDROP TABLE item;\n\`\`\`\n\n**Migration Strategy**: Maintenance window\n`,
    },
  ],
  *check(section) {
    const migration = migrationOf(section);
    const { strategy, isOpen } = migration;
    if (!strategy || isOpen || !isRolling(strategy.values)) return;
    for (const { span, does } of destructiveSteps(migration))
      yield {
        span,
        message: `Unexpected ${does} in a rolling migration, expected it in one of its own, once no running version needs it`,
        related: [{ span: strategy.span, message: `The strategy is ${strategy.values.join(', ')}` }],
      };
  },
});

const isRolling = (values: readonly string[]): boolean =>
  values.length === 1 && /^rolling$/i.test(values[0]!);
