/**
 * The library: what the documents of a workspace say about each other. It changes in place, entry by entry; whoever keeps
 * something that was worked out from it keeps the version, and the answers that he got.
 */

import { detached } from '../text/memo.ts';
import type { Entry } from './entry.ts';
import type { Mention, MentionKind } from './mention.ts';

export interface Library {
  /** Grows with every change. */
  readonly version: number;
  readonly size: number;
  readonly entries: Iterable<Entry>;
  get(uri: string): Entry | undefined;
  /** Who mentions it, in order of URI and place; the same objects as long as they say the same at the same place. */
  mentions(kind: MentionKind, key: string): readonly Mention[];
  /** Puts a document's entry in, replaces it or takes it out; false if nothing is different. Costs what the two entries hold. */
  put(uri: string, entry: Entry | undefined): boolean;
}

export function createLibrary(): Library {
  const entries = new Map<string, Entry>();
  // Most keys have one mention, and a list would be as large again.
  const index = new Map<MentionKind, Map<string, Mention | Mention[]>>();
  let version = 0;

  const remove = (mention: Mention): void => {
    const found = index.get(mention.kind);
    const list = found?.get(mention.key);
    if (Array.isArray(list) && list.length > 1) list.splice(list.indexOf(mention), 1);
    else found?.delete(mention.key);
  };
  const add = (mention: Mention): void => {
    const found = index.get(mention.kind) ?? new Map<string, Mention | Mention[]>();
    index.set(mention.kind, found);
    const list = found.get(mention.key);
    if (Array.isArray(list)) list.push(mention);
    else found.set(mention.key, list ? [list, mention] : mention);
  };
  return {
    get version() {
      return version;
    },
    get size() {
      return entries.size;
    },
    entries: { [Symbol.iterator]: () => entries.values() },
    get: uri => entries.get(uri),
    mentions(kind, key) {
      const found = index.get(kind)?.get(key);
      return Array.isArray(found) ? [...found].sort(byPlace) : found ? [found] : none;
    },
    put(uri, entry) {
      const known = entries.get(uri);
      if (!known && !entry) return false;
      const mentions = known && entry ? keptMentions(known, entry) : (entry?.mentions ?? []);
      const next = entry && { ...entry, uri: detached(entry.uri), mentions };
      if (known && next && isSameEntry(known, next)) return false;
      const staying = new Set(next?.mentions);
      const before = new Set(known?.mentions);
      for (const mention of before) if (!staying.has(mention)) remove(mention);
      for (const mention of staying) if (!before.has(mention)) add(mention);
      if (next) entries.set(uri, next);
      else entries.delete(uri);
      version++;
      return true;
    },
  };
}

const none: readonly Mention[] = [];

const byPlace = (a: Mention, b: Mention): number =>
  a.uri === b.uri ? a.start - b.start : a.uri < b.uri ? -1 : 1;

const isSameEntry = (a: Entry, b: Entry): boolean =>
  a.mentions.length === b.mentions.length &&
  a.mentions.every((m, i) => m === b.mentions[i]) &&
  a.id === b.id &&
  a.title === b.title &&
  a.form === b.form &&
  a.references.length === b.references.length &&
  a.references.every((r, i) => r === b.references[i]);

/** The new mentions, the old object in the place of each that is equal. */
function keptMentions(before: Entry, { mentions }: Entry): Mention[] {
  const known = new Map(before.mentions.map(m => [placeKey(m), m]));
  return mentions.map(m => {
    const old = known.get(placeKey(m));
    return old && isSame(old, m) ? old : m;
  });
}

const placeKey = ({ kind, key, start }: Mention): string => `${start} ${kind} ${key}`;

const isSame = (a: Mention, b: Mention): boolean =>
  a.name === b.name &&
  a.end === b.end &&
  a.line === b.line &&
  a.character === b.character &&
  a.endCharacter === b.endCharacter &&
  a.detail === b.detail;

/** Every identifier of a specification, and where it is. */
export function idsOf({ entries }: Library): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { form, id, uri } of entries) if (form === 'specification' && id !== '') ids.set(id, uri);
  return ids;
}

/** Requirements that specifications refer to, the most used first. */
export function referencesOf({ entries }: Library): string[] {
  const count = new Map<string, number>();
  for (const { references } of entries) for (const id of references) count.set(id, (count.get(id) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1)).map(([id]) => id);
}
