/** What a Down leaves of what its Up made, and what it drops too early. */

import type { Span } from '../../text/span.ts';
import { type Drop, keyOf, type Statement } from './model.ts';
import { createWorld, type Thing, userOf, type World } from './place.ts';
import { carryOut } from './world.ts';

export interface Leftover {
  readonly what: 'table' | 'column' | 'index' | 'type' | 'constraint';
  /** As it is written where it is made, without schema and quotes. */
  readonly name: string;
  /** The table of a column, an index or a constraint. */
  readonly table: string | undefined;
  /** The name where it is made, in the Up. */
  readonly span: Span;
}

export interface OrderFault {
  /** The table or type that is dropped while the other still needs it. */
  readonly name: string;
  readonly neededBy: string;
  /** The name in the Down. */
  readonly span: Span;
}

export interface Leftovers {
  readonly left: readonly Leftover[];
  readonly order: readonly OrderFault[];
}

const nothing: Leftovers = { left: [], order: [] };

/**
 * Compares a Down with its Up. Where the Down holds what cannot be judged (procedural code, calls) nothing is said.
 * An index or a constraint without a name is passed over, as is what goes with its table.
 */
export function leftovers(up: readonly Statement[], down: readonly Statement[]): Leftovers {
  if (down.some(isOpaque)) return nothing;
  const world = createWorld();
  for (const statement of up) carryOut(world, statement, true);
  const order: OrderFault[] = [];
  for (const statement of down) {
    if (statement.kind === 'drop' && !statement.cascade) order.push(...tooEarly(world, statement));
    carryOut(world, statement, false);
  }
  return { left: [...world.things].filter(thing => thing.isOfUp).map(toLeftover), order };
}

const toLeftover = ({ what, name, tableName, span }: Thing): Leftover => ({
  what,
  name,
  table: tableName,
  span,
});

const clear: ReadonlySet<string> = new Set([
  'BEGIN',
  'COMMIT',
  'START',
  'ROLLBACK',
  'SET',
  'INSERT',
  'UPDATE',
  'DELETE',
  'TRUNCATE',
  'GRANT',
  'REVOKE',
  'LOCK',
  'END',
  'USE',
  'PRAGMA',
  'ANALYZE',
  'REFRESH',
  'CREATE',
]);
const opaqueObjects: ReadonlySet<string> = new Set(['schema', 'database', 'owned', 'extension', 'domain']);

function isOpaque(statement: Statement): boolean {
  if (statement.kind === 'other') return !clear.has(statement.verb);
  return statement.kind === 'drop' && opaqueObjects.has(statement.object);
}

function tooEarly(world: World, { object, names }: Drop): OrderFault[] {
  if (object !== 'table' && object !== 'type') return [];
  const gone = new Set(names.map(keyOf));
  return names.flatMap(name => {
    const user = userOf(world, `${object} ${keyOf(name)}`, gone);
    return user ? [{ name: name.name, neededBy: user.name, span: name.span }] : [];
  });
}
