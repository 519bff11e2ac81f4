/** Other documents: the specifications of the workspace that may name a thing, open or not, read one after the other. */

import type { CancellationToken } from 'vscode-languageserver';
import type { Entry } from '../library/entry.ts';
import { mayName } from '../library/name-key.ts';
import { type SpelledThing, sharedKinds } from '../spec/name.ts';
import type { Spec } from '../spec/spec.ts';
import { decoded } from '../text/uri.ts';
import type { Context } from './context.ts';

export interface OtherDocument {
  readonly uri: string;
  readonly spec: Spec;
}

/** The specifications beside `uri` that may name one of the things; none where the things belong to one document. */
export async function* eachOther(
  context: Context,
  {
    uri,
    things,
    token,
  }: { readonly uri: string; readonly things: readonly SpelledThing[]; readonly token: CancellationToken },
): AsyncGenerator<OtherDocument> {
  const shared = things.filter(({ kind }) => sharedKinds.has(kind));
  if (shared.length === 0 || !context.isInside(uri)) return;
  await context.indexed();
  const { service } = context;
  // A client and the disk may write one address in two ways: what is open counts.
  const open = new Map([...service.uris].map(known => [decoded(known), known]));
  const seen = new Set([decoded(uri)]);
  // What is saved comes before drafts, which may be copies of it.
  const isDraft = (entry: Entry): number => (entry.uri.startsWith('untitled:') ? 1 : 0);
  const entries = [...service.library.entries].sort((a, b) => isDraft(a) - isDraft(b));
  for (const entry of entries) {
    const known = entry.uri;
    const address = decoded(known);
    if (entry.form !== 'specification') continue;
    if (seen.has(address) || !context.isInside(known)) continue;
    if (token.isCancellationRequested) return;
    seen.add(address);
    if (!shared.some(thing => mayName(entry, thing))) continue;
    const own = open.get(address) ?? known;
    const spec = await context.specAt(own);
    if (spec) yield { uri: own, spec };
  }
}
