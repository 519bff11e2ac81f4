/** The library: what the specifications of a workspace say about each other. Immutable. */

import { entryOfType } from '../spec/header.ts';
import type { Spec } from '../spec/spec.ts';

/** What is remembered of a specification that may not be open. */
export interface Entry {
  readonly uri: string;
  /** Empty if it has none yet. */
  readonly id: string;
  /** Identifiers of the requirements it answers. */
  readonly references: readonly string[];
}

export type Library = ReadonlyMap<string, Entry>;

export const emptyLibrary: Library = new Map();

/** The entry for a document; undefined for ordinary Markdown. */
export function entryOf(uri: string, spec: Spec): Entry | undefined {
  if (!spec.recognised) return undefined;
  const id = entryOfType(spec.header, 'id');
  const references = entryOfType(spec.header, 'ids');
  return {
    uri,
    id: id && !id.isOpen ? id.value : '',
    references: references && !references.isOpen ? readIds(references.value) : [],
  };
}

/** The library with one document's entry put in, replaced or taken out. */
export function withEntry(library: Library, uri: string, entry: Entry | undefined): Library {
  const known = library.get(uri);
  if (known === entry || (known && entry && JSON.stringify(known) === JSON.stringify(entry))) return library;
  const next = new Map(library);
  if (entry) next.set(uri, entry);
  else next.delete(uri);
  return next;
}

/** Every identifier of a specification, and where it is. */
export const idsOf = (library: Library): Map<string, string> =>
  new Map([...library.values()].filter(e => e.id !== '').map(e => [e.id, e.uri]));

/** Requirements that specifications refer to, the most used first. */
export function referencesOf(library: Library): string[] {
  const count = new Map<string, number>();
  for (const { references } of library.values())
    for (const id of references) count.set(id, (count.get(id) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1)).map(([id]) => id);
}

const readIds = (value: string): string[] =>
  (value.match(/[A-Za-z0-9-]+/g) ?? []).flatMap(
    word => /^[\d-]*([A-Za-z][A-Za-z0-9]*-[A-Za-z-]*\d.*)$/.exec(word)?.[1] ?? [],
  );
