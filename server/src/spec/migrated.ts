/** What the migrations make of each entity's tables, and where that is not what the data model says. */

import { type Column, type CreateIndex, keyOf, type Name, type Statement } from '../notations/sql/model.ts';
import { applySql, emptySchema, isNotNull } from '../notations/sql/schema.ts';
import { isSameType } from '../notations/sql/type.ts';
import { memo, memoPair } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import { defaultKey } from './default-value.ts';
import { type EntityTable, entitiesOf } from './entity.ts';
import { type Migration, migrationsOf, type PlacedMigration } from './migration.ts';
import type { PlacedSection, Spec } from './spec.ts';
import { createdTables } from './sql-block.ts';

export interface MigratedTable {
  readonly name: Name;
  readonly span: Span;
  readonly columns: EntityTable['columns'];
  readonly constraints: EntityTable['constraints'];
  readonly indexes: readonly CreateIndex[];
  readonly isComplete: boolean;
}

/** The tables that a migration's Up makes, by key. */
export const madeBy: (migration: Migration) => ReadonlyMap<string, MigratedTable> = memo(({ up }) => {
  const schema = applySql(emptySchema, up);
  const indexes = new Map<string, CreateIndex[]>();
  for (const index of schema.indexes.values())
    if (!indexes.get(keyOf(index.table))?.push(index)) indexes.set(keyOf(index.table), [index]);
  const created = up.filter(s => s.kind === 'create-table').map(s => keyOf(s.name));
  return new Map(
    created.flatMap(key => {
      const table = schema.tables.get(key);
      return table
        ? [[key, { ...table, span: table.name.span, indexes: indexes.get(key) ?? [] }] as const]
        : [];
    }),
  );
});

export interface Twin {
  readonly entity: { readonly placed: PlacedSection; readonly table: EntityTable };
  /** The one migration that makes the table, where no other alters it. */
  readonly made: (PlacedMigration & { readonly table: MigratedTable }) | undefined;
  /** Nothing in the document but the entity itself creates or alters it. */
  readonly isMissing: boolean;
}

/** Each entity's table with what the migrations make of it; nothing where there is no migration to judge by. */
export const twinsOf: (spec: Spec) => readonly Twin[] = memo(spec => {
  const migrations = migrationsOf(spec).filter(m => !m.migration.isOpen && m.migration.up.length > 0);
  if (migrations.length === 0) return [];
  const entities = entitiesOf(spec);
  const homes = new Set(entities.map(e => e.placed));
  const elsewhere = new Set(
    createdTables(spec).flatMap(t => (homes.has(t.placed) ? [] : [keyOf(t.statement.name)])),
  );
  const touched = touchedBy(migrations);
  return entities.flatMap(({ placed, entity }) =>
    entity.tables.map(table => {
      const key = keyOf(table.name);
      const touchers = touched.get(key) ?? [];
      const [only] = touchers;
      const made = touchers.length === 1 ? madeBy(only!.migration).get(key) : undefined;
      return {
        entity: { placed, table },
        made: only && made ? { ...only, table: made } : undefined,
        isMissing: touchers.length === 0 && !elsewhere.has(key),
      };
    }),
  );
});

/** The migrations that create or alter each table. */
function touchedBy(migrations: readonly PlacedMigration[]): Map<string, PlacedMigration[]> {
  const found = new Map<string, PlacedMigration[]>();
  for (const own of migrations)
    for (const key of new Set(own.migration.up.flatMap(tablesTouched)))
      if (!found.get(key)?.push(own)) found.set(key, [own]);
  return found;
}

const tablesTouched = (s: Statement): string[] =>
  s.kind === 'create-table' ? [keyOf(s.name)] : s.kind === 'alter-table' ? [keyOf(s.table)] : [];

export type Difference =
  /** The migration lacks it; `before` is the column of the migration that it follows. */
  | { readonly kind: 'lacks'; readonly column: Column; readonly before: Column | undefined }
  | { readonly kind: 'has more'; readonly column: Column }
  | { readonly kind: 'differs'; readonly column: Column; readonly other: Column; readonly what: string }
  | { readonly kind: 'lacks index'; readonly index: CreateIndex }
  | { readonly kind: 'index differs'; readonly index: CreateIndex; readonly other: CreateIndex };

