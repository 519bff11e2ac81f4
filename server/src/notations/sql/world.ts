/** Statements of a migration, carried out: what they make, take away and need. */

import {
  type AlterAction,
  type Column,
  type Constraint,
  type CreateTable,
  keyOf,
  type Name,
  type Statement,
} from './model.ts';
import {
  add,
  groupOf,
  made,
  newPlace,
  on,
  type Place,
  placeKey,
  placeOf,
  remove,
  rename,
  type World,
} from './place.ts';
import { normaliseType } from './type.ts';

/** Carries a statement out; what it makes is told from what the Up makes by `isOfUp`. */
export function carryOut(world: World, statement: Statement, isOfUp: boolean): void {
  switch (statement.kind) {
    case 'create-table':
      createTable(world, statement, isOfUp);
      return;
    case 'create-type':
      add(world, made('type', statement.name, isOfUp));
      return;
    case 'create-index': {
      const { name, table, columns } = statement;
      const keys = columns.flatMap(column => (column.name ? [keyOf(column.name)] : []));
      if (name) add(world, { ...made('index', name, isOfUp), ...on(placeOf(world, table)), columns: keys });
      return;
    }
    case 'alter-table': {
      const site = { world, place: placeOf(world, statement.table), isOfUp };
      for (const action of statement.actions) alter(site, action);
      return;
    }
    case 'alter-type':
      if (statement.action.kind === 'rename')
        rename(world, `type ${keyOf(statement.name)}`, statement.action.to);
      return;
    case 'alter':
      if (statement.renameTo)
        rename(world, `${statement.object} ${keyOf(statement.name)}`, statement.renameTo);
      return;
    case 'drop':
      for (const name of statement.names) drop(world, statement.object, name);
      return;
    default:
  }
}

function createTable(world: World, statement: CreateTable, isOfUp: boolean): void {
  const { name, columns, constraints, isTemporary } = statement;
  if (isTemporary) return;
  const before = world.places.get(keyOf(name));
  if (before) forgetTable(world, before);
  const place = newPlace(world, name, true);
  add(world, made('table', name, isOfUp));
  for (const column of columns) needs(world, place, column);
  for (const { references } of constraints) if (references) needsTable(world, place, references.table);
}

function needs(world: World, place: Place, { type, references }: Column): void {
  if (references) needsTable(world, place, references.table);
  const named = normaliseType(type?.text ?? '');
  if (named && !named.isKnown) groupOf(world.users, `type ${named.name.replace(/^.*\.|"/g, '')}`).add(place);
}

function needsTable(world: World, place: Place, table: Name): void {
  groupOf(world.users, `table ${keyOf(table)}`).add(place);
}

function forgetTable(world: World, place: Place): void {
  for (const thing of [...place.things]) remove(world, thing);
  remove(world, world.byKey.get(`table ${place.key}`));
  world.users.delete(`table ${place.key}`);
  world.places.delete(place.key);
}

interface Site {
  readonly world: World;
  readonly place: Place;
  readonly isOfUp: boolean;
}

function alter({ world, place, isOfUp }: Site, action: AlterAction): void {
  switch (action.kind) {
    case 'add-column':
      add(world, { ...made('column', action.column.name, isOfUp), ...on(place) });
      needs(world, place, action.column);
      break;
    case 'add-constraint':
      addConstraint({ world, place, isOfUp }, action.constraint);
      break;
    case 'drop-column':
      dropColumn(world, place, keyOf(action.name));
      break;
    case 'drop-constraint':
      place.isFree = true;
      if (!action.name) break;
      remove(world, world.byKey.get(placeKey('constraint', place, action.name)));
      remove(world, world.byKey.get(`index ${keyOf(action.name)}`));
      break;
    case 'rename-table':
      renameTable(world, place, action.to);
      break;
    case 'rename-column':
      rename(world, placeKey('column', place, action.name), action.to);
      break;
    case 'redefine':
      place.isFree = true;
      rename(world, placeKey('column', place, action.name), action.column.name);
      break;
    case 'rename-constraint':
      rename(world, placeKey('constraint', place, action.name), action.to);
      break;
    case 'rename-index':
      rename(world, `index ${keyOf(action.name)}`, action.to);
      break;
    case 'set-type':
      place.isFree = true;
      break;
    default:
  }
}

function addConstraint({ world, place, isOfUp }: Site, constraint: Constraint): void {
  const { name, columns, references } = constraint;
  const keys = columns.map(keyOf);
  if (name) add(world, { ...made('constraint', name, isOfUp), ...on(place), columns: keys });
  if (references) needsTable(world, place, references.table);
}

function dropColumn(world: World, place: Place, column: string): void {
  remove(world, world.byKey.get(placeKey('column', place, column)));
  for (const thing of [...(place.byColumn.get(column) ?? [])]) remove(world, thing);
  place.isFree = true;
}

function renameTable(world: World, place: Place, to: Name): void {
  const from = place.key;
  const key = keyOf(to);
  if (world.places.get(from) === place) world.places.delete(from);
  rename(world, `table ${from}`, to);
  place.key = key;
  place.name = to.name;
  world.places.set(key, place);
  const users = world.users.get(`table ${from}`);
  if (!users) return;
  world.users.delete(`table ${from}`);
  world.users.set(`table ${key}`, users);
}

function drop(world: World, object: string, name: Name): void {
  const key = keyOf(name);
  if (object !== 'table' && object !== 'index' && object !== 'type') return;
  const place = object === 'table' ? world.places.get(key) : undefined;
  if (place) forgetTable(world, place);
  else remove(world, world.byKey.get(`${object} ${key}`));
  world.users.delete(`${object} ${key}`);
}
