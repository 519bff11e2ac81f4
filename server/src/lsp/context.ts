/** What every handler gets: the service, and the way from its answers to the protocol's. */

import type { Connection } from 'vscode-languageserver';
import type { Diagnostic, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { rangeOf } from '../blocks/position.ts';
import type { Host } from '../service/host.ts';
import type { OpenDocument, Service } from '../service/service.ts';
import type { Spec } from '../spec/spec.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { ClientFacts } from './capabilities.ts';
import type { Checking } from './checking.ts';
import type { Folders } from './folders.ts';
import type { Preferences } from './preferences.ts';

export interface Context {
  readonly connection: Connection;
  readonly service: Service;
  readonly host: Host;
  readonly client: ClientFacts;
  readonly checking: Checking;
  /** The diagnostics that the client has of documents of which it was not told all at once. */
  readonly told: Map<string, readonly Diagnostic[]>;
  readonly preferences: Preferences;
  readonly folders: Folders;
  /** Settles when the files of the workspace are in the library. */
  indexed(): Promise<void>;
  /** Settles when it is known what the project of a document wants of it. */
  settled(uri: string): Promise<void>;
  /** The specification of a document of the workspace, open or not, as its project wants it read. */
  specAt(uri: string): Promise<Spec | undefined>;
  /** True for documents below the workspace's folders, and for all where it has none. */
  isInside(uri: string): boolean;
}

/** One row of the server: handlers for what `capabilities.ts` says that it can do. */
export interface Feature {
  register(context: Context): void;
}

export const toRange = (
  { service }: Pick<Context, 'service'>,
  { document }: Pick<OpenDocument, 'document'>,
  span: Span,
): Range => rangeOf(document, span, service.encoding);

export const toEdits = (context: Context, open: OpenDocument, edits: readonly Edit[]): TextEdit[] =>
  edits.map(e => ({ range: toRange(context, open, e.span), newText: e.newText }));

/** Edits as a change to the version they were made for, where the client can tell versions apart. */
export function toWorkspaceEdit(context: Context, open: OpenDocument, edits: readonly Edit[]): WorkspaceEdit {
  const textEdits = toEdits(context, open, edits);
  return context.client.versionsEdits
    ? { documentChanges: [{ textDocument: { uri: open.uri, version: open.version }, edits: textEdits }] }
    : { changes: { [open.uri]: textEdits } };
}
