/** Libraries for tests: what a document is told of others that are given as texts. */

import { readDocument } from '../server/src/blocks/document.ts';
import { type Entry, entryOf } from '../server/src/library/entry.ts';
import { createLibrary, type Library } from '../server/src/library/library.ts';
import { createOthers, type Others } from '../server/src/library/others.ts';
import { referenceEntryOf } from '../server/src/library/reference-document.ts';
import { readSpec } from '../server/src/spec/spec.ts';
import type { Template } from '../server/src/template/template.ts';
import { canonicalUri } from '../server/src/text/uri.ts';
import { template } from './engine.ts';

export const rootUri = 'file:///workspace/';

/** The URI of a path in the workspace. */
export const at = (path: string): string => canonicalUri(`${rootUri}${path}`);

/** The entry of a text: of a specification, or of what specifications refer to. */
export function entryFor(path: string, text: string, own: Template = template): Entry | undefined {
  const origin = { uri: at(path), encoding: 'utf-16' as const };
  const document = readDocument(text);
  const reference = referenceEntryOf(origin, document, own);
  return reference ?? entryOf(origin, readSpec(document, own, { force: true }));
}

export function libraryOf(texts: Readonly<Record<string, string>>): Library {
  const library = createLibrary();
  for (const [path, text] of Object.entries(texts)) library.put(at(path), entryFor(path, text));
  return library;
}

/** What the document at a path is told. */
export const othersAt = (path: string, library: Library, id = ''): Others =>
  createOthers(library, { uri: at(path), id, root: rootUri });
