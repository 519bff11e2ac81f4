/** The things that are named at a position: by the document itself, or by a code span that spells what another one describes. */

import type { CancellationToken } from 'vscode-languageserver';
import { offsetAt } from '../blocks/position.ts';
import { occurrencesAt, strayAt, thingsNamed } from '../features/navigation.ts';
import type { OpenDocument } from '../service/service.ts';
import { nameKey, type SpelledThing, sharedKinds } from '../spec/name.ts';
import { toNameKey } from '../spec/names/key.ts';
import type { Span } from '../text/span.ts';
import type { Context } from './context.ts';
import { eachOther } from './other-documents.ts';

export interface AskedPlace {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
  readonly token: CancellationToken;
}

export interface ThingsAt {
  readonly open: OpenDocument;
  readonly offset: number;
  /** Several only where one heading names an endpoint by several methods. */
  readonly things: readonly SpelledThing[];
  /** The code span, where only others know what it names. */
  readonly stray?: Span;
}

/** Undefined where nothing is named, and in documents that are not open. */
export async function thingsAt(context: Context, asked: AskedPlace): Promise<ThingsAt | undefined> {
  const { service } = context;
  const open = service.get(asked.uri);
  if (!open) return undefined;
  const offset = offsetAt(open.document, asked.position, service.encoding);
  const things = occurrencesAt(open.spec, offset);
  if (things.length > 0) return { open, offset, things };
  const stray = strayAt(open.spec, offset);
  const thing = stray && (await thingElsewhere(context, asked, stray.text));
  return thing ? { open, offset, things: [thing], stray: stray.span } : undefined;
}

/** The one thing that others describe under a name. */
async function thingElsewhere(
  context: Context,
  { uri, token }: AskedPlace,
  name: string,
): Promise<SpelledThing | undefined> {
  const things = [...sharedKinds].map(kind => ({ kind, key: toNameKey(kind, name), name }));
  const found = new Map<string, SpelledThing>();
  for await (const { spec } of eachOther(context, { uri, things, token }))
    for (const thing of thingsNamed(spec, name)) found.set(nameKey(thing), thing);
  const [thing, ...more] = found.values();
  return more.length === 0 ? thing : undefined;
}
