/** A table of the data model that no migration makes. */

import { keyOf, type Name, type Statement } from '../notations/sql/model.ts';
import { undo } from '../notations/sql/undo.ts';
import { type EntityTable, entitiesOf } from '../spec/entity.ts';
import { type Twin, twinsOf } from '../spec/migrated.ts';
import { migrationsOf, type PlacedMigration, toDocument } from '../spec/migration.ts';
import { contentEnd } from '../spec/place.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { insertAt, replace } from '../text/edit.ts';
import { lineEndOf, withLineEnds } from '../text/lines.ts';
import { nearest } from '../text/similarity.ts';
import { shift, textOf } from '../text/span.ts';
import { type Finding, type Repair, specRule } from './rule.ts';

const entity = '### New Entities\n\n#### `Order`\n\n';
const migration = '\n### Schema Migrations\n\n#### Migration: `20261019_add_orders`\n\n';

export const migrationEntityMissing = specRule({
  id: 'migration-entity-missing',
  title: 'No migration makes the table',
  why: 'The code is deployed against a table that is not there.',
  severity: 'warning',
  reads: ['entity', 'migration', ''],
  readsFences: true,
  examples: [
    {
      bad: `${entity}\`\`\`sql\nCREATE TABLE orders (id UUID PRIMARY KEY);\nCREATE TABLE ‹invoice› (id UUID PRIMARY KEY);\n\`\`\`\n${migration}\`\`\`sql\n-- Up\nCREATE TABLE orders (id UUID PRIMARY KEY);\n-- Down\nDROP TABLE orders;\n\`\`\`\n`,
      good: `${entity}\`\`\`sql\nCREATE TABLE orders (id UUID PRIMARY KEY);\nCREATE TABLE account (id UUID PRIMARY KEY);\n\`\`\`\n${migration}\`\`\`sql\n-- Up\nCREATE TABLE IF NOT EXISTS public."orders" (...);\nALTER TABLE account ADD COLUMN a INT;\n\`\`\`\n`,
    },
    {
      bad: `${entity}\`\`\`sql\nCREATE TABLE orders (id UUID PRIMARY KEY);\n\`\`\`\n${migration}\`\`\`sql\n-- Up\nCREATE TABLE ‹oders› (id UUID PRIMARY KEY);\n-- Down\nDROP TABLE oders;\n\`\`\`\n`,
      good: `${entity}\`\`\`sql\nCREATE TABLE orders (id UUID PRIMARY KEY);\n\`\`\`\n`,
    },
  ],
  *check(spec, _, { today }) {
    const missing = twinsOf(spec).filter(t => t.isMissing);
    for (const { entity } of missing)
      yield (missing.length > maxMissing ? undefined : misspelt(spec, entity)) ??
        toFinding(spec, entity, today);
  },
});

/** Of more tables than these none is taken for a misspelling. */
const maxMissing = 50;

/** A migration makes a table of nearly that name, which the data model does not have. */
function misspelt(spec: Spec, { placed, table }: Twin['entity']): Finding | undefined {
  const known = new Set(entitiesOf(spec).flatMap(e => e.entity.tables.map(t => keyOf(t.name))));
  for (const own of migrationsOf(spec)) {
    const { up, down } = own.migration;
    for (const statement of up) {
      if (statement.kind !== 'create-table' || known.has(keyOf(statement.name))) continue;
      if (nearest(statement.name.name, [table.name.name]) === undefined) continue;
      const names = [...up, ...down].flatMap(s => namesOf(s)).filter(n => keyOf(n) === keyOf(statement.name));
      return {
        span: toDocument(own, statement.name.span),
        message: `Unexpected table '${statement.name.name}', did you mean '${table.name.name}'?`,
        related: [{ span: shift(table.name.span, placed.origin), message: 'The data model calls it so' }],
        fix: {
          title: `Rename to \`${table.name.written}\``,
          edits: names.map(n => replace(toDocument(own, n.span), table.name.written)),
        },
      };
    }
  }
  return undefined;
}

/** The tables that a statement names. */
function namesOf(statement: Statement): readonly Name[] {
  if (statement.kind === 'create-table') return [statement.name];
  if (statement.kind === 'create-index' || statement.kind === 'alter-table') return [statement.table];
  return statement.kind === 'drop' && statement.object === 'table' ? statement.names : [];
}

function toFinding(spec: Spec, { placed, table }: Twin['entity'], today: string): Finding {
  const last = migrationsOf(spec).at(-1)!;
  const repair = addMigration(last, { placed, table }, today);
  return {
    span: shift(table.name.span, placed.origin),
    message: `Unexpected table '${table.name.name}' without a migration, expected one that creates it`,
    related: [
      {
        span: toDocument(last, last.migration.up[0]?.keyword ?? last.placed.section.part.heading!.span),
        message: 'The last migration',
      },
    ],
    ...(repair ? { suggestions: [repair] } : {}),
  };
}

/** A migration behind the last one, with the DDL of the entity as its Up. */
function addMigration(
  { placed: { section, origin }, migration }: PlacedMigration,
  { placed, table }: { placed: PlacedSection; table: EntityTable },
  today: string,
): Repair | undefined {
  const { heading } = section.part;
  const { name } = migration;
  if (!heading || heading.setext || !name) return undefined;
  const title = textOf(section.text, heading.content);
  const day = today.replaceAll('-', '');
  const before = name.stamp && /^\d{8}$/.test(name.stamp.text) ? name.stamp.text : '';
  const latest = [before, day].sort().at(-1);
  const fresh = `${latest}_add_${table.name.name.toLowerCase()}`;
  const statements = [table.statement, ...table.indexes];
  const up = statements.map(s => `${textOf(placed.section.text, s.span)};\n`).join('\n');
  const { text: down } = undo(statements, table.block.sql.dialect);
  const labels = section.slot?.labels.map(l => `\n${l.text.trim()}\n`) ?? [];
  const lines = [
    `\n\n${'#'.repeat(heading.level)} ${title.replace(name.text, fresh)}\n`,
    `\`\`\`sql\n-- Up\n${up.replace(/\r\n?/g, '\n')}\n-- Down\n${down}\`\`\`\n`,
    ...labels,
  ];
  const text = withLineEnds(lines.join('').trimEnd(), lineEndOf(section.text));
  return {
    title: `Add a migration that creates \`${table.name.name}\``,
    edits: [insertAt(origin + contentEnd(section), text)],
    scaffold: true,
  };
}
