/** Names of events and of the fields of their payloads. */

import { type EventRow, eventKey, eventsOf } from '../event.ts';
import { claimOf, eventSamplesOf } from '../event-match.ts';
import { sampleNames as namesOfSample } from '../event-sample.ts';
import { plainPath } from '../field-path.ts';
import type { PlacedSection, Spec } from '../spec.ts';
import { sampleNames } from './endpoints.ts';
import { type Found, foundIn } from './found.ts';

/** Every place in the tables of events and at their samples that names an event. */
export function eventNames(spec: Spec): Found[] {
  const rows = eventsOf(spec).flatMap(({ placed, event }) => rowNames(placed, event));
  const known = new Set(rows.map(({ key }) => key));
  const samples = eventSamplesOf(spec).flatMap(({ placed, sample }) =>
    (sample.isSure ? namesOfSample(sample) : [])
      .filter(({ text }) => text === claimOf(sample)?.text || known.has(eventKey(text).base))
      .flatMap(({ span }) => foundIn(placed, { kind: 'event', spans: [span] })),
  );
  return [...rows, ...samples];
}

/** Those who produce an event describe it. */
function rowNames(placed: PlacedSection, { names, direction, payload }: EventRow): Found[] {
  const { ref } = payload;
  return [
    ...names.flatMap(({ span }) =>
      foundIn(placed, {
        kind: 'event',
        spans: [span],
        weight: direction === 'produced' ? 3 : 2,
        isForeign: direction === 'consumed',
      }),
    ),
    // A schema that goes by the event's very name; one with a name of its own is another thing.
    ...(ref && names.some(({ name }) => name === ref.name)
      ? foundIn(placed, { kind: 'event', spans: [ref.span] })
      : []),
  ];
}

/** The keys of payloads, in samples and in the cells that list them. */
export const payloadNames = (spec: Spec): Found[] => [
  ...eventSamplesOf(spec).flatMap(({ placed, sample }) => {
    const claim = claimOf(sample);
    const { payload, isSure } = sample;
    return claim && payload && isSure
      ? sampleNames(placed, sample.sample, { scope: scopeOf(claim.text), root: payload })
      : [];
  }),
  ...eventsOf(spec).flatMap(({ placed, event: { names, payload } }) =>
    names.length !== 1
      ? []
      : (payload.fields ?? []).flatMap(({ name, span }) =>
          /[.[]/.test(name)
            ? []
            : foundIn(placed, {
                kind: 'field',
                spans: [span],
                key: plainPath(name),
                scope: scopeOf(names[0]!.name),
                weight: 2,
              }),
        ),
  ),
];

const scopeOf = (event: string): string => `event ${eventKey(event).base}`;
