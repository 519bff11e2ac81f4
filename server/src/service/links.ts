/** Links: the library of a service, and what each document is told of the others. */

import type { Document } from '../blocks/document.ts';
import type { Encoding } from '../blocks/position.ts';
import { type Entry, entryOf, identifierOf } from '../library/entry.ts';
import { createLibrary, type Library } from '../library/library.ts';
import { createOthers, type Others } from '../library/others.ts';
import { referenceEntryOf } from '../library/reference-document.ts';
import type { Spec } from '../spec/spec.ts';
import { canonicalUri } from '../text/uri.ts';

export interface Links {
  readonly library: Library;
  /** The others as a document sees them; undefined while nobody is to be told of others. */
  othersOf(uri: string, spec: Spec): Others | undefined;
  /** True if what was asked would be answered alike now. */
  isCurrent(seen: Seen): boolean;
  /** Puts what a document says now into the library. */
  list(uri: string, spec: Spec, encoding: Encoding): void;
  put(uri: string, entry: Entry | undefined): boolean;
  /** The workspace folders, as the client writes them. */
  setRoots(uris: readonly string[]): void;
  /** False: no document is told of others. */
  setLinked(isLinked: boolean): boolean;
  /** True for a document below the workspace folders; without folders for each that is a file. */
  counts(uri: string): boolean;
}

/** What a document was told, and the version of the library that it came from. */
export interface Seen {
  readonly others: Others | undefined;
  version: number;
}

export function createLinks(): Links {
  const library = createLibrary();
  let roots: readonly string[] = [];
  let isLinked = true;
  // A draft that is no file yet, or lies elsewhere, may be a copy that somebody only looks at.
  const counts = (uri: string): boolean =>
    roots.length === 0 ? !uri.startsWith('untitled:') : roots.some(root => uri.startsWith(root));
  const othersAt = (uri: string, id: string): Others => {
    const root = roots.filter(r => uri.startsWith(r)).sort((a, b) => b.length - a.length)[0] ?? '';
    return createOthers(library, { uri, id, root, counts });
  };
  return {
    library,
    othersOf: (uri, spec) => (isLinked ? othersAt(canonicalUri(uri), identifierOf(spec)) : undefined),
    isCurrent(seen) {
      if (!seen.others) return !isLinked;
      if (!isLinked) return false;
      if (seen.version === library.version) return true;
      const { uri, id, asked } = seen.others;
      const isSame = othersAt(uri, id).repeat(asked);
      if (isSame) seen.version = library.version;
      return isSame;
    },
    list(raw, spec, encoding) {
      const origin = { uri: canonicalUri(raw), encoding };
      library.put(origin.uri, listed(origin, spec, spec.document));
    },
    put: (uri, entry) => library.put(canonicalUri(uri), entry),
    setRoots(uris) {
      roots = uris.map(uri => canonicalUri(`${uri.replace(/\/$/, '')}/`));
    },
    counts: uri => counts(canonicalUri(uri)),
    setLinked(next) {
      const isOther = next !== isLinked;
      isLinked = next;
      return isOther;
    },
  };
}

/** The entry of a specification, or of a document that specifications refer to. */
const listed = (
  origin: { readonly uri: string; readonly encoding: Encoding },
  spec: Spec,
  document: Document,
): Entry | undefined => entryOf(origin, spec) ?? referenceEntryOf(origin, document, spec.template);
