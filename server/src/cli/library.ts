/** The library of the command line: what the files that are checked say to each other, read before any of them is judged. */

import { readDocument } from '../blocks/document.ts';
import { type Entry, entryOf } from '../library/entry.ts';
import { createLibrary, type Library } from '../library/library.ts';
import type { MentionKind } from '../library/mention.ts';
import { createOthers, type Others } from '../library/others.ts';
import { isReferenceDocument, referenceEntryOf } from '../library/reference-document.ts';
import { readSpec, type Spec } from '../spec/spec.ts';
import { canonicalUri } from '../text/uri.ts';
import { type Cache, keyOf } from './cache.ts';
import { createFileChecker } from './file-checker.ts';
import type { JudgeOptions } from './judge.ts';
import type { Machine } from './machine.ts';

export interface Reading {
  readonly machine: Machine;
  readonly options: JudgeOptions;
  readonly cache: Cache | undefined;
}

/** What each file says to others, by its path; files that say nothing, or cannot be read, are left out. */
export async function readSayings(
  files: readonly string[],
  { machine, options, cache }: Reading,
): Promise<Map<string, Entry>> {
  const sayings = new Map<string, Entry>();
  const { settingsOf } = createFileChecker({ ...machine, complain() {} }, options);
  for (const path of files) {
    const text = readOr(path, machine);
    if (text === undefined) continue;
    const settings = await settingsOf(path);
    if (settings.isIgnored) continue;
    const known = cache?.get(path);
    const isKnown = known?.says !== undefined && known.key === keyOf({ text, settings, options }, machine);
    const { template, force } = settings;
    const uri = canonicalUri(machine.uriOf(path));
    const says = isKnown ? known.says : sayingOf(uri, text, { template, force: force || options.force });
    if (says) sayings.set(path, says);
  }
  return sayings;
}

/** A library of what was read. */
export function libraryOf(sayings: Iterable<Entry>): Library {
  const library = createLibrary();
  for (const entry of sayings) library.put(entry.uri, entry);
  return library;
}

/** What the other files say, as the file of a path sees them. */
export function othersAt(library: Library, path: string, machine: Machine): Others {
  const uri = canonicalUri(machine.uriOf(path));
  const root = canonicalUri(machine.uriOf('.')).replace(/\/?$/, '/');
  return createOthers(library, {
    uri,
    id: library.get(uri)?.id ?? '',
    root: uri.startsWith(root) ? root : '',
  });
}

// No rule asks for these, and they are many.
const unasked: ReadonlySet<MentionKind> = new Set<MentionKind>([
  'link',
  'specification use',
  'endpoint use',
  'table use',
  'decision',
]);

function sayingOf(
  uri: string,
  text: string,
  { template, force }: { template: Spec['template']; force: boolean },
): Entry | undefined {
  const origin = { uri, encoding: 'utf-16' as const };
  const document = readDocument(text);
  const spec = readSpec(document, template, { force });
  if (!spec.recognised)
    return isReferenceDocument(uri, text, template)
      ? referenceEntryOf(origin, document, template)
      : undefined;
  const entry = entryOf(origin, spec);
  return entry && { ...entry, mentions: entry.mentions.filter(m => !unasked.has(m.kind)) };
}

function readOr(path: string, machine: Machine): string | undefined {
  try {
    return machine.read(path);
  } catch {
    return undefined;
  }
}
