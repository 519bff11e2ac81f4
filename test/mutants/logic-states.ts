/** Breaks state machines and the data that hold their states. */

import {
  type Machine,
  machinesOf,
  type PlacedMachine,
  type Transition,
} from '../../server/src/spec/machine.ts';
import { stateColumnsOf } from '../../server/src/spec/machine-data.ts';
import { stateDefaultsOf } from '../../server/src/spec/machine-default.ts';
import { stateSpan, valueSpan } from '../../server/src/spec/machine-repair.ts';
import { sectionsOfKind } from '../../server/src/spec/place.ts';
import { type Span, shift } from '../../server/src/text/span.ts';
import { broken, type Good, misspelt } from './logic.ts';
import type { Mutant } from './mutant.ts';

const data = [
  'state-check-mismatch',
  'state-enum-mismatch',
  'state-not-in-data-model',
  'state-not-in-diagram',
];

/** States and values misspelt and dropped, defaults and samples changed, labels and arrows taken away. */
export function* stateMutants(good: Good): Generator<Mutant> {
  for (const placed of machinesOf(good.spec)) {
    for (const state of placed.machine.states) {
      const span = stateSpan(placed, state);
      yield broken({ name: `state ${state.name} misspelt`, rules: data, span, to: misspelt(state.name) });
    }
    yield* transitionMutants(placed, good);
  }
  yield* valueMutants(good);
  yield* defaultMutants(good);
  yield* sampleMutants(good);
}

function* valueMutants({ spec, text }: Good): Generator<Mutant> {
  for (const column of stateColumnsOf(spec)) {
    const { origin, section } = column.placed;
    const { values, source, span } = column.values;
    const list = { text: section.text, origin };
    for (const [i, value] of values.entries()) {
      const own = valueSpan(list, value);
      const name = `${source} value ${value.value}`;
      yield broken({ name: `${name} misspelt`, rules: data, span: own, to: misspelt(value.value) });
      const next = values[i + 1] ?? values[i - 1]!;
      const gap =
        i + 1 < values.length
          ? { start: value.span.start, end: next.span.start }
          : { start: next.span.end, end: value.span.end };
      yield broken({
        name: `${name} dropped`,
        rules: data,
        span: shift(gap, origin),
        to: '',
        at: shift({ start: Math.min(span.start, gap.start) - 1, end: span.end }, origin),
      });
    }
    const last = shift(values.at(-1)!.span, origin);
    const written = text.slice(last.start, last.end);
    const more = written.replace(values.at(-1)!.value, 'suspended');
    yield broken({ name: `${source} value added`, rules: data, span: last, to: `${written}, ${more}` });
  }
}

function* defaultMutants({ spec }: Good): Generator<Mutant> {
  for (const { value, span, machine } of stateDefaultsOf(spec)) {
    const rules = ['state-default-unknown'];
    yield broken({ name: `default ${value} misspelt`, rules, span, to: misspelt(value) });
    yield broken({ name: `default ${value} foreign`, rules, span, to: 'fresh' });
    for (const state of machine.machine.states.slice(1))
      if (!state.isInitial)
        yield broken({
          name: `default ${state.key}`,
          rules: ['state-default-not-initial'],
          span,
          to: state.name.toLowerCase(),
        });
  }
}

function* sampleMutants({ spec, text }: Good): Generator<Mutant> {
  for (const kind of ['endpoint', 'events produced'])
    for (const { start, end } of sectionsOfKind(spec, kind))
      for (const match of text.slice(start, end).matchAll(/(?<="status": ")[a-z_]+(?=")/g)) {
        const at = start + match.index;
        const span = { start: at, end: at + match[0].length };
        const rules = ['state-sample-unknown'];
        yield broken({ name: `sample ${match[0]} misspelt`, rules, span, to: misspelt(match[0]) });
        yield broken({ name: `sample ${match[0]} foreign`, rules, span, to: 'teleported' });
      }
}

function* transitionMutants({ placed, machine }: PlacedMachine, { text }: Good): Generator<Mutant> {
  for (const transition of machine.transitions) {
    const { from, to, label, span } = transition;
    if (!from || !to) continue;
    const name = `${from.name} to ${to.name}`;
    if (label) {
      const own = shift(label.span, placed.origin);
      const blank = ' '.repeat(own.end - own.start);
      yield broken({
        name: `${name} without label`,
        rules: ['state-transition-unlabelled'],
        span: own,
        to: blank,
        at: shift(span, placed.origin),
      });
      yield* sameLabel(transition, machine, { own, name });
    }
    yield* arrowMutants(transition, machine, { text, origin: placed.origin });
  }
}

/** The label of another transition out of the same state, where it fits. */
function* sameLabel(
  { from, to }: Transition,
  { transitions }: Machine,
  { own, name }: { own: Span; name: string },
): Generator<Mutant> {
  const room = own.end - own.start;
  const other = transitions.find(
    t => t.from === from && t.to && t.to !== to && t.label && t.label.text.length <= room,
  );
  if (other)
    yield broken({
      name: `${name} labelled like another`,
      rules: ['state-transition-nondeterministic'],
      span: own,
      to: other.label!.text.padEnd(room),
    });
}

/** A head of an arrow into a state turned around, so that nothing leads there. */
function* arrowMutants(
  { from, to, span }: Transition,
  { transitions, source }: Machine,
  { text, origin }: { text: string; origin: number },
): Generator<Mutant> {
  const others = transitions.filter(t => t.to === to && t.from !== to);
  if (source !== 'drawing' || others.length !== 1 || to!.isInitial) return;
  const own = shift(span, origin);
  const line = text.slice(own.start, own.end);
  if (!/^─+▶$/.test(line)) return;
  yield broken({
    name: `arrow from ${from!.name} to ${to!.name} turned around`,
    rules: ['state-unreachable', 'state-several-initial', 'state-dead-end'],
    span: own,
    to: `◀${line.slice(0, -1)}`,
    at: shift(to!.spans[0]!, origin),
  });
}
