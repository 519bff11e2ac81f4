/** Things that stand in a database while a migration goes on, and where they are found. */

import type { Span } from '../../text/span.ts';
import { keyOf, type Name } from './model.ts';

export interface Thing {
  readonly what: 'table' | 'column' | 'index' | 'type' | 'constraint';
  readonly name: string;
  readonly span: Span;
  /** The Up made it. */
  readonly isOfUp: boolean;
  /** The table that a column, an index or a constraint belongs to, and its name when the thing was made. */
  readonly table: Place | undefined;
  readonly tableName: string | undefined;
  /** Columns of an index or a constraint, by their keys: it goes with any of them. */
  readonly columns: readonly string[];
}

/** A table through all its names. */
export interface Place {
  readonly id: number;
  key: string;
  name: string;
  /** It was made here; what stands on it goes with it. */
  readonly isMade: boolean;
  /** What it needs is not known any more. */
  isFree: boolean;
  readonly things: Set<Thing>;
  readonly byColumn: Map<string, Set<Thing>>;
}

export interface World {
  readonly things: Set<Thing>;
  /** Where a thing is found: `kind name`, for columns and constraints with the table's number between. */
  readonly byKey: Map<string, Thing>;
  readonly places: Map<string, Place>;
  /** `table key` and `type key` → the tables that need it. */
  readonly users: Map<string, Set<Place>>;
  count: number;
}

export const createWorld = (): World => ({
  things: new Set(),
  byKey: new Map(),
  places: new Map(),
  users: new Map(),
  count: 0,
});

/** A table that stands, needs a thing and is none of `gone`; `key` is `table name` or `type name`. */
export function userOf(world: World, key: string, gone: ReadonlySet<string>): Place | undefined {
  for (const place of world.users.get(key) ?? []) {
    const stands = world.places.get(place.key) === place;
    if (stands && !place.isFree && !gone.has(place.key)) return place;
  }
  return undefined;
}

export const made = (what: Thing['what'], name: Name, isOfUp: boolean): Thing => ({
  what,
  name: name.name,
  span: name.span,
  isOfUp,
  table: undefined,
  tableName: undefined,
  columns: [],
});

export const on = (place: Place): Pick<Thing, 'table' | 'tableName'> => ({
  table: place,
  tableName: place.name,
});

const keyOfThing = ({ what, name, table }: Thing): string =>
  what === 'column' || what === 'constraint' ? placeKey(what, table, name) : `${what} ${keyOf(name)}`;

export const placeKey = (
  what: 'column' | 'constraint',
  place: Place | undefined,
  name: Name | string,
): string => `${what} ${place?.id} ${keyOf(name)}`;

/** The table of a name; one that was there before is met here first. */
export const placeOf = (world: World, name: Name): Place =>
  world.places.get(keyOf(name)) ?? newPlace(world, name, false);

export function newPlace(world: World, name: Name, isMade: boolean): Place {
  const key = keyOf(name);
  const place: Place = {
    id: world.count++,
    key,
    name: name.name,
    isMade,
    isFree: false,
    things: new Set(),
    byColumn: new Map(),
  };
  world.places.set(key, place);
  return place;
}

// Only what stands on a table of before is told of: all else goes with its table.
export function add(world: World, thing: Thing): void {
  if (thing.table?.isMade) return;
  const key = keyOfThing(thing);
  remove(world, world.byKey.get(key));
  world.things.add(thing);
  world.byKey.set(key, thing);
  if (!thing.table) return;
  thing.table.things.add(thing);
  for (const column of thing.columns) groupOf(thing.table.byColumn, column).add(thing);
}

export function remove(world: World, thing: Thing | undefined): void {
  if (!thing || !world.things.delete(thing)) return;
  world.byKey.delete(keyOfThing(thing));
  thing.table?.things.delete(thing);
  for (const column of thing.columns) thing.table?.byColumn.get(column)?.delete(thing);
}

export function groupOf<T>(groups: Map<string, Set<T>>, key: string): Set<T> {
  const found = groups.get(key) ?? new Set<T>();
  groups.set(key, found);
  return found;
}

export function rename(world: World, key: string, to: Name): void {
  const thing = world.byKey.get(key);
  if (!thing) return;
  remove(world, thing);
  add(world, { ...thing, name: to.name });
}
