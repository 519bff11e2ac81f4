/** Navigation: from a name to where it is described, to every place that names the same, and what is written there. */

import { isSameThing, type Occurrence, type SpelledThing, sharedKinds } from '../spec/name.ts';
import { namesOf } from '../spec/names/names.ts';
import { type Stray, strayPlaces, straysOf } from '../spec/names/strays.ts';
import type { Spec } from '../spec/spec.ts';
import { type Span, touches } from '../text/span.ts';

/** Where a thing is named, as the document's offsets: one span, several where a drawing breaks the name over lines. */
export const spansOf = ({ span, rest = [] }: Occurrence): readonly Span[] => [span, ...rest];

/** The names at an offset, the end of a name included; several only where one heading names an endpoint by several methods. */
export function occurrencesAt(spec: Spec, offset: number): readonly Occurrence[] {
  const found = namesOf(spec).filter(own => spansOf(own).some(span => touches(span, offset)));
  // Of two names that meet at the offset the one that begins there is meant.
  const begun = found.filter(own => spansOf(own).some(({ start, end }) => start <= offset && offset < end));
  return begun.length > 0 ? begun : found;
}

/** The name at an offset. */
export const occurrenceAt = (spec: Spec, offset: number): Occurrence | undefined =>
  occurrencesAt(spec, offset)[0];

/** Every place of a document that names one of the things, in order; of what it does not know itself, the code spans that spell it. */
export const placesOf = (spec: Spec, things: readonly SpelledThing[]): Occurrence[] => {
  const own = namesOf(spec).filter(place => things.some(thing => isSameThing(place, thing)));
  const foreign = things.filter(thing => !own.some(place => isSameThing(place, thing)));
  return [...own, ...foreign.flatMap(thing => strayPlaces(spec, thing))];
};

/** Where a document describes one of the things, or, asked for declarations, where it lists what others describe. */
export const definitionsOf = (
  spec: Spec,
  things: readonly SpelledThing[],
  role: 'definition' | 'declaration' = 'definition',
): Occurrence[] => placesOf(spec, things).filter(own => own.role === role);

/** The code span at an offset that may name a thing of another document. */
export const strayAt = (spec: Spec, offset: number): Stray | undefined =>
  straysOf(spec).find(({ span }) => touches(span, offset));

/** The things that a document describes under just this name. */
export const thingsNamed = (spec: Spec, name: string): SpelledThing[] =>
  namesOf(spec).filter(own => own.name === name && own.role === 'definition' && sharedKinds.has(own.kind));
