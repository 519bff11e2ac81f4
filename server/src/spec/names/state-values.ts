/** States as values of columns: in checks, enumerations, defaults, conditions of indexes, and in field definitions. */

import type { AlterAction, Column, Statement } from '../../notations/sql/model.ts';
import { type Span, textOf } from '../../text/span.ts';
import { columnKey } from '../definition.ts';
import { type Entity, entitiesOf } from '../entity.ts';
import { stateColumnsOf } from '../machine-data.ts';
import { stateDefaultsOf } from '../machine-default.ts';
import { defaultOf } from '../machine-repair.ts';
import type { PlacedSection, Spec } from '../spec.ts';
import { type Found, foundIn } from './found.ts';
import { mentionsIn } from './mentions.ts';
import { sqlMentions, wordsIn } from './sql.ts';
import type { Home } from './states.ts';
import { columnsOf, statementsIn } from './tables.ts';

/** Every value of a column that holds the states of a machine. */
export function valueNames(spec: Spec, homes: readonly Home[]): Found[] {
  const columns = stateColumns(spec, homes);
  if (columns.size === 0) return [];
  const known = columnsOf(spec);
  const types = new Map<string, Home>();
  for (const placed of spec.sections)
    for (const { home, column } of createdIn(placed, columns))
      if (column.values?.source === 'enum') types.set(typeKey(column.type?.text ?? ''), home);
  return [
    ...entitiesOf(spec).flatMap(({ placed, entity }) => definedNames(placed, entity, columns)),
    ...spec.sections.flatMap(placed => [
      ...spokenNames(placed, columns),
      ...createdIn(placed, columns).flatMap(({ home, column }) => columnNames(placed, home, column)),
      ...statementsIn(placed).flatMap(statement => [
        ...conditionNames(placed, statement, { columns, known }),
        ...alteredNames(placed, statement, { columns, types }),
      ]),
    ]),
  ];
}

/** The machine whose states a column holds, under `table.column`. */
type Columns = ReadonlyMap<string, Home>;

const nameOf = (table: string, column: string): string => `${columnKey(table)}.${columnKey(column)}`;

function stateColumns(spec: Spec, homes: readonly Home[]): Columns {
  const found = new Map<string, Home>();
  const add = (of: { table: string; column: string }, home: Home | undefined): void => {
    if (home && of.table !== '') found.set(nameOf(of.table, of.column), home);
  };
  for (const { of, machine, state } of stateDefaultsOf(spec))
    if (state)
      add(
        of,
        homes.find(h => h.machine === machine.machine),
      );
  for (const { values, machine } of stateColumnsOf(spec))
    add(
      values,
      homes.find(h => h.machine === machine.machine),
    );
  return found;
}

