/** A destination of moved data that the tables of the document do not have. */

import { type Column, keyOf } from '../notations/sql/model.ts';
import { type EntityTable, entitiesOf } from '../spec/entity.ts';
import { sectionsOfKind } from '../spec/place.ts';
import { cellOf, rowsIn, saysNothing } from '../spec/rows.ts';
import type { Spec } from '../spec/spec.ts';
import { createdTables } from '../spec/sql-block.ts';
import { replace } from '../text/edit.ts';
import { nearest } from '../text/similarity.ts';
import { type Span, shift } from '../text/span.ts';
import { type Finding, specRule } from './rule.ts';

const head = '### Data Migration\n\n| Source | Destination | Transformation | Volume |\n|---|---|---|---|\n';
const tables =
  '### New Entities\n\n#### `Order`\n\n```sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  state TEXT\n);\n```\n\n';

export const dataMigrationUnknownTarget = specRule({
  id: 'data-migration-unknown-target',
  title: 'Destination is not there',
  why: 'The script that moves the data is written by this table, and stops at a column that nobody made.',
  severity: 'info',
  reads: ['data migration', 'entity', ''],
  readsFences: true,
  examples: [
    {
      bad: `${tables}${head}| a.state | orders.‹stat› | Copied | 100 rows |\n| a.note | orders.‹note› | Copied | 100 rows |\n| a.id | ‹ordrs›.id | Copied | 100 rows |\n`,
      good: `${tables}${head}| a.state | \`orders.state\` | Copied | 100 rows |\n| a.note | account.note | Copied | 100 rows |\n| a.* | orders | Copied | 100 rows |\n| a | orders.state, orders.id | Split | 100 rows |\n| b | the archive | Copied | 100 rows |\n`,
    },
  ],
  *check(spec) {
    const tables = tablesOf(spec);
    if (tables.size === 0) return;
    for (const { section, origin } of sectionsOfKind(spec, 'data migration'))
      for (const row of rowsIn(section, 'data moves')) {
        const cell = cellOf(row, 'destination');
        if (!cell || saysNothing(cell, section) || cell.raw.length > 500) continue;
        for (const match of cell.raw.matchAll(/(?<![\w.])([A-Za-z_]\w*)\.([A-Za-z_]\w*)(?![\w.(])/g)) {
          const start = origin + cell.span.start + match.index;
          const at = { start, end: start + match[0].length };
          const finding = check(match[1]!, match[2]!, { at, tables });
          if (finding) yield finding;
        }
      }
  },
});

/** Of more names than these none is taken for a misspelling. */
const maxKnown = 200;

interface Known {
  readonly table: EntityTable;
  readonly nameSpan: Span;
}

interface Place {
  readonly at: Span;
  readonly tables: ReadonlyMap<string, Known | undefined>;
}

function check(table: string, column: string, { at, tables }: Place): Finding | undefined {
  const key = table.toLowerCase();
  const columnSpan = shift({ start: table.length + 1, end: table.length + 1 + column.length }, at.start);
  if (!tables.has(key)) {
    const near = tables.size > maxKnown ? undefined : nearest(key, tables.keys());
    if (near === undefined) return undefined;
    const span = { start: at.start, end: at.start + table.length };
    const related = tables.get(near)
      ? [{ span: tables.get(near)!.nameSpan, message: 'It is created here' }]
      : [];
    return {
      span,
      message: `Unexpected table '${table}', did you mean '${near}'?`,
      related,
      fix: { title: `Replace with \`${near}\``, edits: [replace(span, near)] },
    };
  }
  const known = tables.get(key);
  if (!known?.table.isComplete) return undefined;
  return columnFinding(column, { span: columnSpan, known, columns: known.table.columns });
}

function columnFinding(
  column: string,
  { span, known, columns }: { span: Span; known: Known; columns: readonly Column[] },
): Finding | undefined {
  const keys = columns.map(c => keyOf(c.name));
  if (keys.includes(column.toLowerCase())) return undefined;
  const related = [{ span: known.nameSpan, message: `The columns of '${known.table.name.name}' are here` }];
  const near = keys.length > maxKnown ? undefined : nearest(column, keys);
  const name = columns.find(c => keyOf(c.name) === near)?.name.name;
  if (name === undefined)
    return {
      span,
      message: `Unexpected column '${column}', expected one of '${known.table.name.name}'`,
      related,
    };
  return {
    span,
    message: `Unexpected column '${column}', did you mean '${name}'?`,
    related,
    fix: { title: `Replace with \`${name}\``, edits: [replace(span, name)] },
  };
}

/** All tables that are created here; with their columns those of one entity only. */
function tablesOf(spec: Spec): Map<string, Known | undefined> {
  const found = new Map<string, Known | undefined>();
  for (const { statement } of createdTables(spec)) found.set(keyOf(statement.name), undefined);
  const twice = new Set<string>();
  for (const { placed, entity } of entitiesOf(spec))
    for (const table of entity.tables) {
      const key = keyOf(table.name);
      const known = { table, nameSpan: shift(table.name.span, placed.origin) };
      found.set(key, found.get(key) || twice.has(key) ? undefined : known);
      twice.add(key);
    }
  return found;
}
