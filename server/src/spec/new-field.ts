/** New rows of field tables, said by what a sample shows. */

import type { JsonNode } from '../notations/json/node.ts';
import { jsonTypeOf } from '../notations/json/node.ts';
import type { JsonPath } from '../notations/json/path.ts';
import type { TableSlot } from '../template/template.ts';
import type { Edit } from '../text/edit.ts';
import type { Field } from './field.ts';
import { newRow } from './new-row.ts';
import type { Section, SpecTable } from './section.ts';

/** What a row for a key of a sample says, cell by cell under the role of its column. */
export function fieldCells(
  slot: TableSlot | undefined,
  { path, nodes, everywhere }: JsonPath,
): ReadonlyMap<string, string> {
  return new Map([
    ['field', path],
    ['type', typeOf(nodes)],
    ['required', requiredWord(slot, everywhere)],
    ['description', blankOf(slot)],
  ]);
}

/** The type in the words of a field table. */
export function typeOf(nodes: readonly JsonNode[]): string {
  const types = new Set(nodes.map(jsonTypeOf).filter(type => type !== 'null' && type !== 'unknown'));
  if (types.has('number')) types.delete('integer');
  return types.size === 1 ? [...types][0]! : 'string';
}

function requiredWord(slot: TableSlot | undefined, isRequired: boolean): string {
  const [yes, no] = slot?.columns.find(c => c.role === 'required')?.values ?? [];
  return (isRequired ? yes : no) ?? (isRequired ? 'Yes' : 'No');
}

/** What the template has to be filled in for a description. */
function blankOf(slot: TableSlot | undefined): string {
  const at = slot?.columns.findIndex(c => c.role === 'description') ?? -1;
  return slot?.rows[0]?.[at] ?? '';
}

/** The edit that adds a row for a key, behind the row of the key before it where there is one. */
export function newFieldRow(
  section: Section,
  table: SpecTable,
  { path, fields }: { path: JsonPath; fields: readonly Field[] },
): Edit {
  const parent = path.path.split('.').slice(0, -1).join('.').replace(/\[\]$/, '');
  const family = fields.filter(
    f =>
      parent !== '' &&
      (f.name.text === parent ||
        f.name.text.startsWith(`${parent}.`) ||
        f.name.text.startsWith(`${parent}[`)),
  );
  const after = family.filter(f => f.row.table === table).at(-1)?.row.row;
  return newRow(section, table, { cells: fieldCells(table.slot, path), ...(after ? { after } : {}) });
}
