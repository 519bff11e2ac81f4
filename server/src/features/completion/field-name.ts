/** Completion of names in field definitions: the columns that have no row yet, with all that the SQL says of them. */

import { type EntityDefinitions, entityOf } from '../../spec/entity.ts';
import { constraintsOf, undocumentedColumns } from '../../spec/field-rows.ts';
import type { PlacedSection } from '../../spec/spec.ts';
import type { Span } from '../../text/span.ts';
import { escapeSnippet, tabStop } from '../snippet.ts';
import { type Completion, type Cursor, valueItem } from './item.ts';

/** Items in the cell of a column's name; undefined elsewhere. */
export function fieldNameCompletions(cursor: Cursor): Completion[] | undefined {
  const { spec, line, before, text } = cursor;
  const match = /^\s*\|[ \t]*([\w`"]*)$/.exec(before);
  if (!match) return undefined;
  const placed = spec.sections.find(s => s.start <= line.start && line.start <= s.end);
  if (placed?.section.slot?.kind !== 'entity') return undefined;
  const own = entityOf(placed.section).definitions.find(d => isRowOf(d, placed, line));
  if (!own?.of || own.table.columns[0]?.role !== 'field') return undefined;
  const start = cursor.offset - match[1]!.length;
  const rest = text.slice(before.length);
  const isNew = /^[\s|]*$/.test(rest);
  const cell = /^[\w`"]*/.exec(rest)![0].length;
  const span = { start, end: isNew ? line.end : cursor.offset + cell };
  const items = undocumentedColumns(own).map(column => {
    const name = column.name.name;
    const detail = column.type?.text ?? '';
    if (!isNew) return valueItem(span, name, detail);
    const cells = new Map([
      ['field', name],
      ['type', detail],
      ['constraints', constraintsOf(column, own.of!)],
    ]);
    const written = own.table.columns.map(({ role, name: title }, i) => {
      const known = cells.get(role);
      return known === undefined ? tabStop(i, title) : escapeSnippet(known);
    });
    return {
      label: name,
      kind: 'row' as const,
      span,
      newText: `${written.join(' | ')} |`,
      isSnippet: true,
      detail,
    };
  });
  return items.length > 0 ? items : undefined;
}

/** A row of the table below its delimiter, or the line right behind it. */
function isRowOf({ table }: EntityDefinitions, { origin }: PlacedSection, line: Span): boolean {
  const start = origin + table.table.delimiter.span.end;
  const end = origin + table.table.span.end;
  return line.start > start && line.start <= end + 2;
}