/** Where a migration makes a table other than its entity shows it; `column` and `index` are the entity's, unless the migration has more. */
export const differencesOf: (own: EntityTable, made: MigratedTable) => readonly Difference[] =
  memoPair(readDifferences);

function readDifferences(own: EntityTable, made: MigratedTable): Difference[] {
  if (!own.isComplete || !made.isComplete) return [];
  const others = new Map(made.columns.map(c => [keyOf(c.name), c]));
  const known = new Set(own.columns.map(c => keyOf(c.name)));
  const found: Difference[] = [];
  let before: Column | undefined;
  for (const column of own.columns) {
    const other = others.get(keyOf(column.name));
    if (!other) found.push({ kind: 'lacks', column, before });
    else {
      before = other;
      const what = differing({ column, table: own }, { column: other, table: made });
      if (what !== undefined) found.push({ kind: 'differs', column, other, what });
    }
  }
  for (const column of made.columns)
    if (!known.has(keyOf(column.name))) found.push({ kind: 'has more', column });
  return [...found, ...indexDifferences(own, made)];
}

interface Side {
  readonly column: Column;
  readonly table: Pick<EntityTable, 'constraints' | 'columns'>;
}

/** What two columns of one name differ in; undefined where nothing certain does. */
function differing(a: Side, b: Side): string | undefined {
  if (isSameType(a.column.type?.text ?? '', b.column.type?.text ?? '') === false) return 'type';
  if (isNotNull(a.column, a.table.constraints) !== isNotNull(b.column, b.table.constraints))
    return 'NULL or NOT NULL';
  const [left, right] = [a, b].map(({ column }) =>
    column.default ? defaultKey(column.default.text) : 'none',
  );
  if (left !== undefined && right !== undefined && left !== right) return 'default';
  if (
    (a.column.unique !== undefined) !== (b.column.unique !== undefined) &&
    !isUniqueBeside(a) &&
    !isUniqueBeside(b)
  )
    return 'UNIQUE';
  const [here, there] = [a.column.references, b.column.references];
  if (here && there && keyOf(here.table) !== keyOf(there.table)) return 'reference';
  const isBeside = [a, b].some(s => s.table.constraints.some(c => c.kind === 'foreign-key'));
  if ((here === undefined) !== (there === undefined) && !isBeside) return 'reference';
  const [listed, other] = [a.column.values, b.column.values];
  const list = (v: typeof listed): string => JSON.stringify(v?.values.map(x => x.value).sort());
  if (listed && other && listed.certain && other.certain && list(listed) !== list(other))
    return 'list of values';
  const [check, against] = [a, b].map(({ column }) => checkKey(column));
  return check !== against && !isCheckedBeside(a) && !isCheckedBeside(b) ? 'CHECK' : undefined;
}

const checkKey = ({ checks }: Column): string =>
  checks
    .map(c => c.text.replace(/\s+/g, '').toLowerCase())
    .sort()
    .join();
const isCheckedBeside = ({ table }: Side): boolean => table.constraints.some(c => c.kind === 'check');
const isUniqueBeside = ({ table }: Side): boolean => table.constraints.some(c => c.kind === 'unique');

function indexDifferences(own: EntityTable, made: MigratedTable): Difference[] {
  const others = new Map(made.indexes.flatMap(i => (i.name ? [[keyOf(i.name), i] as const] : [])));
  const shapes = new Set(made.indexes.map(shapeOf));
  return own.indexes.flatMap((index): Difference[] => {
    const other = index.name && others.get(keyOf(index.name));
    if (!other) return shapes.has(shapeOf(index)) ? [] : [{ kind: 'lacks index', index }];
    return shapeOf(index) === shapeOf(other) ? [] : [{ kind: 'index differs', index, other }];
  });
}

const shapeOf = ({ columns, isUnique }: CreateIndex): string =>
  JSON.stringify([isUnique, columns.map(c => (c.name ? keyOf(c.name) : ''))]);
