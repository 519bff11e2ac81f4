/** Entry of the extension in the browser (vscode.dev): the server runs in a web worker. */

import { type ExtensionContext, Uri, workspace } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { type ParserModuleResult, parserModule } from '../../server/src/lsp/protocol.ts';
import { activateWith } from './activate.ts';
import type { CreateClient } from './connection.ts';
import type { PreviewApi } from './preview.ts';

export { deactivate } from './activate.ts';

/** The project's compiler settings know no DOM; this is all the client needs of it. */
declare class Worker {
  constructor(url: string);
  terminate(): void;
}

/** Called by VS Code once, for the first Markdown document or handoff command. */
export function activate(context: ExtensionContext): PreviewApi {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js');
  const parser = Uri.joinPath(context.extensionUri, 'dist', 'libpg-query.wasm');
  let worker: Worker | undefined;
  // A worker cannot end itself the way a process does, so the previous one is ended before each start.
  const toTransports = async () => {
    worker?.terminate();
    worker = new Worker(await toWorkerUrl(script));
    // Not the worker itself: VS Code wraps the class, and the language client's `instanceof Worker` says no.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  const createClient: CreateClient = ({ id, name, options }) => {
    const initializationOptions = { ...options.initializationOptions, servesParser: true };
    const client = new LanguageClient(id, name, toTransports, { ...options, initializationOptions });
    client.onRequest(
      parserModule,
      async (): Promise<ParserModuleResult> => ({ bytes: await workspace.fs.readFile(parser) }),
    );
    return client;
  };
  return activateWith(context, createClient);
}

/** VS Code makes no worker from a script on a remote machine, so that one is read first. */
async function toWorkerUrl(script: Uri): Promise<string> {
  if (script.scheme !== 'vscode-remote') return script.toString(true);
  const source = await workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
}
