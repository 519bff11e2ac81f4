/** Causes of transitions: whether an endpoint or an event speaks of what a label says. */

import { memo } from '../text/memo.ts';
import { textOf } from '../text/span.ts';
import { endpointsOf } from './endpoint.ts';
import { eventsOf } from './event.ts';
import { machinesOf, type PlacedMachine, type Transition } from './machine.ts';
import type { Spec } from './spec.ts';

export interface Cause {
  readonly machine: PlacedMachine;
  readonly transition: Transition;
  readonly label: NonNullable<Transition['label']>;
  /** The words of the label stand in an endpoint's heading or purpose. */
  readonly hasEndpoint: boolean;
  /** The words of the label stand in a row of events. */
  readonly hasEvent: boolean;
}

/** Every labelled transition with what was found of its label; none where the document has neither endpoints nor events. */
export const causesOf: (spec: Spec) => readonly Cause[] = memo(spec => {
  const endpoints = endpointsOf(spec).map(({ endpoint }) =>
    stems(`${endpoint.heading?.text ?? ''} ${endpoint.purpose?.text ?? ''}`),
  );
  const events = eventsOf(spec).map(({ placed, event }) =>
    stems(textOf(placed.section.text, event.row.row.span)),
  );
  if (endpoints.length === 0 && events.length === 0) return [];
  const has = (all: readonly ReadonlySet<string>[], text: string): boolean => {
    const wanted = [...stems(text)];
    return wanted.length === 0 || all.some(words => wanted.some(word => words.has(word)));
  };
  return machinesOf(spec).flatMap(machine =>
    machine.machine.isSure
      ? machine.machine.transitions.flatMap(transition =>
          transition.label
            ? [
                {
                  machine,
                  transition,
                  label: transition.label,
                  hasEndpoint: has(endpoints, transition.label.text),
                  hasEvent: has(events, transition.label.text),
                },
              ]
            : [],
        )
      : [],
  );
});

/** The beginnings of words, which `approve`, `approved` and `approval` share. */
const stems = (text: string): Set<string> =>
  new Set(
    text
      .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter(word => word.length >= 4)
      .map(word => word.slice(0, 5)),
  );
