/** What the tables, indexes and types are after statements have been carried out. */

import {
  type AlterAction,
  type AlterTable,
  type Column,
  type Constraint,
  type CreateIndex,
  type CreateTable,
  type CreateType,
  type Drop,
  keyOf,
  type Name,
  type Statement,
} from './model.ts';

export interface Table {
  readonly name: Name;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  /** False where some of its columns are not known. */
  readonly isComplete: boolean;
}

/** Each by its name in lower case, without schema. */
export interface Schema {
  readonly tables: ReadonlyMap<string, Table>;
  readonly indexes: ReadonlyMap<string, CreateIndex>;
  readonly types: ReadonlyMap<string, CreateType>;
}

export const emptySchema: Schema = { tables: new Map(), indexes: new Map(), types: new Map() };

/** The schema after the statements; the one given stays as it is. What cannot be judged changes nothing. */
export function applySql(schema: Schema, statements: readonly Statement[]): Schema {
  const draft: Draft = {
    tables: new Map([...schema.tables].map(([key, table]) => [key, toDraft(table)])),
    indexes: new Map(schema.indexes),
    types: new Map(schema.types),
  };
  for (const [key, { table }] of schema.indexes) draft.tables.get(keyOf(table))?.indexes.add(key);
  for (const statement of statements) apply(draft, statement);
  return {
    tables: new Map([...draft.tables].map(([key, table]) => [key, toTable(table)])),
    indexes: draft.indexes,
    types: draft.types,
  };
}

/** True if a column may not be null: by its own words, as a primary key, or as a serial. */
export function isNotNull(column: Column, constraints: readonly Constraint[]): boolean {
  if (column.nullable) return !column.nullable.isNullable || isKey(column, constraints);
  return isKey(column, constraints) || column.autoIncrement !== undefined;
}

/** True if a column is the primary key or a part of it. */
export const isKey = (column: Column, constraints: readonly Constraint[]): boolean =>
  column.primaryKey !== undefined ||
  constraints.some(
    ({ kind, columns }) => kind === 'primary-key' && columns.some(name => keyOf(name) === keyOf(column.name)),
  );

interface DraftTable {
  name: Name;
  readonly columns: Map<string, Column>;
  /** By name; those without one, and the primary key, by a mark of their own. */
  readonly constraints: Map<string, Constraint>;
  readonly indexes: Set<string>;
  readonly isComplete: boolean;
}

interface Draft {
  readonly tables: Map<string, DraftTable>;
  readonly indexes: Map<string, CreateIndex>;
  readonly types: Map<string, CreateType>;
}

function toDraft({ name, columns, constraints, isComplete }: Table): DraftTable {
  const table: DraftTable = {
    name,
    columns: new Map(columns.map(column => [keyOf(column.name), column])),
    constraints: new Map(),
    indexes: new Set(),
    isComplete,
  };
  for (const constraint of constraints) addConstraint(table, constraint);
  return table;
}

const primary = '#primary';

function addConstraint({ constraints }: DraftTable, constraint: Constraint): void {
  const { kind, name } = constraint;
  const mark =
    kind === 'primary-key'
      ? primary
      : name
        ? keyOf(name)
        : `#${constraint.kind} ${constraint.span.start} ${constraints.size}`;
  constraints.set(mark, constraint);
}

const toTable = ({ name, columns, constraints, isComplete }: DraftTable): Table => ({
  name,
  columns: [...columns.values()],
  constraints: [...constraints.values()],
  isComplete,
});

function apply(draft: Draft, statement: Statement): void {
  if (statement.kind === 'create-table') createTable(draft, statement);
  else if (statement.kind === 'create-index') {
    if (!statement.name) return;
    draft.indexes.set(keyOf(statement.name), statement);
    draft.tables.get(keyOf(statement.table))?.indexes.add(keyOf(statement.name));
  } else if (statement.kind === 'create-type') draft.types.set(keyOf(statement.name), statement);
  else if (statement.kind === 'alter-table') alterTable(draft, statement);
  else if (statement.kind === 'drop') drop(draft, statement);
  else if (statement.kind === 'alter-type' && statement.action.kind === 'rename')
    rename(draft.types, statement.name, statement.action.to);
  else if (statement.kind === 'alter' && statement.object === 'index' && statement.renameTo)
    rename(draft.indexes, statement.name, statement.renameTo);
}

