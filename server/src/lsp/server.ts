/** The server: handlers for one client, and its documents as they open, change and close. */

import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { Host } from '../service/host.ts';
import { createService, type Service } from '../service/service.ts';
import type { Template } from '../template/template.ts';
import { encodingOf, factsOf } from './capabilities.ts';
import { createChecking } from './checking.ts';
import { codeAction } from './code-action.ts';
import { completion } from './completion.ts';
import {
  type ConfigurationFiles,
  createConfigurationFiles,
  createProjectSettings,
  type ProjectSettings,
  watchConfiguration,
} from './configuration.ts';
import type { Context, Feature } from './context.ts';
import { completeDiagnostics, diagnostics, pushDiagnostics, refreshDiagnostics } from './diagnostics.ts';
import { drawing } from './drawing.ts';
import { handoff, sendStatus } from './handoff.ts';
import { hover } from './hover.ts';
import { definition, highlight, references } from './navigation.ts';
import { rename } from './rename.ts';
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
  definition,
  references,
  highlight,
  rename,
  handoff,
  drawing,
];

export interface ServerOptions {
  readonly builtIn: () => Template;
  readonly host: Host;
}

/** Serves one client that has sent its `initialize`, before any other message of it is read. */
export function serve(
  connection: Connection,
  params: InitializeParams,
  { host, builtIn }: ServerOptions,
): void {
  const onFault = (rule: string, error: unknown): void =>
    connection.console.error(
      `rule ${rule}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  let onMoreKnown = (): void => {};
  const service = createService({ builtIn, host, onFault, onMoreKnown: () => onMoreKnown() });
  const client = factsOf(params);
  service.setEncoding(encodingOf(params));
  let indexing = Promise.resolve();
  const context: Context = {
    connection,
    service,
    host,
    client,
    checking: createChecking({ service, host }, open => {
      completeDiagnostics(context, open);
      sendStatus(context, open.uri);
    }),
    told: new Map(),
    indexed: () => indexing,
    settled: uri => projects.settled(uri),
    specAt: async uri => service.specAt(uri, service.get(uri) ? undefined : await projects.settingsOf(uri)),
    isInside: uri => projects.isInside(uri),
  };
  for (const feature of features) feature.register(context);
  onMoreKnown = () => refreshDiagnostics(context);
  const files = createConfigurationFiles();
  const projects: ProjectSettings = createProjectSettings(context, files);
  registerDocuments(context, projects, files);
  connection.onInitialized(() => {
    const settings = createSettings(context, projects);
    settings.register();
    watchConfiguration(context);
    indexing = settle(context, settings.apply);
  });
}

function registerDocuments(context: Context, projects: ProjectSettings, files: ConfigurationFiles): void {
  const { connection, service } = context;
  const answer = scheduler(context);
  const unsettled = new Set<string>();
  const settle = async (uri: string): Promise<void> => {
    unsettled.add(uri);
    try {
      await projects.settle(uri);
    } finally {
      unsettled.delete(uri);
      answer(uri);
    }
  };
  const renew = async (): Promise<void> => {
    await projects.renew();
    refreshDiagnostics(context);
    for (const uri of service.uris) answer(uri);
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    if (files.isOne(uri)) {
      files.open(uri, version, text);
      return files.report(context, uri);
    }
    service.open(uri, version, text);
    void settle(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    if (files.isOne(uri)) {
      files.change(uri, version, contentChanges);
      files.report(context, uri);
      return void renew();
    }
    service.change(uri, version, contentChanges);
    if (!unsettled.has(uri)) answer(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    files.close(uri);
    service.close(uri);
    context.told.delete(uri);
    pushDiagnostics(context, uri);
  });
  connection.onDidChangeWatchedFiles(() => void renew());
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
