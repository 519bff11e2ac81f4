/** Hover in SQL and in field definitions: a table's columns, and what is said of a column elsewhere. */

import { keyOf, type Name, type Statement } from '../../notations/sql/model.ts';
import { type DefinedColumn, definedColumns, type EntityTable, entitiesOf } from '../../spec/entity.ts';
import type { PlacedSection, Spec } from '../../spec/spec.ts';
import { createdTables, sqlBlocksOf } from '../../spec/sql-block.ts';
import { type Span, shift, textOf, touches } from '../../text/span.ts';

export interface SqlHover {
  readonly span: Span;
  /** Markdown. */
  readonly text: string;
}

/** What is known of the table or column at an offset; undefined where none stands there. */
export function sqlHover(spec: Spec, offset: number): SqlHover | undefined {
  const placed = spec.sections.find(s => s.start <= offset && offset < s.end);
  if (!placed) return undefined;
  return inBlock(spec, placed, offset) ?? inDefinitions(placed, offset);
}

function inBlock(spec: Spec, placed: PlacedSection, offset: number): SqlHover | undefined {
  const at = offset - placed.origin;
  const block = sqlBlocksOf(placed.section).find(b => b.span.start <= at && at < b.span.end);
  const statement = block?.sql.statements.find(s => touches(s.span, at));
  const word = statement && wordAt(placed.section.text, at);
  if (!word) return undefined;
  const span = shift(word, placed.origin);
  const name = textOf(placed.section.text, word).toLowerCase();
  const own = tableIn(statement);
  const column = own && keyOf(own) !== name ? columnNamed(spec, own, name) : undefined;
  const text = column ? aboutColumn(column) : aboutTable(spec, name);
  return text === undefined ? undefined : { span, text };
}

/** The word around an offset; undefined in a string or a comment, as far as the line tells. */
function wordAt(text: string, at: number): Span | undefined {
  let start = at;
  let end = at;
  while (start > 0 && /\w/.test(text[start - 1]!)) start--;
  while (end < text.length && /\w/.test(text[end]!)) end++;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isQuoted = line.includes('--') || line.split("'").length % 2 === 0;
  return start === end || isQuoted ? undefined : { start, end };
}

const tableIn = (statement: Statement): Name | undefined =>
  statement.kind === 'create-table'
    ? statement.name
    : statement.kind === 'create-index' || statement.kind === 'alter-table'
      ? statement.table
      : undefined;

const allDefined = (spec: Spec): readonly DefinedColumn[] =>
  entitiesOf(spec).flatMap(({ placed }) => definedColumns(placed.section));

const columnNamed = (spec: Spec, table: Name, name: string): DefinedColumn | undefined =>
  allDefined(spec).find(
    ({ table: own, column }) => keyOf(own.name) === keyOf(table) && keyOf(column.name) === name,
  );

function aboutColumn({ table, column, definition }: DefinedColumn): string {
  const facts = [definition.type?.raw ?? column.type?.text, definition.constraints?.raw];
  const line = facts.filter(fact => fact !== undefined && fact !== '').join(', ');
  const description = definition.description?.raw ?? '';
  return [`**${table.name.name}.${column.name.name}** ${line}`, description]
    .filter(s => s !== '')
    .join('\n\n');
}

/** Rows beyond these are counted. */
const most = 30;

function aboutTable(spec: Spec, name: string): string | undefined {
  const found: Pick<EntityTable, 'name' | 'columns'> | undefined =
    entitiesOf(spec)
      .flatMap(e => e.entity.tables)
      .find(t => keyOf(t.name) === name) ??
    createdTables(spec).find(t => keyOf(t.statement.name) === name)?.statement;
  if (!found || found.columns.length === 0) return undefined;
  const lines = found.columns.slice(0, most).map(c => `${c.name.written} ${c.type?.text ?? ''}`.trim());
  if (found.columns.length > most) lines.push(`-- ${found.columns.length - most} more`);
  return `**${found.name.name}**\n\n\`\`\`sql\n${lines.join('\n')}\n\`\`\``;
}

/** Over a row's name: how the column is created. */
function inDefinitions({ section, origin }: PlacedSection, offset: number): SqlHover | undefined {
  const pair = definedColumns(section).find(p => touches(p.definition.nameSpan, offset - origin));
  if (!pair) return undefined;
  const { column, table, definition } = pair;
  const ddl = textOf(section.text, column.span).replace(/\s+/g, ' ');
  return {
    span: shift(definition.nameSpan, origin),
    text: `**${table.name.name}.${column.name.name}**\n\n\`\`\`sql\n${ddl}\n\`\`\``,
  };
}
