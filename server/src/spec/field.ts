/** Fields: rows of a field table as names, types, demands and validations. */

import type { JsonNode } from '../notations/json/node.ts';
import { type Constraint, satisfies, type TypeFamily } from '../notations/quantity/constraint.ts';
import { readValidation, type Validation } from '../notations/quantity/validation.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import type { Word } from './endpoint-heading.ts';
import { type FieldType, readFieldType } from './field-type.ts';
import { type CellText, cellOf, rowsOf, type SpecRow, saysNothing } from './rows.ts';
import type { Section, SpecTable } from './section.ts';

export interface Field {
  readonly row: SpecRow;
  /** The name as a dotted path, marks of emphasis and of demand taken off. */
  readonly name: Word;
  /** Absent where the table has no such column or the cell is empty. */
  readonly type?: FieldType & Word;
  /** Undefined where the table does not say. */
  readonly required?: boolean;
  readonly requiredCell?: CellText;
  /** Absent where there is no such cell; spans count from the start of the section's chunk. */
  readonly validation?: Validation;
  readonly description?: CellText;
  /** Where the field is sent, as the table says it: `query`, `path`, `header`, `body`. */
  readonly place?: string;
}

export interface FieldTable {
  readonly table: SpecTable;
  readonly fields: readonly Field[];
  /** Rows are left that hold placeholders: what is missing may stand in them. */
  readonly isOpen: boolean;
}

/** The field tables of a section, those without a readable row too. */
export const fieldTablesOf: (section: Section) => readonly FieldTable[] = memo(section => {
  const rows = new Map<SpecTable, SpecRow[]>();
  for (const table of section.tables) if (table.kind === 'fields') rows.set(table, []);
  for (const row of rowsOf(section)) rows.get(row.table)?.push(row);
  return [...rows].map(([table, own]) => ({
    table,
    fields: withParents(own.flatMap(row => (row.isOpen ? [] : readField(section, row)))),
    isOpen: own.some(row => row.isOpen),
  }));
});

