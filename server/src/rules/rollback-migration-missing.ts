/** A migration that destroys something, and a rollback plan that does not say how it comes back. */

import { migrationsOf } from '../spec/migration.ts';
import { destructiveSteps } from '../spec/migration-step.ts';
import { headingSpan, sectionsOfKind } from '../spec/place.ts';
import { rowsIn } from '../spec/rows.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const migration =
  '## Data Model\n\n### Schema Migrations\n\n#### Migration: `20261116_drop_notes`\n\n```sql\n-- Up\nALTER TABLE search DROP COLUMN notes;\n\n-- Down\nALTER TABLE search ADD COLUMN notes TEXT;\n```\n\n';
const head = '| Trigger | Action | Owner |\n|---|---|---|\n';

export const rollbackMigrationMissing = specRule({
  id: 'rollback-migration-missing',
  title: 'Rollback forgets the migration',
  why: 'Switching a flag off does not bring back a column; what was dropped needs a way of its own.',
  severity: 'info',
  reads: ['migration', 'rollback'],
  examples: [
    {
      bad: `${migration}## Rollout Plan\n\n### ‹Rollback Plan›\n\n${head}| 5xx above 2% | Disable search_save | Ana |\n`,
      good: `${migration}## Rollout Plan\n\n### Rollback Plan\n\n${head}| 5xx above 2% | Disable search_save | Ana |\n| Notes missed | Run the Down, restore the notes from the snapshot | Ana |\n`,
    },
    {
      bad: `${migration.replace('DROP COLUMN notes', 'RENAME COLUMN notes TO note')}## Rollout Plan\n\n### ‹Rollback Plan›\n\n${head}| 5xx above 2% | Disable search_save | Ana |\n`,
      good: `${migration.replace('DROP COLUMN notes', 'ADD COLUMN note TEXT')}## Rollout Plan\n\n### Rollback Plan\n\n${head}| 5xx above 2% | Disable search_save | Ana |\n`,
    },
  ],
  *check(spec) {
    const [plan] = sectionsOfKind(spec, 'rollback');
    const span = plan && headingSpan(plan.section);
    if (!plan || !span || rowsIn(plan.section, 'rollback').length === 0) return;
    const said = spec.sections
      .filter(s => s === plan || s.parent === plan)
      .map(({ section: { text, part } }) => text.slice(part.start, part.end))
      .join('\n');
    if (comesBack.test(said)) return;
    for (const { placed, migration } of migrationsOf(spec)) {
      const [step] = migration.isOpen ? [] : destructiveSteps(migration);
      if (!step) continue;
      yield {
        span: shift(span, plan.origin),
        message: `No way back for '${step.does.replaceAll("'", '')}', expected a row that restores the data or runs the Down`,
        related: [{ span: shift(step.span, placed.origin), message: 'What cannot be undone by a flag' }],
      };
      return;
    }
  },
});

const comesBack =
  /\b(?:restor\w*|back-?ups?|snapshots?|down|revert\w*|migrations?|schemas?|recreat\w*|copy|copies|columns?|tables?|point[- ]in[- ]time|pitr)\b/i;