/** A state at a stretch that may have quotes around it. */
export function stateAt(placed: PlacedSection, { scope, keys }: Home, span: Span): Found[] {
  const { text } = placed.section;
  const quotes = /^(['"`])[\s\S]*\1$/.test(textOf(text, span)) ? 1 : 0;
  const spans = [{ start: span.start + quotes, end: span.end - quotes }];
  return foundIn(placed, { kind: 'state', spans, scope }).filter(({ key }) => keys.has(key));
}

/** The columns of states that the statements of a section create or define anew. */
function createdIn(
  placed: PlacedSection,
  columns: Columns,
): readonly { readonly home: Home; readonly column: Column }[] {
  return statementsIn(placed).flatMap(statement => {
    const table =
      statement.kind === 'create-table' ? statement.name : 'table' in statement && statement.table;
    const made =
      statement.kind === 'create-table'
        ? statement.columns
        : statement.kind === 'alter-table'
          ? statement.actions.flatMap(action => ('column' in action ? [action.column] : []))
          : [];
    return made.flatMap(column => {
      const home = table ? columns.get(nameOf(table.name, column.name.name)) : undefined;
      return home ? [{ home, column }] : [];
    });
  });
}

function columnNames(placed: PlacedSection, home: Home, column: Column): Found[] {
  const said = defaultOf(column);
  return [
    ...(column.values?.values ?? []).flatMap(({ span }) => stateAt(placed, home, span)),
    ...(said ? stateAt(placed, home, said.span) : []),
  ];
}

/** Strings that stand behind the column in checks, in conditions of indexes and in statements that change rows. */
function conditionNames(
  placed: PlacedSection,
  statement: Statement,
  { columns, known }: { columns: Columns; known: ReadonlyMap<string, ReadonlySet<string>> },
): Found[] {
  return sqlMentions(statement).texts.flatMap(({ span, table }) => {
    const own = known.get(columnKey(table.name));
    let home: Home | undefined;
    return wordsIn(placed.section.text, span).flatMap(word => {
      if (word.isString) return home ? stateAt(placed, home, word.span) : [];
      if (own?.has(columnKey(word.text))) home = columns.get(nameOf(table.name, word.text));
      return [];
    });
  });
}

/** Strings behind the column in code spans of the text: `status IN ('pending')`. */
function spokenNames(placed: PlacedSection, columns: Columns): Found[] {
  const code = mentionsIn(placed.section).filter(({ text, isCode }) => isCode && text.includes("'"));
  if (code.length === 0) return [];
  const byName = new Map<string, Home | undefined>();
  for (const [name, home] of columns) {
    const column = name.slice(name.indexOf('.') + 1);
    byName.set(column, byName.has(column) && byName.get(column) !== home ? undefined : home);
  }
  return code.flatMap(({ spans: [span] }) => {
    let home: Home | undefined;
    return wordsIn(placed.section.text, span).flatMap(word => {
      if (word.isString) return home ? stateAt(placed, home, word.span) : [];
      if (!operators.test(word.text)) home = byName.get(columnKey(word.text));
      return [];
    });
  });
}

const operators = /^(?:in|not|is|any|array|null)$/i;

function alteredNames(
  placed: PlacedSection,
  statement: Statement,
  { columns, types }: { columns: Columns; types: ReadonlyMap<string, Home> },
): Found[] {
  if (statement.kind === 'create-type') {
    const home = types.get(typeKey(statement.name.name));
    return home ? (statement.values?.values ?? []).flatMap(v => stateAt(placed, home, v.span)) : [];
  }
  if (statement.kind === 'alter-type') {
    const home = types.get(typeKey(statement.name.name));
    const { action } = statement;
    const parts = 'value' in action ? [action.value, ...('to' in action ? [action.to] : [])] : [];
    return home ? parts.flatMap(({ span }) => stateAt(placed, home, span)) : [];
  }
  if (statement.kind !== 'alter-table') return [];
  return statement.actions.flatMap((action: AlterAction) => {
    const home =
      'name' in action && action.name
        ? columns.get(nameOf(statement.table.name, action.name.name))
        : undefined;
    return home && action.kind === 'set-default' ? stateAt(placed, home, action.value.span) : [];
  });
}

const typeKey = (type: string): string => type.replace(/^.*\./s, '').replaceAll('"', '').toLowerCase();

/** Values that field definitions list, and the defaults that they give. */
function definedNames(placed: PlacedSection, entity: Entity, columns: Columns): Found[] {
  const listed = entity.values.flatMap(({ source, table, column, values }) => {
    const home = source === 'description' ? columns.get(nameOf(table, column)) : undefined;
    return home ? values.flatMap(({ span }) => stateAt(placed, home, span)) : [];
  });
  const defaults = entity.definitions.flatMap(({ of, definitions }) =>
    definitions.flatMap(({ name, said }) => {
      const home = of && columns.get(nameOf(of.name.name, name));
      const found = said && defaultOf(said);
      return home && found ? stateAt(placed, home, found.span) : [];
    }),
  );
  return [...listed, ...defaults];
}
