/** A migration without a way back. */

import { undo } from '../notations/sql/undo.ts';
import { type Migration, migrationsOf, toDocument } from '../spec/migration.ts';
import { headingSpan } from '../spec/place.ts';
import type { PlacedSection } from '../spec/spec.ts';
import { insertAt } from '../text/edit.ts';
import { lineEndOf, withLineEnds } from '../text/lines.ts';
import { shift } from '../text/span.ts';
import { gate, type Repair, specRule } from './rule.ts';

const head = '### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n';

export const migrationDownMissing = specRule({
  id: 'migration-down-missing',
  title: 'Migration without a Down',
  why: 'When the deployment fails at night, somebody has to write the way back under pressure.',
  severity: gate({ Draft: 'info', 'In Review': 'error' }),
  reads: ['migration'],
  examples: [
    {
      bad: `### Schema Migrations\n\n#### ‹Migration: \`20261019_add_orders\`›\n\n\`\`\`sql\n-- Up\nCREATE TABLE orders (id UUID PRIMARY KEY);\n\`\`\`\n`,
      good: `${head}\`\`\`sql\n-- Up\nCREATE TABLE orders (id UUID PRIMARY KEY);\n-- Down\nDROP TABLE orders;\n\`\`\`\n`,
    },
    {
      bad: `### Schema Migrations\n\n#### ‹Migration: \`20261019_add_orders\`›\n\n\`\`\`sql\nCREATE TABLE orders (id UUID PRIMARY KEY);\n-- Down\n-- to be written\n\`\`\`\n`,
      good: `${head}**Up**:\n\`\`\`sql\nCREATE TABLE orders (id UUID PRIMARY KEY);\n\`\`\`\n\n**Down**:\n\`\`\`sql\nDROP TABLE orders;\n\`\`\`\n`,
    },
    {
      bad: `### Schema Migrations\n\n#### ‹Migration: \`20261019_add_orders\`›\n\n\`\`\`sql\n-- Up\nALTER TABLE orders ADD COLUMN state TEXT;\n\`\`\`\n`,
      good: `${head}\`\`\`sql\n-- Up\nUPDATE orders SET a = 1;\n-- Down\n-- irreversible: the old values are gone\n\`\`\`\n`,
    },
  ],
  *check(spec) {
    for (const own of migrationsOf(spec)) {
      const { placed, migration } = own;
      const { up, down, isOpen } = migration;
      if (isOpen || up.length === 0 || down.length > 0 || saysWhy(placed)) continue;
      // Deeper headings may hold the Down.
      if (placed.children.some(c => c.section.fences.length > 0)) continue;
      const heading = headingSpan(placed.section) ?? up[0]!.keyword;
      const repair = writeDown(placed, migration);
      yield {
        span: shift(heading, placed.origin),
        message: `Unexpected migration without a Down, expected one that undoes the Up`,
        related: [{ span: toDocument(own, up[0]!.keyword), message: 'What it has to undo begins here' }],
        ...(repair ? { fix: repair } : {}),
      };
    }
  },
});

const reasons =
  /\b(?:irreversible|not reversible|one[- ]way|forward[- ]only|no (?:down|rollback|way back)|(?:cannot|can't|not) be (?:undone|reversed|reverted|rolled back))\b/i;

const saysWhy = ({ section: { text, part } }: PlacedSection): boolean =>
  reasons.test(text.slice(part.start, part.end));

/** The Down behind the Up; offered only where all of it can be undone. */
function writeDown(
  { section, origin }: PlacedSection,
  { up, blocks, downMark }: Migration,
): Repair | undefined {
  const block = blocks.at(-1)!;
  const { text, notUndone } = undo(up, block.sql.dialect);
  if (notUndone.length > 0 || text === '' || !block.fence.fence.closed || block.isQuoted) return undefined;
  const lineEnd = lineEndOf(section.text);
  const end = block.span.end;
  const marked = downMark === undefined ? '\n-- Down\n' : '';
  return {
    title: 'Write the Down',
    edits: [insertAt(origin + end, withLineEnds(`${marked}${text}`, lineEnd))],
  };
}
