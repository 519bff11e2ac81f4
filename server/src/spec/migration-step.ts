/** Steps of a migration that hold up or break what runs meanwhile, on tables that were there before. */

import { type AlterAction, keyOf, type Name } from '../notations/sql/model.ts';
import type { Span } from '../text/span.ts';
import type { Migration } from './migration.ts';

export interface Step {
  readonly span: Span;
  /** What it does, such as `DROP COLUMN 'state'`. */
  readonly does: string;
}

/** What an Up drops or renames, apart from what it made itself. */
export function destructiveSteps({ up }: Migration): Step[] {
  const made = new Set<string>();
  const ever = new Set(up.flatMap(s => (s.kind === 'create-table' ? [keyOf(s.name)] : [])));
  return up.flatMap((statement): Step[] => {
    if (statement.kind === 'create-table') made.add(keyOf(statement.name));
    if (statement.kind === 'drop' && statement.object === 'table') {
      // What is made anew further down is only cleared away.
      const lost = statement.names.filter(name => !ever.has(keyOf(name)));
      return lost.length > 0
        ? [{ span: statement.span, does: `DROP TABLE ${lost.map(n => `'${n.name}'`).join(', ')}` }]
        : [];
    }
    if (statement.kind !== 'alter-table' || made.has(keyOf(statement.table))) return [];
    return statement.actions.flatMap(action => destroyed(action) ?? []);
  });
}

function destroyed(action: AlterAction): Step | undefined {
  const { span } = action;
  if (action.kind === 'drop-column') return { span, does: `DROP COLUMN '${action.name.name}'` };
  if (action.kind === 'rename-column') return { span, does: `RENAME COLUMN '${action.name.name}'` };
  if (action.kind === 'rename-table') return { span, does: `RENAME TO '${action.to.name}'` };
  return undefined;
}

/** The actions of an Up on tables that were there before it. */
export function* actionsOnExisting(
  { up }: Migration,
  isCreated: (table: Name) => boolean,
): Generator<{ readonly action: AlterAction; readonly table: Name }> {
  for (const statement of up)
    if (statement.kind === 'alter-table' && !isCreated(statement.table))
      for (const action of statement.actions) yield { action, table: statement.table };
}
