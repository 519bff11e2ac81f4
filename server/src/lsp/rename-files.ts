/** Files that are about to be renamed: links in specifications follow them. */

import type { TextDocumentEdit } from 'vscode-languageserver';
import type { Document } from '../blocks/document.ts';
import { concerned, linkEdits, type Move } from '../features/link-updates.ts';
import type { Workspace } from '../service/workspace.ts';
import type { Spec } from '../spec/spec.ts';
import { canonicalUri } from '../text/uri.ts';
import { type Context, toRange } from './context.ts';

/** More documents than these are not rewritten by one rename. */
const maxDocuments = 1000;

/** Answers with the edits of links, in the documents where they are now. */
export function answerRenames(context: Context, workspace: Workspace): void {
  context.connection.workspace.onWillRenameFiles(async ({ files }) => {
    const moves = files.map(({ oldUri, newUri }): Move => {
      const tidy = (uri: string): string => canonicalUri(uri.replace(/\/$/, ''));
      return { from: tidy(oldUri), to: tidy(newUri) };
    });
    const changes: TextDocumentEdit[] = [];
    for (const uri of concerned(context.service.library, moves).slice(0, maxDocuments)) {
      const found = await documentAt(context, workspace, uri);
      const edits = found ? linkEdits(found.spec, uri, moves) : [];
      if (found && edits.length > 0)
        changes.push({
          textDocument: { uri: found.uri, version: found.version },
          edits: edits.map(e => ({ range: toRange(context, found, e.span), newText: e.newText })),
        });
    }
    if (changes.length === 0) return null;
    if (context.client.versionsEdits) return { documentChanges: changes };
    return { changes: Object.fromEntries(changes.map(c => [c.textDocument.uri, c.edits as never])) };
  });
}

interface Found {
  readonly uri: string;
  /** Null for a file that is not open. */
  readonly version: number | null;
  readonly document: Document;
  readonly spec: Spec;
}

async function documentAt(
  { service }: Context,
  workspace: Workspace,
  uri: string,
): Promise<Found | undefined> {
  const name = [...service.uris].find(open => canonicalUri(open) === uri);
  const open = name === undefined ? undefined : service.get(name);
  if (open) return { uri: open.uri, version: open.version, document: open.document, spec: open.spec };
  const spec = await workspace.read(uri);
  return spec && { uri, version: null, document: spec.document, spec };
}
