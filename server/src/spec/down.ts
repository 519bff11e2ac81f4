/** The Down of a migration against its Up: what it leaves, what it takes away too early, and where a missing step belongs. */

import { type Leftover, leftovers } from '../notations/sql/leftovers.ts';
import { keyOf, type Name, type Statement } from '../notations/sql/model.ts';
import { undo } from '../notations/sql/undo.ts';
import { nearest } from '../text/similarity.ts';
import type { Span } from '../text/span.ts';
import type { Migration } from './migration.ts';

export interface Missing {
  readonly left: Leftover;
  /** A name in the Down that may be a misspelling of it. */
  readonly near: Name | undefined;
  /** The statement that takes it back, without a line end; undefined where there is none. */
  readonly step: string | undefined;
  /** Before which statement of the Down it belongs; undefined for its end. */
  readonly before: Statement | undefined;
}

export interface Early {
  readonly span: Span;
  readonly name: string;
  /** What still needs it, or what is gone with it. */
  readonly other: string;
  /** The statement to go behind; undefined where that is not clear. */
  readonly behind: Statement | undefined;
  readonly statement: Statement | undefined;
  readonly isGone: boolean;
}

/** Comparisons of names in one migration; beyond, nothing is taken for a misspelling. */
const maxLooks = 100_000;

/** What a Down leaves of its Up. */
export function missingSteps({ up, down, blocks }: Migration): Missing[] {
  const { left } = leftovers(up, down);
  if (left.length === 0) return [];
  const made = madeIn(up);
  const free = namesDropped(down).filter(({ name, object }) => !made.has(thing(object, name)));
  const isMuch = left.length * free.length > maxLooks;
  const dialect = blocks[0]?.sql.dialect;
  const undone = down.map(statement => ({ statement, first: firstUndone(made, statement) }));
  // Where each step belongs falls as its place in the Up rises, so that one look for each place is enough.
  const places = new Map<number, Statement | undefined>();
  return left.map(item => {
    const candidates = isMuch ? [] : free.filter(f => f.object === item.what);
    const key = nearest(
      item.name,
      candidates.map(f => keyOf(f.name)),
    );
    const at = indexAt(up, item.span.start);
    if (!places.has(at) && places.size < maxPlaces) places.set(at, undone.find(u => u.first < at)?.statement);
    return {
      left: item,
      near: candidates.find(f => keyOf(f.name) === key)?.name,
      step: places.has(at) ? stepFor(up[at], item, dialect) : undefined,
      before: places.get(at),
    };
  });
}

// Beyond, no step is offered.
const maxPlaces = 200;

/** Index of the last statement that starts at or before an offset; they are in order. */
function indexAt(statements: readonly Statement[], offset: number): number {
  let low = -1;
  let high = statements.length;
  while (low + 1 < high) {
    const mid = (low + high) >> 1;
    if (statements[mid]!.span.start <= offset) low = mid;
    else high = mid;
  }
  return low;
}

const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

interface Dropped {
  readonly object: string;
  readonly name: Name;
  readonly statement: Statement;
}

function namesDropped(down: readonly Statement[]): Dropped[] {
  return down.flatMap((statement): Dropped[] => {
    if (statement.kind === 'drop')
      return statement.names.map(name => ({ object: statement.object, name, statement }));
    if (statement.kind !== 'alter-table') return [];
    return statement.actions.flatMap(action =>
      action.kind === 'drop-column' || (action.kind === 'drop-constraint' && action.name)
        ? [
            {
              object: action.kind === 'drop-column' ? 'column' : 'constraint',
              name: action.name as Name,
              statement,
            },
          ]
        : [],
    );
  });
}

/** The names that a statement makes, each with what it is. */
function* madeBy(statement: Statement): Generator<readonly [object: string, name: Name]> {
  if (statement.kind === 'create-table') yield ['table', statement.name];
  else if (statement.kind === 'create-type') yield ['type', statement.name];
  else if (statement.kind === 'create-index' && statement.name) yield ['index', statement.name];
  else if (statement.kind === 'create') yield [statement.object, statement.name];
  else if (statement.kind === 'alter-table')
    for (const action of statement.actions)
      if (action.kind === 'add-column') yield ['column', action.column.name];
      else if (action.kind === 'add-constraint' && action.constraint.name)
        yield ['constraint', action.constraint.name];
}

const thing = (object: string, name: Name): string => `${object} ${keyOf(name)}`;

/** What an Up makes, each with the index of the first statement that does. */
function madeIn(up: readonly Statement[]): ReadonlyMap<string, number> {
  const made = new Map<string, number>();
  for (const [i, statement] of up.entries())
    for (const [object, name] of madeBy(statement))
      if (!made.has(thing(object, name))) made.set(thing(object, name), i);
  return made;
}

/** Index of the first statement of the Up that a statement of the Down takes back; infinite where it takes none. */
function firstUndone(made: ReadonlyMap<string, number>, statement: Statement): number {
  let first = Number.POSITIVE_INFINITY;
  for (const { object, name } of namesDropped([statement]))
    first = Math.min(first, made.get(thing(object, name)) ?? first);
  return first;
}

function stepFor(
  made: Statement | undefined,
  item: Leftover,
  dialect: string | undefined,
): string | undefined {
  if (!made) return undefined;
  const only =
    made.kind === 'alter-table'
      ? { ...made, actions: made.actions.filter(a => contains(a.span, item.span)) }
      : made;
  const { text, notUndone } = undo([only], dialect);
  return notUndone.length > 0 || text.trim() === '' ? undefined : text.trimEnd();
}

/** Steps of a Down that come before one they must follow. */
export function earlySteps({ up, down }: Migration): Early[] {
  const { order } = leftovers(up, down);
  const drops = new Map(
    namesDropped(down).flatMap(d => (d.object === 'table' ? [[keyOf(d.name), d.statement] as const] : [])),
  );
  const needed = order.map(({ name, neededBy, span }) => ({
    span,
    name,
    other: neededBy,
    statement: down[indexAt(down, span.start)],
    behind: drops.get(neededBy.toLowerCase()),
    isGone: false,
  }));
  return [...needed, ...goneBefore(up, down)];
}

/** An index or a column that is dropped when its table is gone already: the statement fails. */
function goneBefore(up: readonly Statement[], down: readonly Statement[]): Early[] {
  const tables = new Map<string, string>();
  for (const s of up) if (s.kind === 'create-index' && s.name) tables.set(keyOf(s.name), keyOf(s.table));
  const gone = new Map<string, { name: Name; statement: Statement }>();
  const found: Early[] = [];
  for (const statement of down) {
    const isSafe = statement.kind === 'drop' && statement.ifExists;
    for (const { object, name } of namesDropped([statement])) {
      if (object === 'table') gone.set(keyOf(name), { name, statement });
      const own = statement.kind === 'alter-table' ? keyOf(statement.table) : tables.get(keyOf(name));
      const table = object === 'table' || isSafe || own === undefined ? undefined : gone.get(own);
      if (table && table.statement !== statement)
        found.push({
          span: table.name.span,
          name: table.name.name,
          other: name.name,
          statement: table.statement,
          behind: statement,
          isGone: true,
        });
    }
  }
  // One finding a table, behind the last that needs it.
  return [...new Map(found.map(early => [early.statement, early])).values()];
}
