/** Columns that are both created and defined: each pair at its place, and edits of its DDL wherever that is repeated. */

import { type Column, keyOf, type Name } from '../notations/sql/model.ts';
import type { Edit } from '../text/edit.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift, textOf } from '../text/span.ts';
import { type DefinedColumn, definedColumns, entitiesOf } from './entity.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';
import { createdTables } from './sql-block.ts';

export interface PlacedColumn extends DefinedColumn {
  readonly placed: PlacedSection;
}

/**
 * What finds the rows of field definitions that disagree with the column they are about, in document order; whether one
 * does is asked once for each section.
 */
export function pairsThat(disagree: (pair: DefinedColumn) => boolean): (spec: Spec) => PlacedColumn[] {
  const found = memo((section: Section) => definedColumns(section).filter(disagree));
  return spec =>
    entitiesOf(spec).flatMap(({ placed }) => found(placed.section).map(pair => ({ ...pair, placed })));
}

/** The row that defines a column, if there is one. */
export function pairOf(spec: Spec, column: Column): PlacedColumn | undefined {
  for (const { placed } of entitiesOf(spec)) {
    const pair = definedColumns(placed.section).find(p => p.column === column);
    if (pair) return { ...pair, placed };
  }
  return undefined;
}

/** A stretch of the pair's section, in the document. */
export const inDocument = ({ placed }: { placed: PlacedSection }, span: Span): Span =>
  shift(span, placed.origin);

/**
 * An edit of a column's DDL as edits of the document: the same in each other `CREATE TABLE` of that table, such as a
 * migration's, that has the column word for word.
 */
export function columnEdits(spec: Spec, pair: PlacedColumn, edit: Edit): Edit[] {
  const { placed, column } = pair;
  const text = textOf(placed.section.text, column.span);
  const edits = [{ ...edit, span: shift(edit.span, placed.origin) }];
  const own = shift(column.span, placed.origin);
  for (const twin of twinsOf(spec, pair)) {
    const span = shift(twin.column.span, twin.placed.origin);
    if (span.start === own.start || textOf(twin.placed.section.text, twin.column.span) !== text) continue;
    edits.push({ ...edit, span: shift(edit.span, span.start - column.span.start) });
  }
  return edits;
}

interface Twin {
  readonly placed: PlacedSection;
  readonly column: Column;
}

const nameOf = (table: Name, column: Column): string => `${keyOf(table)}.${keyOf(column.name)}`;

/** Every column that is created, by the names of its table and its own. */
const createdColumns = memo((spec: Spec) => {
  const found = new Map<string, Twin[]>();
  for (const { placed, statement } of createdTables(spec))
    for (const column of statement.columns) {
      const key = nameOf(statement.name, column);
      if (!found.get(key)?.push({ placed, column })) found.set(key, [{ placed, column }]);
    }
  return found;
});

/** How many places one edit may touch. */
const maxTwins = 20;

const twinsOf = (spec: Spec, { table, column }: DefinedColumn): readonly Twin[] =>
  (createdColumns(spec).get(nameOf(table.name, column)) ?? []).slice(0, maxTwins);

/** The text of a change in the DDL and one in the row, where either may be right. */
export interface Directions {
  /** What the DDL says, put in the row. */
  readonly row?: Edit | undefined;
  /** What the row says, put in the DDL. */
  readonly ddl?: Edit | undefined;
}

/** A repair for each direction that is possible; edits given within the section. */
export function repairsOf(
  spec: Spec,
  pair: PlacedColumn,
  { row, ddl }: Directions,
): { readonly title: string; readonly edits: readonly Edit[] }[] {
  const words = ({ newText }: Edit): string => `\`${newText.trim()}\``;
  const inRow = row && {
    title: `Write ${words(row)} in the field definitions`,
    edits: [{ ...row, span: shift(row.span, pair.placed.origin) }],
  };
  const inDdl = ddl && {
    title: `Write ${words(ddl)} in the SQL of \`${pair.column.name.name}\``,
    edits: columnEdits(spec, pair, ddl),
  };
  return [...(inRow ? [inRow] : []), ...(inDdl ? [inDdl] : [])];
}
