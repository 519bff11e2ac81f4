/** What is said of a state and a column that differ: the same in every rule on states and data. */

import { type Span, shift } from '../text/span.ts';
import type { Mismatch } from './machine-data.ts';
import { type MismatchRepair, repairsOf, stateSpan, valueSpan } from './machine-repair.ts';
import type { Spec } from './spec.ts';

export interface MismatchReport {
  readonly span: Span;
  readonly message: string;
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  readonly fix?: MismatchRepair;
  readonly suggestions?: readonly MismatchRepair[];
}

/** Underlines the value, or the state where there is no value, and points at the other side. */
export function describeMismatch(spec: Spec, mismatch: Mismatch): MismatchReport {
  const { column, state, value } = mismatch;
  const { placed, machine } = column.machine;
  const repairs = repairsOf(spec, mismatch);
  const list = { text: column.placed.section.text, origin: column.placed.origin };
  const drawn = shift(machine.states[0]?.spans[0] ?? machine.span, placed.origin);
  if (!value)
    return {
      span: stateSpan(column.machine, state!),
      message: `Unexpected state '${state!.name}', expected it among the values of ${column.name}`,
      related: [
        { span: shift(column.values.span, column.placed.origin), message: `The values of ${column.name}` },
      ],
      ...repairs,
    };
  const span = valueSpan(list, value);
  if (!state)
    return {
      span,
      message: `Unexpected value '${value.value}' of ${column.name}, expected a state of the state machine`,
      related: [{ span: drawn, message: 'The state machine' }],
      ...repairs,
    };
  return {
    span,
    message: `Unexpected value '${value.value}' of ${column.name}, did you mean the state '${state.name}'?`,
    related: [{ span: stateSpan(column.machine, state), message: `The state '${state.name}'` }],
    ...repairs,
  };
}
