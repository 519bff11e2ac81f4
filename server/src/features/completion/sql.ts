/** Completion in SQL: types, tables and columns where each of them may stand. */

import { sqlAt } from '../../notations/sql/cursor.ts';
import { keyOf, type Name } from '../../notations/sql/model.ts';
import { knownTypes } from '../../notations/sql/type-names.ts';
import type { PlacedSection, Spec } from '../../spec/spec.ts';
import { createdTables, type SqlBlock, sqlBlocksOf } from '../../spec/sql-block.ts';
import { type Span, shift } from '../../text/span.ts';
import { type Completion, type Cursor, valueItem } from './item.ts';

/** Items in a fence of SQL; undefined outside of one. */
export function sqlCompletions({ spec, offset }: Cursor): Completion[] | undefined {
  const found = blockAt(spec, offset);
  if (!found) return undefined;
  const origin = found.placed.origin + found.block.span.start;
  const { what, prefix, table } = sqlAt(found.block.text, offset - origin);
  const span = shift(prefix, origin);
  if (what === 'type') return knownTypes.map(type => valueItem(span, type));
  if (what === 'table') return tableItems(spec, span);
  return what === 'column' && table ? columnItems(spec, table, span) : [];
}

/** The block of SQL that holds an offset, or ends at it. */
export function blockAt(
  { sections }: Spec,
  offset: number,
): { readonly placed: PlacedSection; readonly block: SqlBlock } | undefined {
  const placed = sections.find(s => s.start <= offset && offset < Math.max(s.end, s.start + 1));
  if (!placed) return undefined;
  const block = sqlBlocksOf(placed.section).find(
    b => placed.origin + b.span.start <= offset && offset <= placed.origin + b.span.end,
  );
  return block && { placed, block };
}

function tableItems(spec: Spec, span: Span): Completion[] {
  const names = new Map(createdTables(spec).map(({ statement: { name } }) => [keyOf(name), name.written]));
  return [...names.values()].map(name => valueItem(span, name, 'table of this document'));
}

/** The columns of a table as it is created anywhere in the document; the text under the cursor may be no statement yet. */
function columnItems(spec: Spec, table: Name, span: Span): Completion[] {
  const found = new Map<string, Completion>();
  for (const { statement } of createdTables(spec)) {
    if (keyOf(statement.name) !== keyOf(table)) continue;
    for (const { name, type } of statement.columns)
      if (!found.has(keyOf(name))) found.set(keyOf(name), valueItem(span, name.written, type?.text));
  }
  return [...found.values()];
}
