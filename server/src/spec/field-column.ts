/** Fields that a request sends and the columns that keep them. */

import type { Column } from '../notations/sql/model.ts';
import { memo } from '../text/memo.ts';
import { columnKey } from './definition.ts';
import { endpointsOf } from './endpoint.ts';
import { type EntityTable, entitiesOf } from './entity.ts';
import type { Field } from './field.ts';
import type { PlacedSection, Spec } from './spec.ts';

export interface KeptField {
  /** Where the field is. */
  readonly placed: PlacedSection;
  readonly field: Field;
  /** Where the column is. */
  readonly home: PlacedSection;
  readonly table: EntityTable;
  readonly column: Column;
}

/** Fields of requests with the column of the same name in the table that the path is about, or in the only one. */
export const keptFields: (spec: Spec) => readonly KeptField[] = memo(spec => {
  const tables = entitiesOf(spec).flatMap(({ placed, entity }) =>
    entity.tables.map(table => ({ home: placed, table })),
  );
  if (tables.length === 0 || tables.length > maxTables) return [];
  const all = groupColumns(tables);
  const byName = groupNames(tables);
  return endpointsOf(spec).flatMap(({ placed, endpoint }) => {
    const own = aboutPath(endpoint.path?.text ?? '', byName);
    const fields = endpoint.isOpen ? [] : (endpoint.request?.fields ?? []).flatMap(t => t.fields);
    return fields.flatMap(field => {
      const found = columnFor(field.name.text, own ? columnsIn(own) : all);
      // A name such as `note` may be anything in another table.
      const isTelling = own !== undefined || /_/.test(columnKey(field.name.text));
      return found && isTelling ? [{ placed, field, ...found }] : [];
    });
  });
});

/** Of more tables than these none is looked for in a path. */
const maxTables = 300;

interface Home {
  readonly home: PlacedSection;
  readonly table: EntityTable;
}

/** The table that the last telling segment of a path names. */
function aboutPath(path: string, byName: ReadonlyMap<string, ReadonlySet<Home>>): Home | undefined {
  const segments = path.split(/[/?]/).filter(s => /^[A-Za-z][\w-]*$/.test(s));
  for (const segment of segments.reverse()) {
    const named = new Set(singulars(columnKey(segment)).flatMap(key => [...(byName.get(key) ?? [])]));
    const [own] = named;
    if (own) return named.size === 1 ? own : undefined;
  }
  return undefined;
}

/** Tables by their names, and by what follows a `_` in these: `refund_case` is meant by `cases`, too. */
function groupNames(tables: readonly Home[]): Map<string, Set<Home>> {
  const found = new Map<string, Set<Home>>();
  for (const own of tables)
    for (const name of singulars(columnKey(own.table.name.name)))
      for (let at = 0; ; at = name.indexOf('_', at) + 1) {
        const key = name.slice(at);
        if (!found.get(key)?.add(own)) found.set(key, new Set([own]));
        if (name.indexOf('_', at) < 0) break;
      }
  return found;
}

const singulars = (word: string): string[] => [
  word,
  word.replace(/ies$/, 'y'),
  word.replace(/s$/, ''),
  word.replace(/es$/, ''),
];

type Columns = ReadonlyMap<string, readonly (Home & { readonly column: Column })[]>;

function groupColumns(tables: readonly Home[]): Columns {
  const found = new Map<string, (Home & { column: Column })[]>();
  for (const own of tables)
    for (const column of own.table.columns) {
      const key = columnKey(column.name.name);
      if (!found.get(key)?.push({ ...own, column })) found.set(key, [{ ...own, column }]);
    }
  return found;
}

const columnsIn = memo((own: Home) => groupColumns([own]));

/** The column of that name, if only one table has it. */
function columnFor(name: string, columns: Columns): (Home & { readonly column: Column }) | undefined {
  const found = /^\w+$/.test(name) ? (columns.get(columnKey(name)) ?? []) : [];
  return found.length === 1 ? found[0] : undefined;
}
