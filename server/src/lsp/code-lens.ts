/** Code lens requests: commands for our own client, plain words for others. */

import type { CodeLens, Command } from 'vscode-languageserver';
import { type Lens, slotLenses, useLenses } from '../features/lenses.ts';
import { rangeOfMention } from '../library/mention.ts';
import type { OpenDocument } from '../service/service.ts';
import { canonicalUri } from '../text/uri.ts';
import { type Context, type Feature, toRange } from './context.ts';
import { type GoToSlotParams, goToSlotCommand, type ShowUsesParams, showUsesCommand } from './protocol.ts';

export const codeLens: Feature = {
  register(context) {
    const { connection, service, preferences } = context;
    connection.onCodeLens(async ({ textDocument }) => {
      await context.settled(textDocument.uri);
      const open = service.get(textDocument.uri);
      if (!open) return [];
      const { lenses } = preferences;
      const slots = lenses.openSlots ? slotLenses(open.spec) : [];
      const uses = lenses.uses ? useLenses(open.spec, canonicalUri(open.uri), service.library) : [];
      return [...slots, ...uses].map(lens => toCodeLens(context, open, lens));
    });
  },
};

function toCodeLens(context: Context, open: OpenDocument, lens: Lens): CodeLens {
  const range = toRange(context, open, lens.span);
  return { range, command: commandOf(context, open, lens) };
}

function commandOf(context: Context, open: OpenDocument, { span, title, slot, uses }: Lens): Command {
  if (!context.client.followsLenses) return { title, command: '' };
  if (slot) {
    const params: GoToSlotParams = { uri: open.uri, range: toRange(context, open, slot) };
    return { title, command: goToSlotCommand, arguments: [params] };
  }
  const params: ShowUsesParams = {
    uri: open.uri,
    position: toRange(context, open, span).start,
    places: (uses ?? []).map(m => ({ uri: m.uri, range: rangeOfMention(m) })),
  };
  return { title, command: showUsesCommand, arguments: [params] };
}
