/** A migration that says how to get back and not how to get there. */

import { migrationsOf, type PlacedMigration, toDocument } from '../spec/migration.ts';
import { headingSpan } from '../spec/place.ts';
import type { Span } from '../text/span.ts';
import { specRule } from './rule.ts';

const head = '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n';

export const migrationUpMissing = specRule({
  id: 'migration-up-missing',
  title: 'Migration without an Up',
  why: 'There is nothing to run, so the tables that the feature needs are never made.',
  severity: 'error',
  reads: ['migration'],
  examples: [
    {
      bad: `${head}\`\`\`sql\n-- Up\n\n‹-- Down›\nDROP TABLE orders;\n\`\`\`\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (id UUID PRIMARY KEY);\n\n-- Down\nDROP TABLE orders;\n\`\`\`\n`,
    },
    {
      bad: `### Schema Migrations\n\n#### ‹Migration: \`20261019_add_orders\`›\n\n**Migration Strategy**: Rolling\n`,
      good: `### Schema Migrations\n\n#### First migration\n\nDone by the platform team.\n\n#### Migration: \`20261019_add_orders\`\n\nSee [the file](db/20261019.sql).\n`,
    },
  ],
  *check(spec) {
    for (const own of migrationsOf(spec)) {
      const { placed, migration } = own;
      const { up, down, downMark, isOpen } = migration;
      if (isOpen || up.length > 0 || placed.children.some(c => c.section.fences.length > 0)) continue;
      const isDown = down.length > 0 && downMark !== undefined;
      if (!isDown && !isBare(own)) continue;
      const at = isDown ? downMark : headingSpan(placed.section);
      if (!at) continue;
      yield {
        span: toDocument(own, at),
        message: isDown
          ? 'Unexpected Down without an Up, expected the statements that it undoes before it'
          : 'Unexpected migration without SQL, expected an Up and a Down',
      };
    }
  },
});

/** Under a file's name a section that has nothing but its labels is certain to lack its SQL. */
function isBare({ placed, migration }: PlacedMigration): boolean {
  const { fences, part, labels } = placed.section;
  const blocks = part.blocks.filter(b => b.kind !== 'break');
  const isLabel = ({ start, end }: Span): boolean =>
    labels.some(l => start <= l.span.start && l.span.end <= end);
  return (
    migration.name !== undefined &&
    fences.length === 0 &&
    blocks.length > 0 &&
    blocks.every(b => isLabel(b.span))
  );
}
