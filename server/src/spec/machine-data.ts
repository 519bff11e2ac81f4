/** State machines against data: which column holds the states of which machine, and where the two differ. */

import { memo } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import { type ColumnValues, type EntityTable, entitiesOf } from './entity.ts';
import { type Machine, machinesOf, type PlacedMachine, type State } from './machine.ts';
import { stateKey } from './machine-names.ts';
import type { PlacedSection, Spec } from './spec.ts';

export interface Value {
  readonly value: string;
  /** Within the section's chunk, quotes included. */
  readonly span: { readonly start: number; readonly end: number };
}

/** A list of values of a column, and the machine whose states they are. */
export interface StateColumn {
  /** Of the entity. */
  readonly placed: PlacedSection;
  readonly values: ColumnValues;
  readonly table?: EntityTable;
  readonly machine: PlacedMachine;
  /** No other column has more of the machine's states, so it has to have all. */
  readonly isMain: boolean;
  /** In words: `status of refund_case`. */
  readonly name: string;
}

/** A state or a value that the other side does not have; both where one is a misspelling of the other. */
export interface Mismatch {
  readonly column: StateColumn;
  readonly state?: State;
  readonly value?: Value;
}

/** The lists of values that hold the states of a machine. */
export const stateColumnsOf: (spec: Spec) => readonly StateColumn[] = memo(spec => {
  const machines = machinesOf(spec);
  if (machines.length === 0) return [];
  const byState = machinesByState(machines);
  const found = entitiesOf(spec).flatMap(({ placed, entity }) =>
    entity.values.flatMap(values => {
      const machine =
        values.certain && values.values.length <= maxValues ? machineOf(values, byState) : undefined;
      const table = entity.tables.find(t => t.name.name === values.table);
      return machine
        ? [
            {
              placed,
              values,
              machine,
              ...(table ? { table } : {}),
              isMain: true,
              isShared: false,
              name: nameOf(values),
            },
          ]
        : [];
    }),
  );
  const best = new Map<PlacedMachine, StateColumn>();
  for (const column of found) {
    const known = best.get(column.machine);
    if (!known || isBetter(column, known)) best.set(column.machine, column);
  }
  return found.map(column => ({ ...column, isMain: best.get(column.machine)!.name === column.name }));
});

const maxValues = 200;

const nameOf = ({ table, column }: ColumnValues): string =>
  table === '' ? `'${column}'` : `'${column}' of '${table}'`;

type MachinesByState = ReadonlyMap<string, readonly PlacedMachine[]>;

function machinesByState(machines: readonly PlacedMachine[]): MachinesByState {
  const found = new Map<string, PlacedMachine[]>();
  for (const placed of machines)
    for (const key of keysOf(placed.machine)) {
      const known = found.get(key);
      if (known) known.push(placed);
      else found.set(key, [placed]);
    }
  return found;
}

const keysOf = memo(({ states }: Machine) => new Set(states.map(({ key }) => key)));
const valueKeysOf = memo(({ values }: ColumnValues) => values.map(({ value }) => stateKey(value)));

/** The machine that shares most of its states with the values: two, or half of them where there are few. */
function machineOf(values: ColumnValues, byState: MachinesByState): PlacedMachine | undefined {
  const counts = new Map<PlacedMachine, number>();
  for (const key of valueKeysOf(values))
    for (const placed of byState.get(key) ?? []) counts.set(placed, (counts.get(placed) ?? 0) + 1);
  let best: PlacedMachine | undefined;
  let most = 0;
  for (const [placed, shared] of counts) {
    const { states } = placed.machine;
    const few = Math.min(states.length, values.values.length);
    const isEnough = shared >= 2 ? shared * 2 >= few : few <= 2 && isStatus(values.column);
    // Of two that share as many the one with fewer other states is meant, then the one that comes first.
    const likeness = shared - states.length / 1000;
    const isFirst = best !== undefined && likeness === most && placed.placed.start < best.placed.start;
    if (isEnough && (likeness > most || isFirst)) {
      best = placed;
      most = likeness;
    }
  }
  return best;
}

const isStatus = (column: string): boolean => /^(?:status|state)$|[a-z_](?:status|state)$/i.test(column);

const shares = ({ machine, values }: StateColumn): number => {
  const keys = keysOf(machine.machine);
  return valueKeysOf(values).filter(key => keys.has(key)).length;
};

/** Of two columns the one with more states, or with the shorter name: `status` before `old_status`. */
function isBetter(a: StateColumn, b: StateColumn): boolean {
  const more = shares(a) - shares(b);
  return more > 0 || (more === 0 && a.values.column.length < b.values.column.length);
}

/** Where the values of a column and the states of its machine differ. */
export const mismatchesOf: (spec: Spec) => readonly Mismatch[] = memo(spec =>
  stateColumnsOf(spec).flatMap(column => (isEqual(column) ? [] : compare(column))),
);

/** Every value is a state and, where that is asked, every state a value. */
function isEqual({ machine: { machine }, values, isMain }: StateColumn): boolean {
  const keys = keysOf(machine);
  const listed = valueKeysOf(values);
  return listed.every(key => keys.has(key)) && (!isMain || new Set(listed).size === keys.size);
}

function compare(column: StateColumn): Mismatch[] {
  const { states } = column.machine.machine;
  const { values } = column.values;
  const listed = new Set(values.map(({ value }) => stateKey(value)));
  const drawn = new Set(states.map(({ key }) => key));
  const missing = new Set(states.filter(({ key }) => !listed.has(key)));
  const mismatches: Mismatch[] = [];
  for (const value of values) {
    const key = stateKey(value.value);
    if (drawn.has(key) || key === '') continue;
    const near = nearest(
      key,
      [...missing].map(s => s.key),
    );
    const state = [...missing].find(s => s.key === near);
    if (state) missing.delete(state);
    mismatches.push({ column, value, ...(state ? { state } : {}) });
  }
  if (column.isMain) for (const state of missing) mismatches.push({ column, state });
  return mismatches;
}

/** The same difference in another list of the machine's states: the list that the database enforces counts. */
export const isEnforcedElsewhere = (spec: Spec, mismatch: Mismatch): boolean =>
  !isEnforced(mismatch) && enforced(spec).get(mismatch.column.machine)?.has(keyOf(mismatch)) === true;

const isEnforced = ({ column: { values } }: Mismatch): boolean =>
  values.source === 'check' || values.source === 'enum';

const keyOf = ({ state, value }: Mismatch): string => `${state?.key} ${stateKey(value?.value ?? '')}`;

const enforced = memo((spec: Spec) => {
  const keys = new Map<PlacedMachine, Set<string>>();
  for (const mismatch of mismatchesOf(spec).filter(isEnforced)) {
    const { machine } = mismatch.column;
    keys.set(machine, (keys.get(machine) ?? new Set()).add(keyOf(mismatch)));
  }
  return keys;
});
