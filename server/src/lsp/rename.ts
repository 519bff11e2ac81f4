/** Rename requests: the edits of this document and of all others of the workspace, as one change. */

import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextEdit } from 'vscode-languageserver-types';
import { rangeOf } from '../blocks/position.ts';
import { renamedThing } from '../features/rename/new-name.ts';
import {
  type Refusal,
  type Renamable,
  refusalOf,
  renamableAt,
  renameEdits,
} from '../features/rename/rename.ts';
import type { Change } from '../features/rename/spelling.ts';
import type { SpelledThing } from '../spec/name.ts';
import type { Spec } from '../spec/spec.ts';
import type { Edit } from '../text/edit.ts';
import { type Context, type Feature, toRange } from './context.ts';
import { eachOther } from './other-documents.ts';
import { type ThingsAt, thingsAt } from './things-at.ts';

export const rename: Feature = {
  register(context) {
    const { connection } = context;
    connection.onPrepareRename(async ({ textDocument: { uri }, position }, token) => {
      const asked = await thingsAt(context, { uri, position, token });
      const found = asked && renamable(asked);
      if (!asked || !found) return null;
      if ('refusal' in found) return refused(found.refusal);
      return { range: toRange(context, asked.open, found.span), placeholder: found.placeholder };
    });
    connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }, token) => {
      const asked = await thingsAt(context, { uri, position, token });
      const found = asked && renamable(asked);
      if (!asked || !found) return null;
      if ('refusal' in found) return refused(found.refusal);
      const change = { kind: found.thing.kind, from: found.placeholder, to: newName.trim() };
      return renameAll(context, { uri, spec: asked.open.spec, found, change }, token);
    });
  },
};

const renamable = ({ open, offset, things, stray }: ThingsAt): Renamable | Refusal | undefined =>
  stray && things[0]
    ? { thing: things[0], span: stray, placeholder: things[0].name }
    : renamableAt(open.spec, offset);

const refused = (message: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, message);

interface Renaming {
  readonly uri: string;
  readonly spec: Spec;
  readonly found: Renamable;
  readonly change: Change;
}

async function renameAll(
  context: Context,
  { uri, spec, found: { thing }, change }: Renaming,
  token: CancellationToken,
): Promise<WorkspaceEdit | ResponseError> {
  const { service, client } = context;
  const own = editsOf(spec, thing, change);
  if ('refusal' in own) return refused(own.refusal);
  const edits = own.length > 0 ? [toDocumentEdit(context, { uri, spec }, own)] : [];
  const things = [thing, { ...renamedThing(thing, change.to), name: change.to }];
  for await (const other of eachOther(context, { uri, things, token })) {
    const found = editsOf(other.spec, thing, change);
    if ('refusal' in found) return refused(`${nameOf(other.uri)}: ${found.refusal}`);
    if (found.length > 0) edits.push(toDocumentEdit(context, other, found));
  }
  if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  if (service.get(uri)?.spec !== spec)
    return new ResponseError(LSPErrorCodes.ContentModified, 'the document changed meanwhile');
  return client.versionsEdits
    ? { documentChanges: edits }
    : { changes: Object.fromEntries(edits.map(({ textDocument, edits: all }) => [textDocument.uri, all])) };
}

function editsOf(spec: Spec, thing: SpelledThing, change: Change): readonly Edit[] | Refusal {
  const refusal = refusalOf(spec, thing, change);
  return refusal === undefined ? renameEdits(spec, thing, change) : { refusal };
}

interface DocumentEdit {
  readonly textDocument: { readonly uri: string; readonly version: number | null };
  readonly edits: TextEdit[];
}

/** For a document that is not open the version is null: what is on disk is meant (LSP 3.18, OptionalVersionedTextDocumentIdentifier). */
const toDocumentEdit = (
  { service }: Context,
  { uri, spec }: { readonly uri: string; readonly spec: Spec },
  edits: readonly Edit[],
): DocumentEdit => ({
  textDocument: { uri, version: service.get(uri)?.version ?? null },
  edits: edits.map(({ span, newText }) => ({
    range: rangeOf(spec.document, span, service.encoding),
    newText,
  })),
});

const nameOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);
