/** The server: handlers for one client, and its documents as they open, change and close. */

import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { Host } from '../service/host.ts';
import { createService } from '../service/service.ts';
import type { Template } from '../template/template.ts';
import { batch } from './batch.ts';
import { encodingOf, factsOf } from './capabilities.ts';
import { createChecking } from './checking.ts';
import { withClientFiles } from './client-files.ts';
import { codeAction } from './code-action.ts';
import { codeLens } from './code-lens.ts';
import { completion } from './completion.ts';
import {
  type ConfigurationFiles,
  createConfigurationFiles,
  createProjectSettings,
  type ProjectSettings,
  watchFiles,
} from './configuration.ts';
import type { Context, Feature } from './context.ts';
import { completeDiagnostics, diagnostics, pushDiagnostics, refreshDiagnostics } from './diagnostics.ts';
import { drawing } from './drawing.ts';
import { createFolders } from './folders.ts';
import { handoff, sendStatus } from './handoff.ts';
import { followTrust, isHead, watchHeads } from './history.ts';
import { hover } from './hover.ts';
import { definition, highlight, references } from './navigation.ts';
import { createPreferences } from './preferences.ts';
import { rename } from './rename.ts';
import { createSettings } from './settings.ts';
import { folding, links, selection, symbols } from './structure.ts';
import { createWorkspaceWatch, type WorkspaceWatch } from './workspace.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

/** How long a request waits for the workspace to be read, in milliseconds. */
const indexPatience = 3000;

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
  workspaceSymbols,
  codeLens,
];

export interface ServerOptions {
  readonly builtIn: () => Template;
  readonly host: Host;
}

/** Serves one client that has sent its `initialize`, before any other message of it is read. */
export function serve(
  connection: Connection,
  params: InitializeParams,
  { host: machine, builtIn }: ServerOptions,
): void {
  const onFault = (rule: string, error: unknown): void =>
    connection.console.error(
      `rule ${rule}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  const client = factsOf(params);
  const host = withClientFiles(machine, connection, client);
  let onMoreKnown = (): void => {};
  const service = createService({ builtIn, host, onFault, onMoreKnown: () => onMoreKnown() });
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
    preferences: createPreferences(),
    folders: createFolders(params),
    indexed: () => Promise.race([indexing, new Promise<void>(resolve => host.later(resolve, indexPatience))]),
    settled: uri => projects.settled(uri),
    specAt: async uri => service.specAt(uri, service.get(uri) ? undefined : await projects.settingsOf(uri)),
    isInside: uri => projects.isInside(uri),
  };
  for (const feature of features) feature.register(context);
  onMoreKnown = () => refreshDiagnostics(context);
  followTrust(context);
  const files = createConfigurationFiles();
  const projects: ProjectSettings = createProjectSettings(context, {
    textOf: files.textOf,
    onRenew: () => workspace.renew(),
  });
  const workspace = createWorkspaceWatch(context, projects);
  registerDocuments(context, { projects, files, workspace });
  connection.onInitialized(() => {
    const settings = createSettings(context, projects);
    settings.register();
    connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
      settings.saved(uri);
      service.history.renew();
    });
    watchFiles(context);
    watchHeads(context);
    indexing = settle(context, settings.apply, workspace);
  });
}

interface Followers {
  readonly projects: ProjectSettings;
  readonly files: ConfigurationFiles;
  readonly workspace: WorkspaceWatch;
}

function registerDocuments(context: Context, { projects, files, workspace }: Followers): void {
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
    workspace.edited();
    void settle(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    if (files.isOne(uri)) {
      files.change(uri, version, contentChanges);
      files.report(context, uri);
      return void renew();
    }
    service.change(uri, version, contentChanges);
    workspace.edited();
    if (!unsettled.has(uri)) answer(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    files.close(uri);
    service.close(uri);
    context.told.delete(uri);
    pushDiagnostics(context, uri);
    workspace.changed([uri]);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(c => c.uri);
    if (uris.some(isHead)) service.history.renew();
    workspace.changed(uris.filter(uri => !files.isOne(uri)));
    if (uris.some(uri => files.isOne(uri) || projects.isTemplate(uri))) void renew();
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

/** The client's settings, then the files of the workspace. */
async function settle(
  context: Context,
  applySettings: () => Promise<void>,
  workspace: WorkspaceWatch,
): Promise<void> {
  try {
    await applySettings();
    await workspace.start();
  } catch (error) {
    context.connection.console.error(
      `reading the workspace: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
