/** Drift: what the tables of a data model and a diagram of them say differently. */

import type { DrawnEntity } from '../notations/mermaid/entities.ts';
import { type Span, shift } from '../text/span.ts';
import { columnKey } from './definition.ts';
import { type EntityTable, entitiesOf } from './entity.ts';
import type { Spec } from './spec.ts';

export interface ErdDrift {
  /** In the document; undefined where the place is the diagram. */
  readonly span?: Span;
  /** What is only on one side, such as "Column 'note' of 'orders'". */
  readonly what: string;
  readonly isOnlyDrawn: boolean;
}

/**
 * What only one side has; nothing where they have no table in common. `isOwn` says that the diagram was drawn for this
 * specification: otherwise it may show the tables around it, too.
 */
export function* erdDrift(spec: Spec, drawn: readonly DrawnEntity[], isOwn: boolean): Generator<ErdDrift> {
  const byName = new Map(drawn.map(e => [nameKey(e.name), e]));
  const tables = entitiesOf(spec).flatMap(({ placed, entity }) =>
    entity.tables.map(table => ({ placed, table, twin: byName.get(nameKey(table.name.name)) })),
  );
  const twins = new Set(tables.flatMap(t => t.twin ?? []));
  if (twins.size === 0) return;
  for (const { placed, table, twin } of tables) {
    const of = table.name.name;
    if (!twin)
      yield { span: shift(table.name.span, placed.origin), what: `Table '${of}'`, isOnlyDrawn: false };
    else
      for (const { span, ...drift } of columnDrift(table, twin))
        yield { ...drift, span: shift(span, placed.origin) };
  }
  const referred = new Set(tables.flatMap(t => [...referredBy(t.table)]));
  const more = drawn.filter(e => !twins.has(e) && e.attributes.length > 0 && !referred.has(nameKey(e.name)));
  if (isOwn || more.length < twins.size)
    for (const { name } of more) yield { what: `Table '${name}'`, isOnlyDrawn: true };
}

/** Letter case, the parting of words and the plural are not the same everywhere. */
const nameKey = (name: string): string =>
  columnKey(name)
    .replace(/^.*\./, '')
    .replace(/_/g, '')
    .replace(/ies$/, 'y')
    .replace(/(?:(?<=s|x|ch|sh)es|s)$/, '');

function* columnDrift(table: EntityTable, twin: DrawnEntity): Generator<ErdDrift & { readonly span: Span }> {
  if (twin.attributes.length === 0) return;
  const of = table.name.name;
  const drawn = new Set(twin.attributes.map(a => columnKey(a.name)));
  const own = new Set(table.columns.map(c => columnKey(c.name.name)));
  for (const { name } of table.columns)
    if (!drawn.has(columnKey(name.name)))
      yield { span: name.span, what: `Column '${name.name}' of '${of}'`, isOnlyDrawn: false };
  if (!table.isComplete) return;
  for (const { name } of twin.attributes)
    if (!own.has(columnKey(name)))
      yield { span: table.name.span, what: `Column '${name}' of '${of}'`, isOnlyDrawn: true };
}

function* referredBy({ columns, constraints }: EntityTable): Generator<string> {
  for (const { references } of columns) if (references) yield nameKey(references.table.name);
  for (const { references } of constraints) if (references) yield nameKey(references.table.name);
}
