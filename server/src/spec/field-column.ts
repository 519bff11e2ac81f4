/** Fields that a request sends and the columns that keep them. */

import type { Column } from '../notations/sql/model.ts';
import { memo } from '../text/memo.ts';
import { columnKey } from './definition.ts';
import { type Endpoint, endpointsOf } from './endpoint.ts';
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
  let grouped: ReturnType<typeof groupColumns> | undefined;
  // Mostly the path tells the table.
  const all = (): ReturnType<typeof groupColumns> => {
    grouped ??= groupColumns(tables);
    return grouped;
  };
  const byName = groupNames(tables);
  return endpointsOf(spec).flatMap(({ placed, endpoint }) => {
    const sent = sentFields(endpoint);
    if (sent.length === 0) return [];
    const own = aboutPath(endpoint, byName);
    return sent.flatMap(({ field, key }) => {
      // A name such as `note` may be anything in another table.
      if (!own && !key.includes('_')) return [];
      const found = own ? columnIn(own, key) : only(all().get(key));
      return found ? [{ placed, field, ...found }] : [];
    });
  });
});

/** The fields of an endpoint's request with the key of the column that would keep each. */
const sentFields = memo(({ isOpen, request }: Endpoint) =>
  (isOpen ? [] : (request?.fields ?? [])).flatMap(({ fields }) =>
    fields.flatMap(field =>
      /^\w+$/.test(field.name.text) ? [{ field, key: columnKey(field.name.text) }] : [],
    ),
  ),
);

/** Of more tables than these none is looked for in a path. */
const maxTables = 300;

interface Home {
  readonly home: PlacedSection;
  readonly table: EntityTable;
}

/** The table that the last telling segment of a path names. */
function aboutPath(endpoint: Endpoint, byName: ReadonlyMap<string, readonly Home[]>): Home | undefined {
  for (const keys of wordsInPath(endpoint)) {
    const named = new Set(keys.flatMap(key => [...(byName.get(key) ?? [])]));
    const [own] = named;
    if (own) return named.size === 1 ? own : undefined;
  }
  return undefined;
}

/** The keys of each telling segment of a path, the last one first. */
const wordsInPath = memo(({ path }: Endpoint) =>
  (path?.text ?? '')
    .split(/[/?]/)
    .filter(s => /^[A-Za-z][\w-]*$/.test(s))
    .reverse()
    .map(segment => singulars(columnKey(segment))),
);

/** Tables by their names, and by what follows a `_` in these: `refund_case` is meant by `cases`, too. */
function groupNames(tables: readonly Home[]): Map<string, Home[]> {
  const found = new Map<string, Home[]>();
  for (const own of tables)
    for (const key of namesOf(own.table)) {
      const known = found.get(key);
      if (known) known.push(own);
      else found.set(key, [own]);
    }
  return found;
}

const namesOf = memo(({ name }: EntityTable) => {
  const keys = new Set<string>();
  for (const word of singulars(columnKey(name.name)))
    for (let at = 0; ; at = word.indexOf('_', at) + 1) {
      keys.add(word.slice(at));
      if (word.indexOf('_', at) < 0) break;
    }
  return keys;
});

const singulars = (word: string): string[] => [
  word,
  word.replace(/ies$/, 'y'),
  word.replace(/s$/, ''),
  word.replace(/es$/, ''),
];

type OneColumn = Home & { readonly column: Column };

/** Where each name of a column is found. */
function groupColumns(tables: readonly Home[]): Map<string, OneColumn[]> {
  const found = new Map<string, OneColumn[]>();
  for (const own of tables)
    for (const [key, columns] of columnsByKey(own.table))
      for (const column of columns) {
        const known = found.get(key);
        if (known) known.push({ ...own, column });
        else found.set(key, [{ ...own, column }]);
      }
  return found;
}

const columnsByKey = memo(({ columns }: EntityTable) => {
  const found = new Map<string, Column[]>();
  for (const column of columns) {
    const key = columnKey(column.name.name);
    if (!found.get(key)?.push(column)) found.set(key, [column]);
  }
  return found;
});

function columnIn(own: Home, key: string): OneColumn | undefined {
  const column = only(columnsByKey(own.table).get(key));
  return column && { ...own, column };
}

const only = <T>(list: readonly T[] | undefined): T | undefined => (list?.length === 1 ? list[0] : undefined);