/** `└ kind`, `- kind`, `↳ kind`, `&nbsp;&nbsp;kind`: marks that set a nested field off. */
const nesting = /^(?:(?:&nbsp;|&emsp;|\u00a0|\u2003)+|[└├│─┬↳→>»·•–—-]+)[\s─–—>-]*/;
const nameForm = /^[\p{L}\p{N}_$@#/:.[\]{}<>*-]+$/u;

function readField(section: Section, row: SpecRow): Field[] {
  const cell = cellOf(row, 'field');
  const name = cell && nameIn(cell);
  if (!cell || !name) return [];
  const typeCell = cellOf(row, 'type');
  const type = typeCell && !saysNothing(typeCell, section) ? readFieldType(typeCell.text) : undefined;
  const requiredCell = cellOf(row, 'required');
  const validationCell = cellOf(row, 'validation');
  const description = cellOf(row, 'description');
  const required = demandOf(cell, requiredCell, { type, description });
  const place = placeOf(section, row);
  return [
    {
      row,
      name,
      ...(type ? { type: { ...type, text: typeCell!.text, span: typeCell!.span } } : {}),
      ...(required === undefined ? {} : { required }),
      ...(requiredCell ? { requiredCell } : {}),
      ...(validationCell ? { validation: placed(readValidation(validationCell.raw), validationCell) } : {}),
      ...(description ? { description } : {}),
      ...(place === undefined ? {} : { place }),
    },
  ];
}

function placed({ constraints, understood, leftover }: Validation, { span }: CellText): Validation {
  const by = span.start;
  return {
    constraints: constraints.map(c => ({
      ...c,
      span: shift(c.span, by),
      ...(c.kind === 'oneOf' ? { values: c.values.map(v => ({ ...v, span: shift(v.span, by) })) } : {}),
    })) as Constraint[],
    understood,
    leftover: leftover.map(s => shift(s, by)),
  };
}

/** The name alone; undefined where the cell holds prose. */
function nameIn({ raw, span }: CellText): Word | undefined {
  const lead = /^[\s*`_~"]*/
    .exec(raw)![0]
    .replace(/(?<!_)_{1,9}$/, marks => (raw.includes('`') ? '' : marks)).length;
  const nested = nesting.exec(raw.slice(lead))?.[0].length ?? 0;
  const inner = /^[*`~"]*/.exec(raw.slice(lead + nested))![0].length;
  const from = lead + nested + inner;
  const text = /^[^\s`*"~(,?]*/.exec(raw.slice(from))![0].replace(/[:!]$/, '');
  const rest = raw.slice(from + text.length).replace(/[`*~"?\s]|\([^()]{0,200}\)/g, '');
  if (text === '' || rest !== '' || !nameForm.test(text) || /^\[\w/.test(text)) return undefined;
  const start = span.start + from;
  return { text, span: { start, end: start + text.length } };
}

/** Whether a field must be there: its cell's word, a cardinality, or a mark at the name or the type. */
function demandOf(
  name: CellText,
  cell: CellText | undefined,
  { type, description }: { type: FieldType | undefined; description: CellText | undefined },
): boolean | undefined {
  if (cell) return readDemand(cell.text);
  if (type?.optional) return false;
  if (/\boptional\b/i.test(name.raw) || /^[([]?optional\b/i.test(description?.text ?? '')) return false;
  if (
    /(?<=[\w`*])\\?\*$/.test(name.raw.replace(/\*\*$/, '')) ||
    /^[([]?required\b/i.test(description?.text ?? '')
  )
    return true;
  return undefined;
}

/** `Yes`, `✓`, `true`, `required`, `M`, `1..n` against `No`, `✗`, `optional`, `O`, `0..1`; undefined for all else. */
export function readDemand(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (/^(?:yes|y|x|true|t|required|mandatory|req|m|always|是|必需|必填|да|✓|✔|✅|☑|\*)\W{0,3}$/u.test(word))
    return true;
  if (/^(?:no|n|false|f|optional|opt|o|never|否|нет|✗|✘|❌|☐|-|–|—)\W{0,3}$/u.test(word)) return false;
  const cardinality = /^(\d)(?:\s?(?:\.\.|-|–)\s?(?:\d+|n|m|\*))?$/.exec(word);
  return cardinality ? cardinality[1] !== '0' : undefined;
}

const places = /^(?:query|path|header|body|cookie|form)(?:\b|$)/i;

/** A column that the template does not have, whose cells say where the field is sent. */
function placeOf({ text }: Section, { table, row }: SpecRow): string | undefined {
  for (const [i, { role }] of table.columns.entries()) {
    const span = row.cells[i]?.span;
    if (role !== '' || !span) continue;
    const found = places.exec(text.slice(span.start, span.end).replace(/[`*]/g, ''));
    if (found) return found[0].toLowerCase();
  }
  return undefined;
}

/** Rows set off below another, as in `└ kind` under `evidence`, get the other's name before their own. */
function withParents(fields: readonly Field[]): Field[] {
  let parent: Field | undefined;
  return fields.map(field => {
    const raw = field.row.cells.get('field')!.raw;
    if (!nesting.test(raw.replace(/^[\s*`~"]+/, ''))) {
      parent = field;
      return field;
    }
    if (!parent || field.name.text.includes('.')) return field;
    const joint = parent.type?.family === 'array' ? '[].' : '.';
    return { ...field, name: { ...field.name, text: `${parent.name.text}${joint}${field.name.text}` } };
  });
}

/** The values that a field may have, if its table lists them all. */
export function valuesOf({
  validation,
  type,
}: Field): readonly { readonly text: string; readonly span?: Span }[] {
  const list = validation?.constraints.find(c => c.kind === 'oneOf');
  if (list) return list.open ? [] : list.values;
  return type?.values.map(text => ({ text })) ?? [];
}

/** The constraint that a value breaks, if there is one that certainly does. */
export function brokenBy(
  { validation }: Field,
  value: string | number | boolean | null,
): Constraint | undefined {
  return validation?.constraints.find(c => satisfies(c, value) === false);
}

/** True if a value is of a family; what is no value at all counts as one. */
export function isOfFamily(node: JsonNode, family: TypeFamily): boolean {
  if (node.type === 'unknown') return true;
  if (family === 'integer') return node.type === 'number' && Number.isInteger(node.value);
  return node.type === family;
}
