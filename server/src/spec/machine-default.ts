/** Defaults of columns that hold states: in which state a new row begins. */

import { memo } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import { type Span, shift } from '../text/span.ts';
import { entitiesOf } from './entity.ts';
import { machinesOf, type PlacedMachine, type State } from './machine.ts';
import { stateColumnsOf } from './machine-data.ts';
import { stateKey } from './machine-names.ts';
import { defaultOf } from './machine-repair.ts';
import type { Spec } from './spec.ts';

export interface StateDefault {
  readonly value: string;
  /** As offsets in the document, without quotes. */
  readonly span: Span;
  /** In words: `'status' of 'refund'`. */
  readonly column: string;
  readonly of: { readonly table: string; readonly column: string };
  readonly machine: PlacedMachine;
  /** The state that it names, and the one that it nearly names. */
  readonly state?: State;
  readonly near?: State;
  /** The column's own list of values has it. */
  readonly isListed: boolean;
}

/** The defaults of the columns that hold the states of a machine. */
export const stateDefaultsOf: (spec: Spec) => readonly StateDefault[] = memo(spec => {
  const machines = machinesOf(spec);
  if (machines.length === 0) return [];
  const known = stateColumnsOf(spec);
  return entitiesOf(spec).flatMap(({ placed, entity }) =>
    entity.tables.flatMap(table =>
      table.columns.flatMap(column => {
        const found = defaultOf(column);
        if (!found) return [];
        const lists = entity.values.filter(v => v.table === table.name.name && v.column === column.name.name);
        const own = known.find(c => lists.includes(c.values))?.machine;
        const machine =
          own ?? (lists.length === 0 && isStatus(column.name.name) ? only(machines) : undefined);
        if (!machine) return [];
        const { state, near } = findState(machine, found.value);
        // Without a list of values nothing but the default shows that the column holds these states.
        if (!own && !state && !near) return [];
        const isListed = lists.some(l => l.values.some(v => stateKey(v.value) === stateKey(found.value)));
        return [
          {
            value: found.value,
            span: shift(found.span, placed.origin),
            column: `'${column.name.name}' of '${table.name.name}'`,
            of: { table: table.name.name, column: column.name.name },
            machine,
            ...(state ? { state } : {}),
            ...(near ? { near } : {}),
            isListed,
          },
        ];
      }),
    ),
  );
});

const isStatus = (name: string): boolean => /^(?:status|state)$/i.test(name);

const only = (machines: readonly PlacedMachine[]): PlacedMachine | undefined =>
  machines.length === 1 ? machines[0] : undefined;

/** The state with that name, or the one nearest to it. */
export function findState({ machine }: PlacedMachine, name: string): { state?: State; near?: State } {
  const key = stateKey(name);
  const state = machine.states.find(s => s.key === key);
  if (state) return { state };
  const near = nearest(
    key,
    machine.states.map(s => s.key),
  );
  const found = machine.states.find(s => s.key === near);
  return found ? { near: found } : {};
}
