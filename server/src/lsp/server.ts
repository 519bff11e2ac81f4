/** The server: a connection's life from `initialize` to `exit`, and documents as they open, change and close. */

import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Encoding } from '../blocks/position.ts';
import type { Host } from '../service/host.ts';
import { createService, type Service } from '../service/service.ts';
import type { Template } from '../template/template.ts';
import { codeAction } from './code-action.ts';
import { completion } from './completion.ts';
import type { ClientFacts, Context, Feature } from './context.ts';
import { diagnostics, pushDiagnostics, refreshDiagnostics } from './diagnostics.ts';
import { handoff, sendStatus } from './handoff.ts';
import { hover } from './hover.ts';
import { registerRefusals } from './manners.ts';
import { createSettings } from './settings.ts';
import { folding, links, selection, symbols } from './structure.ts';

const features: readonly Feature[] = [
  diagnostics,
  completion,
  hover,
  codeAction,
  folding,
  selection,
  symbols,
  links,
  handoff,
];

export interface ServerOptions {
  readonly builtIn: () => Template;
  readonly host: Host;
  readonly version: string;
}

/** Serves one client over a connection that is not listening yet. */
export function serve(connection: Connection, options: ServerOptions): void {
  const { host, builtIn } = options;
  const onFault = (rule: string, error: unknown): void =>
    connection.console.error(
      `rule ${rule}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  let onMoreKnown = (): void => {};
  const service = createService({ builtIn, host, onFault, onMoreKnown: () => onMoreKnown() });
  registerRefusals(connection);
  connection.onInitialize(params => {
    const client = factsOf(params);
    const encoding = encodingOf(params);
    service.setEncoding(encoding);
    let indexing = Promise.resolve();
    const context: Context = { connection, service, host, client, indexed: () => indexing };
    for (const feature of features) feature.register(context);
    onMoreKnown = () => refreshDiagnostics(context);
    registerDocuments(context);
    connection.onInitialized(() => {
      const settings = createSettings(context);
      settings.register();
      indexing = settle(context, settings.apply);
    });
    return initializeResult(client, encoding, options.version);
  });
}

function initializeResult(client: ClientFacts, encoding: Encoding, version: string): InitializeResult {
  return {
    serverInfo: { name: 'handoff-language-server', version },
    capabilities: {
      positionEncoding: encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      ...Object.assign({}, ...features.map(f => f.capability(client))),
    },
  };
}

function factsOf(params: InitializeParams): ClientFacts {
  const { textDocument, workspace } = params.capabilities;
  const options = (params.initializationOptions ?? {}) as {
    documentSymbols?: unknown;
    asksReasons?: unknown;
  };
  return {
    params,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    knowsSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    versionsEdits: workspace?.workspaceEdit?.documentChanges === true,
    asksReasons: options.asksReasons === true,
    hasOutline: options.documentSymbols === false,
  };
}

/** The first encoding the client offers that is not worse than what it must support anyway: UTF-16. */
function encodingOf({ capabilities }: InitializeParams): Encoding {
  const offered = capabilities.general?.positionEncodings ?? [];
  if (offered.length === 0 || offered.includes(PositionEncodingKind.UTF16)) return 'utf-16';
  return offered.includes(PositionEncodingKind.UTF8)
    ? 'utf-8'
    : offered.includes(PositionEncodingKind.UTF32)
      ? 'utf-32'
      : 'utf-16';
}

function registerDocuments(context: Context): void {
  const { connection, service } = context;
  const answer = scheduler(context);
  connection.onDidOpenTextDocument(({ textDocument }) => {
    service.open(textDocument.uri, textDocument.version, textDocument.text);
    answer(textDocument.uri);
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    service.change(textDocument.uri, textDocument.version, contentChanges);
    answer(textDocument.uri);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    service.close(textDocument.uri);
    pushDiagnostics(context, textDocument.uri);
  });
}

/** The status may come a little later than the problems: nobody reads it while typing. */
const statusDelay = 150;

/** Answers a burst of edits once, when the messages that have already arrived are read. */
function scheduler(context: Context): (uri: string) => void {
  const { host } = context;
  const push = batch(uri => pushDiagnostics(context, uri), { putOff: host.later, quietTurns: 1 });
  const putOff = (task: () => void): void => host.later(task, statusDelay);
  const report = batch(uri => sendStatus(context, uri), { putOff, quietTurns: 0 });
  return uri => {
    push(uri);
    report(uri);
  };
}

/** A client that never pauses is answered all the same. */
const maxTurns = 100;

/** Collects documents until that many turns brought nothing new, then does the work once for each. */
function batch(
  work: (uri: string) => void,
  { putOff, quietTurns }: { putOff: (task: () => void) => void; quietTurns: number },
): (uri: string) => void {
  const waiting = new Set<string>();
  let arrivals = 0;
  // Messages are read one a turn, so a single turn does not tell that the burst is over.
  const wait = (seen: number, quiet: number, turns: number): void =>
    putOff(() => {
      if (turns < maxTurns && arrivals !== seen) return wait(arrivals, 0, turns + 1);
      if (turns < maxTurns && quiet < quietTurns) return wait(seen, quiet + 1, turns + 1);
      const uris = [...waiting];
      waiting.clear();
      return uris.forEach(work);
    });
  return uri => {
    arrivals++;
    waiting.add(uri);
    if (waiting.size === 1) wait(arrivals, 0, 0);
  };
}

async function settle(context: Context, applySettings: () => Promise<void>): Promise<void> {
  const { connection, service, host, client } = context;
  try {
    await applySettings();
    for (const { uri } of client.params.workspaceFolders ?? []) await indexFolder(service, host, uri);
  } catch (error) {
    connection.console.error(
      `reading the workspace: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function indexFolder(service: Service, host: Host, folder: string): Promise<void> {
  for await (const { uri, head } of host.eachMarkdown?.(folder) ?? []) service.index(uri, head);
}
