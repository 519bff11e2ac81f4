/** History: when Git may be asked about documents, and when it is asked anew. */

import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Context } from './context.ts';
import * as protocol from './protocol.ts';

/** Git writes one of these with every commit and whenever another branch is checked out. */
const heads = '**/.git/{HEAD,logs/HEAD}';

/** Git is asked in workspaces that the client trusts; clients that know no such thing trust all that they open. */
export function followTrust({ connection, service, client }: Context): void {
  service.history.allow(client.isTrusted);
  connection.onNotification(protocol.workspaceTrusted, () => service.history.allow(true));
}

/** Asks the client to tell when HEAD changes, where it can. */
export function watchHeads({ connection, client, host }: Context): void {
  const { workspace } = client.params.capabilities;
  if (!host.committed || workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
  const watchers = [{ globPattern: heads }];
  void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

export const isHead = (uri: string): boolean => /\/\.git\/(?:logs\/)?HEAD$/.test(uri);
