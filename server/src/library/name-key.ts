/** Keys of names: what a specification tells the workspace of the things that it names. */

import { type NamedThing, nameKey, sharedKinds } from '../spec/name.ts';
import { namesOf } from '../spec/names/names.ts';
import type { Spec } from '../spec/spec.ts';
import type { Entry } from './library.ts';

export { nameKey } from '../spec/name.ts';

/** The keys of all that a specification names and that others may name, too. */
export const sharedNames = (spec: Spec): ReadonlySet<string> =>
  new Set(namesOf(spec).flatMap(own => (sharedKinds.has(own.kind) ? [nameKey(own)] : [])));

/** True unless it is known that an entry's document does not name the thing. */
export const mayName = (
  entry: Entry & { readonly names?: ReadonlySet<string> },
  thing: NamedThing,
): boolean => entry.names === undefined || entry.names.has(nameKey(thing));
