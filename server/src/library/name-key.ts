/** Keys of names: what a specification tells the workspace of the things that it names. */

import { nameKey, type SpelledThing, sharedKinds } from '../spec/name.ts';
import { namesOf } from '../spec/names/names.ts';
import { straysOf } from '../spec/names/strays.ts';
import type { Spec } from '../spec/spec.ts';

export { nameKey } from '../spec/name.ts';

/** Key of a word that may be the name of a thing which another specification describes. */
export const strayKey = (word: string): string => `word\n${word}`;

/** The keys of all that a specification names and that others may name, too, and of the words that they may know. */
export const sharedNames = (spec: Spec): ReadonlySet<string> =>
  new Set([
    ...namesOf(spec).flatMap(own => (sharedKinds.has(own.kind) ? [nameKey(own)] : [])),
    ...straysOf(spec).map(({ text }) => strayKey(text)),
  ]);

/** True unless it is known that an entry's document does not name the thing, in its own words or in these. */
export const mayName = ({ names }: { readonly names?: ReadonlySet<string> }, thing: SpelledThing): boolean =>
  names === undefined || names.has(nameKey(thing)) || names.has(strayKey(thing.name));
