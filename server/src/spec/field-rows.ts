/** Rows of field definitions against the columns of their table: what is missing, and a row for it. */

import type { Row } from '../blocks/block.ts';
import { type Column, keyOf } from '../notations/sql/model.ts';
import { isKey, isNotNull } from '../notations/sql/schema.ts';
import type { Edit } from '../text/edit.ts';
import { memo } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import { columnKey, type Definition } from './definition.ts';
import { columnOf, type EntityDefinitions, type EntityTable } from './entity.ts';
import { newRow } from './new-row.ts';
import type { Section } from './section.ts';

export interface Unmatched {
  readonly definition: Definition;
  /** The column, named by no other row, that it is a misspelling of. */
  readonly near: Column | undefined;
}

/** Comparisons of names in one table; beyond, nothing is taken for a misspelling. */
const maxLooks = 100_000;

/** Rows that define no column of their table; none where some of its columns are not known. */
export const unmatchedNames: (definitions: EntityDefinitions) => readonly Unmatched[] = memo(
  ({ of, definitions, mentioned }) => {
    if (!of) return [];
    const free = new Map(
      of.columns.flatMap(c => (mentioned.has(columnKey(c.name.name)) ? [] : [[keyOf(c.name), c] as const])),
    );
    let looks = 0;
    return definitions.flatMap(definition => {
      if (columnOf(of, definition)) return [];
      looks += free.size;
      const key = looks > maxLooks ? undefined : nearest(definition.name, free.keys());
      const near = key === undefined ? undefined : free.get(key);
      if (key !== undefined) free.delete(key);
      return near || of.isComplete ? [{ definition, near }] : [];
    });
  },
);

/** Columns of the table that no cell names, those aside that a row misspells. */
export const undocumentedColumns: (definitions: EntityDefinitions) => readonly Column[] = memo(own => {
  const misspelt = new Set(unmatchedNames(own).map(u => u.near));
  return (own.of?.columns ?? []).filter(c => !own.mentioned.has(columnKey(c.name.name)) && !misspelt.has(c));
});

/** A row for a column, in the order of the DDL; its description is left to the author. */
export function definitionRow(section: Section, own: EntityDefinitions, column: Column): Edit {
  const cells = new Map([
    ['field', quotedLike(section, own, column.name.name)],
    ['type', column.type?.text ?? ''],
    ['constraints', constraintsOf(column, own.of!)],
  ]);
  return newRow(section, own.table, { cells, after: rowsBefore(own).get(column) });
}

/** For each column the row of the nearest one before it that has one; the delimiter where none has. */
const rowsBefore = memo((own: EntityDefinitions) => {
  const rows = new Map(own.definitions.map(d => [columnKey(d.name), d.row.row]));
  const before = new Map<Column, Row>();
  let last: Row = own.table.table.delimiter;
  for (const column of own.of?.columns ?? []) {
    before.set(column, last);
    last = rows.get(columnKey(column.name.name)) ?? last;
  }
  return before;
});

/** The name in code marks, and with its table, where the other rows have them. */
function quotedLike({ text }: Section, own: EntityDefinitions, column: string): string {
  const first = own.definitions[0];
  const name = own.qualifier === '' ? column : `${own.qualifier}.${column}`;
  const start = first && first.nameSpan.start - (name.length - column.length);
  return start && text[start - 1] === '`' ? `\`${name}\`` : name;
}

/** What the DDL says of a column, in the words of a cell. */
export function constraintsOf(column: Column, { constraints }: Pick<EntityTable, 'constraints'>): string {
  const key = keyOf(column.name);
  const isPk = isKey(column, constraints);
  const reference =
    column.references ??
    constraints.find(c => c.kind === 'foreign-key' && c.columns.length === 1 && keyOf(c.columns[0]!) === key)
      ?.references;
  const isUnique =
    column.unique ||
    constraints.some(c => c.kind === 'unique' && c.columns.length === 1 && keyOf(c.columns[0]!) === key);
  return [
    isPk ? 'PK' : isNotNull(column, constraints) ? 'NOT NULL' : 'NULL',
    isUnique ? 'UNIQUE' : '',
    reference ? `FK → ${reference.table.name}` : '',
    column.default ? `DEFAULT ${column.default.text}` : '',
  ]
    .filter(word => word !== '')
    .join(', ');
}
