/** What both entries of the extension share: the options of the language client and the features around it. */

import { Disposable, type ExtensionContext, env, type LogOutputChannel, window, workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { workspaceTrusted } from '../../server/src/lsp/protocol.ts';
import { registerCommands } from './commands.ts';
import { type Connection, type CreateClient, toConnection } from './connection.ts';
import { isServed, onlyServed } from './documents.ts';
import { registerDrawingContext } from './drawing-context.ts';
import { type PreviewApi, previewApi, registerPreview } from './preview.ts';
import { registerStatus } from './status.ts';

let connection: Connection | undefined;

/**
 * Registers everything; the server starts with the first Markdown document or the first command that needs it.
 * What comes out is the extension's API: VS Code's Markdown preview looks for it.
 */
export function activateWith(context: ExtensionContext, createClient: CreateClient): PreviewApi {
  const log = window.createOutputChannel('Handoff Spec', { log: true });
  const current = toConnection(log, () =>
    createClient({ id: 'handoff', name: 'Handoff Spec', options: toOptions(log) }),
  );
  connection = current;
  context.subscriptions.push(
    current,
    registerStatus(current),
    registerDrawingContext(current),
    registerCommands(context, current),
    startOnce(current),
    registerPreview(),
    workspace.onDidGrantWorkspaceTrust(() => current.notify(workspaceTrusted)),
    log,
  );
  return previewApi;
}

/** Called by VS Code before the extension goes: the server shuts down in order. */
export async function deactivate(): Promise<void> {
  const last = connection;
  connection = undefined;
  await last?.stop();
}

/** Later documents do not wake up a server that has given up: that takes a command. */
function startOnce(connection: Connection): Disposable {
  // A failed start is shown and logged by the language client itself.
  const start = () => void connection.start().catch(() => {});
  if (workspace.textDocuments.some(isServed)) {
    start();
    return Disposable.from();
  }
  const opened = workspace.onDidOpenTextDocument(document => {
    if (!isServed(document)) return;
    opened.dispose();
    start();
  });
  return opened;
}

function toOptions(log: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'markdown' }, { pattern: '**/.handoff.{json,jsonc,yaml,yml}' }],
    outputChannel: log,
    traceOutputChannel: log,
    // VS Code's Markdown extension has an outline already; a second provider would double every heading.
    initializationOptions: {
      documentSymbols: false,
      asksReasons: true,
      followsLenses: true,
      servesFiles: true,
      isTrusted: workspace.isTrusted,
      locale: env.language,
    },
    diagnosticPullOptions: { onChange: true, onSave: true, filter: document => !isServed(document) },
    synchronize: { configurationSection: 'handoff' },
    middleware: onlyServed,
  };
}
