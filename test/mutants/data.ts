/** Breaks the data model and its migrations: every fact of field definitions, DDL and migrations, one at a time. */

import { columnOf, entitiesOf } from '../../server/src/spec/entity.ts';
import { type KeptField, keptFields } from '../../server/src/spec/field-column.ts';
import { migrationsOf } from '../../server/src/spec/migration.ts';
import { sectionsOfKind } from '../../server/src/spec/place.ts';
import { specOf } from '../engine.ts';
import { mutant } from './data-edit.ts';
import { columnMutants, rowMutants, tableMutants } from './data-fields.ts';
import { migrationMutants, moveMutants, nameMutants } from './data-migrations.ts';
import type { Mutant } from './mutant.ts';

/** Mutants of a document that says nothing wrong of its data, one of each sort. */
export function* mutants(text: string): Generator<Mutant> {
  const bySort = new Map<string, Mutant[]>();
  for (const mutant of allMutants(text)) {
    const sort = `${mutant.rules.join()} ${mutant.name.split(' ', 1)[0]}`;
    bySort.set(sort, [...(bySort.get(sort) ?? []), mutant]);
  }
  for (const list of bySort.values()) yield list[Math.floor(list.length / 2)]!;
}

/** Every fact broken; some hundreds for a document of three entities. */
export function* allMutants(text: string): Generator<Mutant> {
  const spec = specOf(text, { force: true });
  for (const { placed, entity } of entitiesOf(spec)) {
    for (const own of entity.definitions)
      for (const definition of own.definitions) {
        const column = columnOf(own.of, definition);
        if (own.of && column) yield* rowMutants(text, placed, { definition, column, table: own.of });
      }
    for (const table of entity.tables) {
      yield* tableMutants(text, placed, table);
      for (const column of table.columns) yield* columnMutants(placed, table, column);
    }
  }
  for (const [i, { placed, migration }] of migrationsOf(spec).entries()) {
    yield* nameMutants(placed, migration, i === 0);
    yield* migrationMutants(text, placed, migration);
  }
  for (const placed of sectionsOfKind(spec, 'data migration')) yield* moveMutants(placed);
  for (const kept of keptFields(spec)) yield* keptMutants(kept);
}

function* keptMutants({ placed, field, column }: KeptField): Generator<Mutant> {
  const length = field.validation?.constraints.find(c => c.kind === 'length' && c.max !== undefined);
  if (length && /CHAR/i.test(column.type?.text ?? ''))
    yield mutant(placed, {
      name: `maximum of field \`${field.name.text}\` raised`,
      rules: ['data-varchar-vs-api-max'],
      span: length.span,
      newText: 'Max 9000 chars',
    });
  if (field.type && /^(?:UUID|TIMESTAMP)/i.test(column.type?.text ?? ''))
    yield mutant(placed, {
      name: `type of field \`${field.name.text}\` changed`,
      rules: ['data-api-type-mismatch'],
      span: field.type.span,
      newText: 'boolean',
    });
}
