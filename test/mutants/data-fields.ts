/** Breaks field definitions and the DDL that they are about. */

import type { Column } from '../../server/src/notations/sql/model.ts';
import type { columnOf, EntityTable } from '../../server/src/spec/entity.ts';
import type { PlacedSection } from '../../server/src/spec/spec.ts';
import type { Edit } from '../../server/src/text/edit.ts';
import { contentEnd, lineStart } from '../../server/src/text/lines.ts';
import { shift, textOf } from '../../server/src/text/span.ts';
import { misspell, mutant, otherType } from './data-edit.ts';
import type { Mutant } from './mutant.ts';

type Definition = Parameters<typeof columnOf>[1];

/** A row of field definitions, each of its facts broken. */
export function* rowMutants(
  text: string,
  placed: PlacedSection,
  { definition, column, table }: { definition: Definition; column: Column; table: EntityTable },
): Generator<Mutant> {
  const { name, nameSpan, type, said, row } = definition;
  if (name.length > 4)
    yield mutant(placed, {
      name: `field \`${name}\` misspelt`,
      rules: ['data-field-not-in-sql'],
      span: nameSpan,
      newText: misspell(name),
    });
  if (type && column.type)
    yield mutant(placed, {
      name: `type of field \`${name}\` changed`,
      rules: ['data-field-type-mismatch'],
      span: type.span,
      newText: otherType(column.type.text),
    });
  if (said?.nullable)
    yield mutant(placed, {
      name: `NULL of field \`${name}\` turned`,
      rules: ['data-field-nullability'],
      span: said.nullable.span,
      newText: said.nullable.isNullable ? 'NOT NULL' : 'NULL',
    });
  if (said?.default)
    yield mutant(placed, {
      name: `default of field \`${name}\` changed`,
      rules: ['data-field-default'],
      span: said.default.span,
      newText: "'other'",
    });
  if (said?.references?.table)
    yield mutant(placed, {
      name: `reference of field \`${name}\` changed`,
      rules: ['data-field-fk-mismatch'],
      span: said.references.table.span,
      newText: 'another_table',
    });
  const start = lineStart(text, placed.origin + row.row.span.start);
  const end = contentEnd(text, placed.origin + row.row.span.end) + 1;
  const gone: Edit = { span: { start, end }, newText: '' };
  const at = shift(column.name.span, placed.origin);
  // Where it is the only one of its sort it may stay undefined.
  const isPlain = (n: string): boolean => /^(?:created|updated)_at$/.test(n);
  const isAlone = isPlain(name) && table.columns.filter(c => isPlain(c.name.name)).length === 1;
  if (!isAlone)
    yield { name: `field \`${name}\` dropped`, rules: ['data-field-undocumented'], edits: [gone], span: at };
  if (said?.primaryKey) {
    const other = table.columns.find(c => !c.primaryKey);
    if (other)
      yield mutant(placed, {
        name: `field \`${name}\` called by the name of \`${other.name.name}\``,
        rules: ['data-field-pk', 'data-field-type-mismatch', 'table-duplicate-key'],
        span: nameSpan,
        newText: other.name.name,
      });
  }
}

/** A column, each of its facts broken. */
export function* columnMutants(
  placed: PlacedSection,
  { name: table }: EntityTable,
  column: Column,
): Generator<Mutant> {
  const name = `${table.name}.${column.name.name}`;
  if (column.type)
    yield mutant(placed, {
      name: `type of ${name} changed`,
      rules: ['data-field-type-mismatch', 'migration-entity-differs', 'data-fk-type-mismatch'],
      span: column.type.span,
      newText: otherType(column.type.text),
    });
  if (column.nullable)
    yield mutant(placed, {
      name: `NOT NULL of ${name} turned`,
      rules: ['data-field-nullability', 'migration-entity-differs'],
      span: column.nullable.span,
      newText: column.nullable.isNullable ? 'NOT NULL' : 'NULL',
    });
  if (column.default)
    yield mutant(placed, {
      name: `default of ${name} changed`,
      rules: ['data-field-default', 'migration-entity-differs'],
      span: column.default.span,
      newText: "'other'",
    });
  if (column.references)
    yield mutant(placed, {
      name: `reference of ${name} changed`,
      rules: ['data-field-fk-mismatch', 'data-fk-unknown-table', 'migration-entity-differs'],
      span: column.references.table.span,
      newText: 'another_table',
    });
  const value = column.values?.values[0];
  if (value)
    yield mutant(placed, {
      name: `value of ${name} changed`,
      rules: ['migration-entity-differs'],
      span: value.span,
      newText: "'something'",
    });
  if (column.primaryKey)
    yield mutant(placed, {
      name: `primary key of ${table.name} dropped`,
      rules: ['data-no-primary-key', 'data-field-pk'],
      span: column.primaryKey,
      newText: 'NOT NULL',
    });
}

/** A table, its name and its indexes broken. */
export function* tableMutants(text: string, placed: PlacedSection, table: EntityTable): Generator<Mutant> {
  for (const index of table.indexes) {
    const named = index.columns[0]?.name;
    if (named)
      yield mutant(placed, {
        name: `column of index ${index.name?.name} misspelt`,
        rules: ['data-index-unknown-column'],
        span: named.span,
        newText: `${named.name}_x`,
      });
  }
  const body = table.statement.body;
  if (!body) return;
  const last = table.columns.at(-1)!;
  yield mutant(placed, {
    name: `comma left at the end of ${table.name.name}`,
    rules: ['sql-syntax'],
    span: { start: last.span.end, end: last.span.end },
    newText: ',',
  });
  const close = text.indexOf(')', placed.origin + body.end) - placed.origin;
  yield mutant(placed, {
    name: `parenthesis of ${table.name.name} left open`,
    rules: ['sql-syntax'],
    span: { start: table.name.span.start, end: close + 1 },
    newText: textOf(placed.section.text, { start: table.name.span.start, end: close }),
  });
  yield mutant(placed, {
    name: `table ${table.name.name} renamed in the data model`,
    rules: ['migration-entity-missing'],
    span: table.name.span,
    newText: 'something_else',
  });
}
