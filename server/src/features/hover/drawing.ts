/** Hover in drawings: where a state comes from and goes to, and what the row of a component says. */

import { componentsIn, type ListedComponent, names } from '../../spec/component.ts';
import { type Machine, machinesOf, type State, type Transition } from '../../spec/machine.ts';
import { shapeOf } from '../../spec/machine-graph.ts';
import type { Spec } from '../../spec/spec.ts';
import { type Span, shift, touches } from '../../text/span.ts';
import type { Hover } from './hover.ts';

/** What is known of the state or the component whose name stands at an offset; undefined elsewhere. */
export const drawingHover = (spec: Spec, offset: number): Hover | undefined =>
  stateHover(spec, offset) ?? componentHover(spec, offset);

function stateHover(spec: Spec, offset: number): Hover | undefined {
  for (const { placed, machine } of machinesOf(spec)) {
    if (!touches(shift(machine.span, placed.origin), offset)) continue;
    for (const state of machine.states) {
      const span = spanAt(state.spans, placed.origin, offset);
      if (span) return { span, text: stateText(machine, state) };
    }
  }
  return undefined;
}

const spanAt = (spans: readonly Span[], origin: number, offset: number): Span | undefined =>
  spans.map(s => shift(s, origin)).find(s => touches(s, offset));

function stateText(machine: Machine, state: State): string {
  const { transitions } = machine;
  const into = transitions.filter(({ to }) => to === state);
  const outOf = transitions.filter(({ from }) => from === state);
  const shape = shapeOf(machine);
  const lines = [`**${state.name}**`];
  if (shape?.starts.includes(state)) lines.push('The initial state.');
  if (into.some(({ from }) => from)) lines.push(`From ${listOf(into, 'from')}`);
  if (outOf.some(({ to }) => to)) lines.push(`To ${listOf(outOf, 'to')}`);
  else if (shape?.ends.includes(state)) lines.push('Nothing leads on from here.');
  return lines.join('\n\n');
}

/** Such as `DRAFT (submit), PENDING`. */
const listOf = (transitions: readonly Transition[], end: 'from' | 'to'): string =>
  transitions
    .flatMap(t => {
      const other = t[end];
      return other ? [t.label ? `${other.name} (${t.label.text})` : other.name] : [];
    })
    .join(', ');

function componentHover(spec: Spec, offset: number): Hover | undefined {
  const { drawn, listed, services } = componentsIn(spec);
  for (const { name, spans, placed } of drawn) {
    const span = spanAt(spans, placed.origin, offset);
    if (!span) continue;
    const row = listed.find(other => names(other.name, name));
    const service = services.find(other => names(other, name));
    if (row) return { span, text: [`**${name}**`, ...rowLines(row)].join('\n\n') };
    return service === undefined
      ? undefined
      : { span, text: `**${name}**\n\nDescribed in the section '${service}'.` };
  }
  return undefined;
}

/** Each cell behind the name under the name of its column. */
const rowLines = ({ row }: ListedComponent): string[] =>
  row.table.columns.flatMap(({ name, role, slot }) => {
    const cell = slot?.isKey ? undefined : row.cells.get(role);
    return cell && cell.text !== '' ? [`${name}: ${cell.raw}`] : [];
  });