function createTable(draft: Draft, { name, columns, constraints, ...rest }: CreateTable): void {
  const key = keyOf(name);
  if (rest.ifNotExists && draft.tables.has(key)) return;
  const isComplete = rest.form === 'columns' && !rest.elided;
  draft.tables.set(key, toDraft({ name, columns, constraints, isComplete }));
}

/** The thing goes under another name, and tells it where it can. */
function rename<T extends { readonly name: Name | undefined }>(
  all: Map<string, T>,
  from: Name,
  to: Name,
): void {
  const found = all.get(keyOf(from));
  if (!found) return;
  all.delete(keyOf(from));
  all.set(keyOf(to), { ...found, name: to });
}

function alterTable(draft: Draft, { table: name, actions }: AlterTable): void {
  let table = draft.tables.get(keyOf(name));
  if (!table) {
    table = toDraft({ name, columns: [], constraints: [], isComplete: false });
    draft.tables.set(keyOf(name), table);
  }
  for (const action of actions) {
    if (action.kind === 'rename-table') {
      draft.tables.delete(keyOf(table.name));
      table.name = action.to;
      draft.tables.set(keyOf(action.to), table);
    } else if (action.kind === 'rename-index') rename(draft.indexes, action.name, action.to);
    else alter(table, action);
  }
}

function alter(table: DraftTable, action: AlterAction): void {
  if (action.kind === 'add-constraint') addConstraint(table, action.constraint);
  else if (action.kind === 'drop-constraint') dropConstraint(table, action);
  else if (action.kind === 'add-column') table.columns.set(keyOf(action.column.name), action.column);
  else if (action.kind === 'drop-column') table.columns.delete(keyOf(action.name));
  else if (action.kind === 'redefine') redefine(table, action.name, action.column);
  else if (isColumnAction(action)) {
    const column = table.columns.get(keyOf(action.name));
    if (column) redefine(table, action.name, changed(column, action));
  }
}

type ColumnAction = Extract<
  AlterAction,
  {
    kind: 'rename-column' | 'set-type' | 'set-not-null' | 'drop-not-null' | 'set-default' | 'drop-default';
  }
>;

const columnActions: ReadonlySet<string> = new Set([
  'rename-column',
  'set-type',
  'set-not-null',
  'drop-not-null',
  'set-default',
  'drop-default',
]);
const isColumnAction = (action: AlterAction): action is ColumnAction => columnActions.has(action.kind);

function changed(column: Column, action: ColumnAction): Column {
  switch (action.kind) {
    case 'rename-column':
      return { ...column, name: action.to };
    case 'set-type':
      return { ...column, type: action.type };
    case 'set-not-null':
      return { ...column, nullable: { span: action.span, isNullable: false } };
    case 'drop-not-null':
      return { ...column, nullable: { span: action.span, isNullable: true } };
    case 'set-default':
      return { ...column, default: action.value };
    case 'drop-default':
      return { ...column, default: undefined };
  }
}

/** A column in the place of another; only a new name asks for a new order of the map. */
function redefine(table: DraftTable, name: Name, column: Column): void {
  const isSame = keyOf(name) === keyOf(column.name);
  if (!isSame) table.columns.delete(keyOf(name));
  table.columns.set(keyOf(column.name), column);
}

function dropConstraint(
  table: DraftTable,
  { name, of }: Extract<AlterAction, { kind: 'drop-constraint' }>,
): void {
  const key = name && keyOf(name);
  const main = table.constraints.get(primary)?.name;
  if (of === 'primary-key' || (main && keyOf(main) === key)) table.constraints.delete(primary);
  else if (key !== undefined) table.constraints.delete(key);
}

function drop(draft: Draft, { object, names }: Drop): void {
  for (const key of names.map(keyOf)) {
    if (object === 'index') draft.indexes.delete(key);
    else if (object === 'type') draft.types.delete(key);
    else if (object === 'table') {
      for (const index of draft.tables.get(key)?.indexes ?? []) draft.indexes.delete(index);
      draft.tables.delete(key);
    }
  }
}
