/** Entry of the extension on the desktop and on remote machines: the server runs as a Node.js process of its own. */

import { type ExtensionContext, Uri } from 'vscode';
import { type ForkOptions, LanguageClient, type NodeModule, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './activate.ts';
import type { PreviewApi } from './preview.ts';

export { deactivate } from './activate.ts';

/** Called by VS Code once, for the first Markdown document or handoff command. */
export function activate(context: ExtensionContext): PreviewApi {
  // Not the workspace folder: nothing that lies there may be picked up by accident, and the folder stays deletable.
  const options: ForkOptions = { cwd: context.extensionUri.fsPath };
  const run: NodeModule = {
    module: Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath,
    transport: TransportKind.ipc,
    options,
  };
  const debug: NodeModule = { ...run, options: { ...options, execArgv: ['--nolazy', '--inspect=6009'] } };
  return activateWith(
    context,
    client => new LanguageClient(client.id, client.name, { run, debug }, client.options),
  );
}
