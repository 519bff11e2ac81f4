/** Generators of the data model: field definitions from DDL, DDL from field definitions, the Down of a migration. */

import { toCreateTable } from '../../notations/sql/ddl.ts';
import { undo } from '../../notations/sql/undo.ts';
import type { Repair } from '../../rules/rule.ts';
import { type Entity, type EntityTable, entityOf } from '../../spec/entity.ts';
import { constraintsOf, definitionRow, undocumentedColumns } from '../../spec/field-rows.ts';
import { migrationOf } from '../../spec/migration.ts';
import type { PlacedSection } from '../../spec/spec.ts';
import { insertAt } from '../../text/edit.ts';
import { lineEndOf, lineStart, withLineEnds } from '../../text/lines.ts';
import { shift } from '../../text/span.ts';
import type { Generator } from './generator.ts';

/** What can be written in a section of an entity or of a migration. */
export const generatedData: Generator = (_, placed) => {
  const kind = placed.section.slot?.kind;
  if (kind === 'migration') return downOf(placed);
  if (kind !== 'entity') return [];
  const entity = entityOf(placed.section);
  return [...missingRows(placed, entity), ...newTable(placed, entity), ...ddlOf(placed, entity)];
};

/** The rows that field definitions lack, each behind that of the column before it. */
function missingRows({ section, origin }: PlacedSection, { definitions }: Entity): Repair[] {
  return definitions.flatMap(own => {
    const columns = own.of ? undocumentedColumns(own) : [];
    if (columns.length === 0) return [];
    const edits = columns.map(column => {
      const edit = definitionRow(section, own, column);
      return { ...edit, span: shift(edit.span, origin) };
    });
    const what =
      columns.length === 1 ? `row for \`${columns[0]!.name.name}\`` : `${columns.length} missing rows`;
    return [{ title: `Write the ${what} of the field definitions`, edits, scaffold: true }];
  });
}

/** Field definitions where there are none at all, under the template's label. */
function newTable({ section, origin }: PlacedSection, { tables, definitions }: Entity): Repair[] {
  const slot = section.slot?.tables.find(t => t.kind === 'columns');
  const [table, ...others] = tables;
  if (!slot || !table || others.length > 0 || definitions.length > 0) return [];
  const label = section.slot!.labels.find(l => l.key === slot.label);
  const head = slot.columns.map(c => c.name);
  const rows = table.columns.map(column => slot.columns.map(({ role }) => cellFor(role, column, table)));
  const lines = [head, head.map(name => '-'.repeat(Math.max(3, name.length))), ...rows];
  const written = lines.map(cells => `| ${cells.join(' | ')} |`).join('\n');
  const text = `\n\n${label ? `**${label.name}**:\n` : ''}${written}`;
  const at = origin + table.block.fence.fence.span.end;
  const edits = [insertAt(at, withLineEnds(text, lineEndOf(section.text)))];
  return [{ title: 'Write the field definitions', edits, scaffold: true }];
}

function cellFor(role: string, column: EntityTable['columns'][number], table: EntityTable): string {
  if (role === 'field') return column.name.name;
  if (role === 'type') return column.type?.text ?? '';
  return role === 'constraints' ? constraintsOf(column, table).replaceAll('|', '\\|') : '';
}

/** `CREATE TABLE` from field definitions, where the section has no SQL yet. */
function ddlOf({ section, origin }: PlacedSection, { name, blocks, definitions }: Entity): Repair[] {
  const [own, ...others] = definitions;
  if (!own || others.length > 0 || blocks.length > 0 || own.definitions.length === 0 || own.isOpen) return [];
  if (own.definitions.some(d => !d.type)) return [];
  const fields = own.definitions.map(d => ({
    name: d.name,
    type: d.type!.text,
    constraints: d.constraints?.raw ?? '',
  }));
  const sql = toCreateTable(tableName(name), fields);
  const label = section.labels.filter(l => l.span.end <= own.table.table.span.start).at(-1);
  const isOwn = label?.key === own.table.label && own.table.label !== '';
  const before = isOwn && label ? label.span.start : own.table.table.span.start;
  const text = withLineEnds(`\`\`\`sql\n${sql}\`\`\`\n\n`, lineEndOf(section.text));
  return [
    {
      title: 'Write CREATE TABLE from the field definitions',
      edits: [insertAt(origin + lineStart(section.text, before), text)],
    },
  ];
}

/** `RefundCase` is kept in `refund_case`. */
const tableName = (heading: string): string =>
  heading
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '') || 'entity';

/** The Down behind the Up, with a remark for each statement that cannot be undone. */
function downOf({ section, origin }: PlacedSection): Repair[] {
  const { up, down, blocks, downMark, isOpen } = migrationOf(section);
  const block = blocks.at(-1);
  if (isOpen || !block || up.length === 0 || down.length > 0 || !block.fence.fence.closed) return [];
  const { text, notUndone } = undo(up, block.sql.dialect);
  if (text === '') return [];
  const marked = downMark === undefined ? '\n-- Down\n' : '';
  return [
    {
      title: 'Write the Down from the Up',
      edits: [insertAt(origin + block.span.end, withLineEnds(`${marked}${text}`, lineEndOf(section.text)))],
      ...(notUndone.length > 0 ? { scaffold: true } : {}),
    },
  ];
}
