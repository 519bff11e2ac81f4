/** The shape of a state machine: where it starts, what is reached, and where it ends. */

import { memo } from '../text/memo.ts';
import type { Machine, State } from './machine.ts';

export interface MachineShape {
  /** Where it starts: the states marked so, else the only one that nothing leads to. */
  readonly starts: readonly State[];
  /** An arrow from nowhere or a word marks the start. */
  readonly isMarked: boolean;
  /** States that no other state leads to. */
  readonly roots: readonly State[];
  /** States from which nothing leads on. */
  readonly ends: readonly State[];
  /** The first of each group of states to which no way leads from the start. */
  readonly unreachable: readonly State[];
}

/** The shape of a machine whose transitions are certain; without those nothing can be said. */
export const shapeOf: (machine: Machine) => MachineShape | undefined = memo(machine => {
  if (!machine.isSure) return undefined;
  const { states } = machine;
  const into = linked(machine, 'to');
  const outOf = linked(machine, 'from');
  const roots = states.filter(state => !into.has(state));
  const marked = states.filter(({ isInitial }) => isInitial);
  const starts = marked.length > 0 ? marked : roots.length === 1 ? roots : [];
  const ends = states.filter(state => !outOf.has(state));
  const unreachable = starts.length > 0 ? unreachedFrom(machine, starts) : [];
  return { starts, isMarked: marked.length > 0, roots, ends, unreachable };
});

/** States with an arrow in, or out, that does not come back to themselves. */
const linked = ({ transitions }: Machine, end: 'from' | 'to'): Set<State> =>
  new Set(transitions.flatMap(t => (t.from && t.to && t.from !== t.to ? [t[end]!] : [])));

function unreachedFrom(machine: Machine, starts: readonly State[]): State[] {
  const next = new Map<State, State[]>();
  for (const { from, to } of machine.transitions) {
    if (!from || !to) continue;
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  }
  const reach = (from: readonly State[], seen: Set<State>): void => {
    const open = [...from];
    for (let state = open.pop(); state; state = open.pop()) {
      if (seen.has(state)) continue;
      seen.add(state);
      open.push(...(next.get(state) ?? []));
    }
  };
  const seen = new Set<State>();
  reach(starts, seen);
  const into = linked(machine, 'to');
  const lost = machine.states.filter(state => !seen.has(state));
  const firsts: State[] = [];
  // Those that nothing leads to come first: what lies behind them is lost for the same reason.
  for (const state of [...lost.filter(s => !into.has(s)), ...lost]) {
    if (seen.has(state)) continue;
    firsts.push(state);
    reach([state], seen);
  }
  return firsts;
}
