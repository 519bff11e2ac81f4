/** Field definitions: the rows of a table of columns, each with what its cells say. */

import { type CellConstraints, readConstraints } from '../notations/sql/cell.ts';
import { memo, memoText } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { type CellText, cellOf, rowsOf, type SpecRow } from './rows.ts';
import type { Section, SpecTable } from './section.ts';
import { moved } from './sql-block.ts';

export interface Definition {
  readonly row: SpecRow;
  /** The column's name without quotes. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly type: CellText | undefined;
  readonly constraints: CellText | undefined;
  /** What the cell of constraints says, its spans within the chunk. */
  readonly said: CellConstraints | undefined;
  readonly description: CellText | undefined;
}

/** The rows of a table, or those of them that name their columns as of one table, as `orders.id`. */
export interface DefinitionTable {
  readonly table: SpecTable;
  /** What stands before the dot; empty where nothing does. */
  readonly qualifier: string;
  /** Rows that name one column and are filled in. */
  readonly definitions: readonly Definition[];
  /** Keys of all names that its first cells hold, those of open rows too. */
  readonly mentioned: ReadonlySet<string>;
  /** Some row is not understood or not filled in yet. */
  readonly isOpen: boolean;
}

/** The tables of columns in a section, in order. */
export const definitionsOf: (section: Section) => readonly DefinitionTable[] = memo(section =>
  section.tables
    .filter(table => table.kind === 'columns' && table.columns.some(c => c.role === 'field'))
    .flatMap(table => readTable(section, table)),
);

/** A column's name as it is compared: `createdAt`, `created_at` and `"Created At"` are one. */
export const columnKey: (name: string) => string = memoText(name =>
  name
    .replace(/["`[\]]/g, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase(),
);

function readTable(section: Section, table: SpecTable): DefinitionTable[] {
  const own = rowsOf(section).filter(row => row.table === table);
  const byQualifier = new Map<string, SpecRow[]>();
  for (const row of own) {
    const written = nameCell.exec(row.cells.get('field')?.raw.slice(0, 200) ?? '')?.[2] ?? '';
    const rows = byQualifier.get(written.replace('.', ''));
    if (rows) rows.push(row);
    else byQualifier.set(written.replace('.', ''), [row]);
  }
  // Where some names stand alone, who wrote the others may mean the same table.
  const isOne = byQualifier.size === 0 || (byQualifier.size > 1 && byQualifier.has(''));
  const groups: Iterable<[string, readonly SpecRow[]]> = isOne ? [['', own]] : byQualifier;
  return [...groups].map(([qualifier, rows]) => ({ table, qualifier, ...readRows(rows) }));
}

function readRows(rows: readonly SpecRow[]): Omit<DefinitionTable, 'table' | 'qualifier'> {
  const definitions: Definition[] = [];
  const mentioned = new Set<string>();
  for (const row of rows) {
    const cell = row.cells.get('field');
    if (!cell) continue;
    for (const [word] of cell.raw.matchAll(/[\p{L}_][\p{L}\p{N}_$]*/gu)) mentioned.add(columnKey(word));
    const definition = row.isOpen ? undefined : readDefinition(row, cell);
    if (definition) definitions.push(definition);
  }
  return { definitions, mentioned, isOpen: definitions.length < rows.length };
}

const nameCell =
  /^([\s`*"[]*)((?:[\p{L}_][\p{L}\p{N}_$]*\.)?)([\p{L}_][\p{L}\p{N}_$]*)[\s`*"\]]*(?:\([^()]*\)\s*)?$/u;

function readDefinition(row: SpecRow, cell: CellText): Definition | undefined {
  const match = nameCell.exec(cell.raw);
  if (!match || cell.raw.length > 200) return undefined;
  const start = cell.span.start + match[1]!.length + match[2]!.length;
  const constraints = cellOf(row, 'constraints');
  return {
    row,
    name: match[3]!,
    nameSpan: { start, end: start + match[3]!.length },
    type: cellOf(row, 'type'),
    constraints,
    said: constraints && moved(readConstraints(constraints.raw), constraints.span.start),
    description: cellOf(row, 'description'),
  };
}

/** The values that a description lists behind a word such as `States:`. */
export interface DescribedValues {
  readonly span: Span;
  readonly values: readonly { readonly value: string; readonly span: Span }[];
}

const lead = /(?:^|[.;(]\s*)(?:states?|status(?:es)?|values?|one of|allowed|possible values|enum)\s*:\s*/i;
const valueWord = /^[`'"]?([A-Za-z][\w-]*)[`'"]?$/;

/** Values listed in a cell; undefined where it lists none for certain. */
export function describedValues({ description }: Definition): DescribedValues | undefined {
  if (!description || description.raw.length > 500) return undefined;
  const { raw, span } = description;
  const found = lead.exec(raw);
  if (!found) return undefined;
  const from = found.index + found[0].length;
  const rest = raw.slice(from).split(/[.;)]/, 1)[0]!;
  if (/\.\.\.|…|\betc\b/i.test(raw.slice(from))) return undefined;
  const values: { value: string; span: Span }[] = [];
  for (const piece of rest.matchAll(/[^,|/]+/g)) {
    const said = piece[0].replace(/^\s*(?:and|or)\s/, match => ' '.repeat(match.length));
    const value = valueWord.exec(said.trim())?.[1];
    if (value === undefined) return undefined;
    const start = from + piece.index + said.indexOf(value);
    values.push({ value, span: shift({ start, end: start + value.length }, span.start) });
  }
  const last = values.at(-1);
  return values.length > 1 && last
    ? { span: { start: values[0]!.span.start, end: last.span.end }, values }
    : undefined;
}
