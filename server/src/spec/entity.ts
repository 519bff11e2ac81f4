/** Entities: the tables that a section creates, its field definitions, and the values that their columns may hold. */

import {
  type Column,
  type Constraint,
  type CreateIndex,
  type CreateTable,
  keyOf,
  type Name,
} from '../notations/sql/model.ts';
import { applySql, emptySchema } from '../notations/sql/schema.ts';
import { statementsOf } from '../notations/sql/sql.ts';
import { stripMarkup } from '../template/key.ts';
import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import {
  columnKey,
  type Definition,
  type DefinitionTable,
  definitionsOf,
  describedValues,
} from './definition.ts';
import { headingSpan, holdsPlaceholder, sectionsOfKind } from './place.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';
import { isSampleName, type SqlBlock, sqlBlocksOf } from './sql-block.ts';

/** All spans count from the start of the section's chunk. */
export interface Entity {
  /** What the heading calls it, without marks. */
  readonly name: string;
  readonly nameSpan: Span | undefined;
  readonly blocks: readonly SqlBlock[];
  /** What the section creates, after its own `ALTER`s; samples of the template and tables created twice left out. */
  readonly tables: readonly EntityTable[];
  /** Field definitions, with the table they are about where that is certain. */
  readonly definitions: readonly EntityDefinitions[];
  /** In order of their places; of one column perhaps several, by DDL and by description. */
  readonly values: readonly ColumnValues[];
}

export interface EntityTable {
  readonly name: Name;
  readonly span: Span;
  readonly statement: CreateTable;
  readonly block: SqlBlock;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly CreateIndex[];
  /** False where some of its columns are not known. */
  readonly isComplete: boolean;
}

export interface EntityDefinitions extends DefinitionTable {
  readonly of: EntityTable | undefined;
}

export interface ColumnValues {
  /** Empty where it is not known. */
  readonly table: string;
  readonly column: string;
  readonly span: Span;
  readonly values: readonly { readonly value: string; readonly span: Span }[];
  readonly source: 'check' | 'enum' | 'comment' | 'description';
  readonly certain: boolean;
}

/** The entity that a section describes; empty lists where it says nothing that is understood. */
export const entityOf: (section: Section) => Entity = memo(readEntity);

/** The sections of kind `entity` with what they say, in document order. */
export const entitiesOf: (
  spec: Spec,
) => readonly { readonly placed: PlacedSection; readonly entity: Entity }[] = memo(spec =>
  sectionsOfKind(spec, 'entity').map(placed => ({ placed, entity: entityOf(placed.section) })),
);

function readEntity(section: Section): Entity {
  const blocks = sqlBlocksOf(section);
  const tables = readTables(section, blocks);
  const rows = definitionsOf(section);
  const isMuch = rows.length * tables.length > maxPairs;
  const definitions = rows.map(d => ({ ...d, of: isMuch ? undefined : tableOf(tables, d) }));
  const values = [...tables.flatMap(valuesInTable), ...definitions.flatMap(valuesInDefinitions)];
  return {
    name: stripMarkup(section.part.title),
    nameSpan: headingSpan(section),
    blocks,
    tables,
    definitions,
    values: values.sort((a, b) => a.span.start - b.span.start),
  };
}

function readTables(section: Section, blocks: readonly SqlBlock[]): EntityTable[] {
  const statements = blocks.flatMap(block => statementsOf(block.sql, 'up'));
  const schema = applySql(emptySchema, statements);
  const indexes = new Map<string, CreateIndex[]>();
  const times = new Map<string, number>();
  for (const s of statements) {
    if (s.kind === 'create-table') times.set(keyOf(s.name), (times.get(keyOf(s.name)) ?? 0) + 1);
    if (s.kind !== 'create-index') continue;
    const key = keyOf(s.table);
    if (!indexes.get(key)?.push(s)) indexes.set(key, [s]);
  }
  return blocks.flatMap(block =>
    statementsOf(block.sql, 'up').flatMap(statement => {
      if (statement.kind !== 'create-table') return [];
      const { name, span } = statement;
      const table = schema.tables.get(keyOf(name));
      const isOpen = isSampleName(section, name.name) || holdsPlaceholder(section, span);
      if (!table || isOpen || times.get(keyOf(name)) !== 1) return [];
      return [{ ...table, span, statement, block, indexes: indexes.get(keyOf(table.name)) ?? [] }];
    }),
  );
}

/** Beyond, which rows are about which table is not worth the time. */
const maxPairs = 10_000;

/** The table whose columns the rows name: at least a third of them, and more than of any other table. */
function tableOf(
  tables: readonly EntityTable[],
  { definitions, mentioned, table, qualifier }: DefinitionTable,
): EntityTable | undefined {
  const named = qualifier && tables.find(t => columnKey(t.name.name) === columnKey(qualifier));
  if (named) return named;
  let best: EntityTable | undefined;
  let most = 0;
  let isTie = false;
  for (const candidate of tables) {
    const shared = candidate.columns.filter(c => mentioned.has(columnKey(c.name.name))).length;
    if (shared < most || shared === 0) continue;
    // Of two that fit as well the rows are about the one above them, unless one fence shows both.
    const isNearer = candidate.block !== best?.block && candidate.span.end <= table.table.span.start;
    isTie = shared === most && !isNearer;
    if (shared > most || isNearer) best = candidate;
    most = shared;
  }
  return best && !isTie && most * 3 >= definitions.length ? best : undefined;
}

const valuesInTable = ({ name, columns }: EntityTable): ColumnValues[] =>
  columns.flatMap(column =>
    column.values ? [{ table: name.name, column: column.name.name, ...column.values }] : [],
  );

const valuesInDefinitions = ({ definitions, of }: EntityDefinitions): ColumnValues[] =>
  definitions.flatMap((definition: Definition) => {
    const found = describedValues(definition);
    if (!found) return [];
    const column = columnOf(of, definition)?.name.name ?? definition.name;
    return [{ table: of?.name.name ?? '', column, ...found, source: 'description' as const, certain: true }];
  });

const columnsOf = memo((table: EntityTable) => ({
  byName: new Map([...table.columns].reverse().map(c => [keyOf(c.name), c])),
  byKey: new Map([...table.columns].reverse().map(c => [columnKey(c.name.name), c])),
}));

/** The column that a row defines. */
export function columnOf(table: EntityTable | undefined, { name }: Definition): Column | undefined {
  if (!table) return undefined;
  const { byName, byKey } = columnsOf(table);
  return byName.get(name.toLowerCase()) ?? byKey.get(columnKey(name));
}

export interface DefinedColumn {
  readonly definition: Definition;
  readonly column: Column;
  readonly table: EntityTable;
}

/** Each row with the column that it defines; columns that two rows define are left out. */
export const definedColumns: (section: Section) => readonly DefinedColumn[] = memo(section =>
  entityOf(section).definitions.flatMap(({ of, definitions }) => {
    if (!of) return [];
    const pairs = definitions.flatMap(definition => {
      const column = columnOf(of, definition);
      return column ? [{ definition, column, table: of }] : [];
    });
    const times = new Map<Column, number>();
    for (const { column } of pairs) times.set(column, (times.get(column) ?? 0) + 1);
    return pairs.filter(p => times.get(p.column) === 1);
  }),
);
