/** The workspace of a client: its folders and files as they come, change and go, with progress while they are read. */

import {
  CodeLensRefreshRequest,
  DidChangeWorkspaceFoldersNotification,
  type WorkDoneProgressServerReporter,
} from 'vscode-languageserver';
import { createPace } from '../service/pace.ts';
import { createWorkspace, type Workspace } from '../service/workspace.ts';
import type { ProjectSettings } from './configuration.ts';
import type { Context } from './context.ts';
import { refreshDiagnostics, refreshStale } from './diagnostics.ts';
import { answerRenames } from './rename-files.ts';
import { createWorkspaceDiagnostics } from './workspace-diagnostics.ts';

export interface WorkspaceWatch {
  /** Reads the folders; resolves when that is done. */
  start(): Promise<void>;
  /** Resolves when all that changed is read. */
  settled(): Promise<void>;
  /** A document was edited. */
  edited(): void;
  /** These are not what they were: files on the disk, or documents that are no longer open. */
  changed(uris: readonly string[]): void;
  /** Files may be read in another way now. */
  renew(): void;
}

/** How long work lasts before anybody is told of it, and the least time between two tidings, in milliseconds. */
const progressDelay = 500;
const progressPause = 250;
/** How long after the start the folders are read, in milliseconds. */
const startDelay = 300;
/** How long after an edit other documents hear of it, in milliseconds. */
const othersDelay = 300;

export function createWorkspaceWatch(context: Context, projects: ProjectSettings): WorkspaceWatch {
  const { connection, host, service } = context;
  const pace = createPace(host);
  const progress = createProgress(context);
  const problems = createWorkspaceDiagnostics(context, {
    pace,
    settingsOf: projects.settingsOf,
    folderOf: uri => workspace.folderOf(uri),
  });
  const workspace: Workspace = createWorkspace({
    host,
    service,
    pace,
    settingsOf: projects.settingsOf,
    onRead: uri => problems.changed(uri),
    onProgress(state) {
      progress(state);
      if (state.isDone) tellOthers();
    },
    onFault: error =>
      connection.console.error(`reading the workspace: ${error instanceof Error ? error.message : error}`),
  });
  let isTelling = false;
  const tellOthers = (): void => {
    if (isTelling) return;
    isTelling = true;
    host.later(() => {
      isTelling = false;
      refreshStale(context);
      refreshLenses(context, service.links.library.version);
      problems.sweep();
    }, othersDelay);
  };
  followFolders(context, workspace, projects);
  answerRenames(context, workspace);
  connection.onShutdown(() => {
    workspace.stop();
    problems.stop();
  });
  return {
    async start() {
      // The first document and its first answers come before the others.
      await new Promise<void>(resolve => host.later(resolve, startDelay));
      workspace.setFolders(context.folders.current());
      await workspace.settled();
    },
    settled: () => workspace.settled(),
    edited() {
      pace.touch();
      tellOthers();
    },
    changed: uris => workspace.changed(uris),
    renew: () => workspace.renew(),
  };
}

const lensVersions = new WeakMap<Context, number>();

/** Lenses tell of other documents, so that they are asked for again when one of them says something else. */
function refreshLenses(context: Context, version: number): void {
  if (context.client.params.capabilities.workspace?.codeLens?.refreshSupport !== true) return;
  if (lensVersions.get(context) === version) return;
  lensVersions.set(context, version);
  void context.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
}

function followFolders(context: Context, workspace: Workspace, projects: ProjectSettings): void {
  const { connection, folders } = context;
  connection.workspace.onDidRenameFiles(({ files }) =>
    workspace.changed(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
  );
  connection.workspace.onDidDeleteFiles(({ files }) => workspace.changed(files.map(f => f.uri)));
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
    folders.change(event);
    workspace.setFolders(folders.current());
    // Configuration counts inside the folders only, and documents may have been open before theirs was.
    void projects.renew().then(() => refreshDiagnostics(context));
  });
}

/** Shows how many files were read, if it lasts. */
function createProgress({
  connection,
  client,
}: Context): (state: { files: number; isDone: boolean }) => void {
  if (client.params.capabilities.window?.workDoneProgress !== true) return () => {};
  let shown: Promise<WorkDoneProgressServerReporter> | undefined;
  let begun: number | undefined;
  let told = 0;
  return ({ files, isDone }) => {
    const now = Date.now();
    if (isDone) {
      void shown?.then(reporter => reporter.done());
      shown = undefined;
      begun = undefined;
      return;
    }
    begun ??= now;
    if (now - begun < progressDelay || now - told < progressPause) return;
    told = now;
    shown ??= connection.window.createWorkDoneProgress().then(reporter => {
      reporter.begin('Handoff Spec: reading the workspace');
      return reporter;
    });
    void shown.then(reporter => reporter.report(`${files} files`));
  };
}
