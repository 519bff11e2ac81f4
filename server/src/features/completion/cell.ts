/** Completion in tables: the values of a column, and a new row. */

import type { Row } from '../../blocks/block.ts';
import { httpMethods, httpStatuses } from '../../notations/http/http.ts';
import { peopleOf } from '../../spec/people.ts';
import { eachCell, type Section, type SpecTable } from '../../spec/section.ts';
import type { PlacedSection } from '../../spec/spec.ts';
import { stripMarkup, valueKey } from '../../template/key.ts';
import type { ColumnSlot } from '../../template/template.ts';
import { type Span, shift } from '../../text/span.ts';
import { choiceStop, tabStop } from '../snippet.ts';
import { type Completion, type Cursor, type Surroundings, valueItem } from './item.ts';

/** Items in a table of the template; undefined outside of tables. */
export function cellCompletions(cursor: Cursor, surroundings: Surroundings): Completion[] | undefined {
  const found = tableAt(cursor);
  if (!found) return undefined;
  const { placed, table } = found;
  if (/^\s*(?:\|\s*)?$/.test(cursor.text)) return [rowItem(cursor, placed.section, table)];
  const row = table.table.rows.find(
    r => r.span.start + placed.origin === cursor.line.start + indentOf(cursor),
  );
  if (!row) return [];
  const index = columnAt(cursor);
  const column = table.columns[index]?.slot;
  return column ? cellItems({ cursor, placed, table, row, index, column }, surroundings) : [];
}

const indentOf = ({ text }: Cursor): number => text.length - text.trimStart().length;

/** The table that holds the cursor's line, or ends on the line before it. */
function tableAt({ spec, line }: Cursor): { placed: PlacedSection; table: SpecTable } | undefined {
  const placed = spec.sections.find(s => s.start <= line.start && line.start <= s.end);
  for (const candidate of placed ? [placed, ...spec.sections.filter(s => s.end === line.start)] : [])
    for (const table of candidate.section.tables) {
      const { start, end } = shift(table.table.span, candidate.origin);
      if (line.start < start || line.start > end + 2) continue;
      if (line.start <= end || line.start - end <= lineEndLength(candidate, end))
        return { placed: candidate, table };
    }
  return undefined;
}

const lineEndLength = ({ section, origin }: PlacedSection, end: number): number =>
  section.text.startsWith('\r\n', end - origin) ? 2 : 1;

/** Index of the cell that the cursor stands in: pipes before it, less the leading one. */
function columnAt({ before }: Cursor): number {
  const pipes = before.replace(/\\[\\|]/g, '').split('|').length - 1;
  return before.trimStart().startsWith('|') ? pipes - 1 : pipes;
}

interface Place {
  readonly cursor: Cursor;
  readonly placed: PlacedSection;
  readonly table: SpecTable;
  readonly row: Row;
  readonly index: number;
  readonly column: ColumnSlot;
}

function cellItems(place: Place, surroundings: Surroundings): Completion[] {
  const { cursor, placed, row, index } = place;
  const cell = row.cells[index]?.span;
  const own = cell && shift(cell, placed.origin);
  const span = own && own.start <= cursor.offset && cursor.offset <= own.end ? own : at(cursor.offset);
  return valuesFor(place, surroundings).map(([value, detail]) => valueItem(span, value, detail));
}

const at = (offset: number): Span => ({ start: offset, end: offset });

/** Values and what each means: the template's, else what is suggested, else what the document uses in such a column. */
function valuesFor(place: Place, { today }: Surroundings): (readonly [value: string, detail: string])[] {
  const { cursor, placed, table, index, column } = place;
  const plain = (values: readonly string[], detail: string) => values.map(v => [v, detail] as const);
  if (column.values.length > 0) return plain(column.values, column.name);
  if (column.isDate) return [[today, 'today']];
  const [special] = column.suggestions;
  if (special === 'http status')
    return [...httpStatuses].map(([code, phrase]) => [String(code), phrase] as const);
  if (special === 'http method') return plain(httpMethods, column.name);
  const used = usedIn(placed.section, table, index);
  if (/^owners?$/.test(column.key)) return plain(unique([...peopleOf(cursor.spec), ...used]), column.name);
  return plain(unique([...column.suggestions, ...(column.suggestions.length > 0 ? used : [])]), column.name);
}

const usedIn = (section: Section, table: SpecTable, index: number): string[] =>
  [...eachCell(table, index)]
    .map(({ span }) => stripMarkup(section.text.slice(span.start, span.end)))
    .filter(text => text !== '' && !text.includes('['));

function unique(values: readonly string[]): string[] {
  const keys = new Set<string>();
  return values.filter(v => !keys.has(valueKey(v)) && keys.add(valueKey(v)));
}

function rowItem(cursor: Cursor, section: Section, table: SpecTable): Completion {
  const cells = table.columns.map((column, i) =>
    column.slot && column.slot.values.length > 0
      ? choiceStop(i + 1, column.slot.values)
      : tabStop(i + 1, stopText(column.slot, column.name)),
  );
  return {
    label: `| ${table.columns.map(c => c.name).join(' | ')} |`,
    kind: 'row',
    span: cursor.line,
    newText: `| ${cells.join(' | ')} |`,
    isSnippet: true,
    detail: `New row of ${stripMarkup(section.part.title)}`,
    ...(cursor.text.trim() === '' ? {} : { filterText: cursor.text }),
  };
}

const stopText = (slot: ColumnSlot | undefined, name: string): string => slot?.name ?? name;
