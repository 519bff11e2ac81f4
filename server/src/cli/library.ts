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
import { askGit, type GitAnswer, type GitAsked, questionBefore, questionFor } from './history.ts';
import type { JudgeOptions } from './judge.ts';
import type { Machine } from './machine.ts';

export interface Reading {
  readonly machine: Machine;
  readonly options: JudgeOptions;
  readonly cache: Cache | undefined;
}

export interface Readings {
  /** What each file says to others, by its path; files that say nothing, or cannot be read, are left out. */
  readonly sayings: ReadonlyMap<string, Entry>;
  /** What Git answered. */
  readonly committed: Readonly<Record<string, GitAnswer>>;
}

/** Reads all files, and asks Git about those whose rules want to know. */
export async function readAll(
  files: readonly string[],
  { machine, options, cache }: Reading,
): Promise<Readings> {
  const sayings = new Map<string, Entry>();
  const asked: GitAsked[] = [];
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
    const read = isKnown ? undefined : readOne(text, { template, force: force || options.force });
    const says = read ? sayingOf(uri, text, read) : known?.says;
    if (says) sayings.set(path, says);
    const question = read
      ? questionFor(read, { configuration: settings.configuration, status: options.status })
      : questionBefore(known?.questions);
    if (question) asked.push({ path, text, question });
  }
  return { sayings, committed: await askGit(asked, machine) };
}

const readOne = (text: string, { template, force }: { template: Spec['template']; force: boolean }): Spec =>
  readSpec(readDocument(text), template, { force });

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

function sayingOf(uri: string, text: string, spec: Spec): Entry | undefined {
  const origin = { uri, encoding: 'utf-16' as const };
  const { document, template } = spec;
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
