/** Foreign keys of a table, column by column. */

import { type Column, keyOf, type Name, type Reference } from '../notations/sql/model.ts';
import { memo } from '../text/memo.ts';
import type { EntityTable } from './entity.ts';

export interface ColumnReference {
  readonly reference: Reference;
  /** The table's own columns; several for a composite key. */
  readonly columns: readonly Name[];
}

/** Every foreign key of a table, those behind columns and those that stand for themselves. */
export const referencesOf: (
  table: Pick<EntityTable, 'columns' | 'constraints'>,
) => readonly ColumnReference[] = memo(({ columns, constraints }) => [
  ...columns.flatMap(({ name, references }) =>
    references ? [{ reference: references, columns: [name] }] : [],
  ),
  ...constraints.flatMap(({ references, columns: own }) =>
    references ? [{ reference: references, columns: own }] : [],
  ),
]);

/** The columns, by key, that reference another or that others may reference as the primary key. */
export const joiningColumns: (table: Pick<EntityTable, 'columns' | 'constraints'>) => ReadonlySet<string> =
  memo(table => {
    const keys = table.constraints.filter(c => c.kind === 'primary-key').flatMap(c => c.columns);
    const own = table.columns.filter(c => c.primaryKey).map(c => c.name);
    return new Set([...referencesOf(table).flatMap(r => r.columns), ...keys, ...own].map(keyOf));
  });

/** The column that a reference of one column points at; undefined where that is not certain. */
export function targetOf(
  { reference, columns }: ColumnReference,
  { columns: known, constraints }: Pick<EntityTable, 'columns' | 'constraints'>,
): Column | undefined {
  if (columns.length !== 1 || reference.columns.length > 1) return undefined;
  const named = reference.columns[0];
  if (named) return known.find(c => keyOf(c.name) === keyOf(named));
  const key = constraints.find(c => c.kind === 'primary-key')?.columns ?? [];
  if (key.length > 1) return undefined;
  return known.find(c => c.primaryKey || (key[0] && keyOf(c.name) === keyOf(key[0])));
}
