/** Breaks migrations and the data that they move. */

import { type Column, keyOf, type Name } from '../../server/src/notations/sql/model.ts';
import type { Migration } from '../../server/src/spec/migration.ts';
import { cellOf, rowsIn } from '../../server/src/spec/rows.ts';
import type { PlacedSection } from '../../server/src/spec/spec.ts';
import { contentEnd, lineStart } from '../../server/src/text/lines.ts';
import { shift } from '../../server/src/text/span.ts';
import { misspell, mutant, otherType } from './data-edit.ts';
import type { Mutant } from './mutant.ts';

/** The name of a migration, broken in each way. */
export function* nameMutants(
  placed: PlacedSection,
  { name }: Migration,
  isFirst: boolean,
): Generator<Mutant> {
  if (!name?.stamp) return;
  const { stamp } = name;
  const of = (what: string, rule: string, newText: string): Mutant =>
    mutant(placed, { name: `${what} of migration ${name.text}`, rules: [rule], span: stamp.span, newText });
  yield of('impossible day', 'migration-name-date', `${stamp.text.slice(0, 4)}1332`);
  yield of('no date', 'migration-name-format', 'x');
  yield of('wrong day', 'migration-name-order', isFirst ? '20990101' : '20000101');
}

/** Up and Down of a migration, broken step by step. */
export function* migrationMutants(
  text: string,
  placed: PlacedSection,
  migration: Migration,
): Generator<Mutant> {
  const { name, up, down, downMark } = migration;
  for (const statement of up) {
    if (statement.kind !== 'create-table') continue;
    yield* createMutants(placed, statement.name, statement.columns);
  }
  for (const statement of down) {
    const start = lineStart(text, placed.origin + statement.span.start);
    const end = contentEnd(text, placed.origin + statement.span.end) + 1;
    if (statement.kind !== 'drop' || statement.object !== 'table') continue;
    const dropped = statement.names[0]!;
    yield mutant(placed, {
      name: `name in the Down of ${dropped.name} misspelt`,
      rules: ['migration-down-incomplete'],
      span: dropped.span,
      newText: misspell(dropped.name),
    });
    if (down.length === 1) continue;
    const made = up.find(s => s.kind === 'create-table' && keyOf(s.name) === keyOf(dropped));
    if (made?.kind === 'create-table')
      yield {
        name: `DROP of ${dropped.name} left out`,
        rules: ['migration-down-incomplete'],
        edits: [{ span: { start, end }, newText: '' }],
        span: shift(made.name.span, placed.origin),
      };
    const first = lineStart(text, placed.origin + down[0]!.span.start);
    const line = text.slice(start, end);
    yield {
      name: `DROP of ${dropped.name} put first`,
      rules: ['migration-down-incomplete'],
      edits: [
        { span: { start: first, end: first }, newText: line },
        { span: { start, end }, newText: '' },
      ],
      span: { start: first, end: first + line.length },
    };
  }
  if (downMark && down.length > 0) {
    const span = { start: placed.origin + downMark.start, end: placed.origin + down.at(-1)!.span.end + 1 };
    const heading = placed.section.part.heading!.span;
    yield {
      name: `Down of ${name?.text} left out`,
      rules: ['migration-down-missing'],
      edits: [{ span, newText: '' }],
      span: shift(heading, placed.origin),
    };
  }
}

function* createMutants(placed: PlacedSection, table: Name, columns: readonly Column[]): Generator<Mutant> {
  yield mutant(placed, {
    name: `table ${table.name} misspelt in its migration`,
    rules: ['migration-entity-missing'],
    span: table.span,
    newText: misspell(table.name),
  });
  for (const [i, column] of columns.entries()) {
    if (i === 0) continue;
    const start = columns[i - 1]!.span.end;
    yield {
      name: `column ${column.name.name} left out of the migration of ${table.name}`,
      rules: ['migration-entity-differs'],
      edits: [{ span: shift({ start, end: column.span.end }, placed.origin), newText: '' }],
      span: shift(table.span, placed.origin),
    };
    if (column.type)
      yield mutant(placed, {
        name: `type of ${column.name.name} changed in the migration of ${table.name}`,
        rules: ['migration-entity-differs'],
        span: column.type.span,
        newText: otherType(column.type.text),
      });
  }
}

/** Rows of moved data, broken. */
export function* moveMutants(placed: PlacedSection): Generator<Mutant> {
  for (const row of rowsIn(placed.section, 'data moves')) {
    const to = cellOf(row, 'destination');
    const volume = cellOf(row, 'volume');
    const dot = to?.raw.indexOf('.') ?? -1;
    if (to && dot > 0)
      yield mutant(placed, {
        name: `destination ${to.text} misspelt`,
        rules: ['data-migration-unknown-target'],
        span: { start: to.span.start + dot + 1, end: to.span.end },
        newText: 'nowhere',
      });
    if (volume)
      yield mutant(placed, {
        name: `volume of ${to?.text} left vague`,
        rules: ['data-migration-volume'],
        span: volume.span,
        newText: 'a lot',
      });
  }
}
