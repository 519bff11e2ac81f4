/**
 * Diagnostics of files that are not open: pulled in one request that stays open while nothing changes, by clients that can
 * be asked to; else published.
 */

import {
  type Connection,
  type Diagnostic,
  type Disposable,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  type PreviousResultId,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { createFileCheck } from '../service/file-problems.ts';
import type { Seen } from '../service/links.ts';
import type { Pace } from '../service/pace.ts';
import type { DocumentSettings } from '../service/settings.ts';
import { canonicalUri } from '../text/uri.ts';
import { workspaceIdentifier } from './capabilities.ts';
import type { Context } from './context.ts';
import { fingerprint, toDiagnostic } from './diagnostics.ts';

export interface WorkspaceDiagnostics {
  /** A file may hold something else now. */
  changed(uri: string): void;
  /** Checks, one after the other and while nobody types, what is not known any more. */
  sweep(): void;
  stop(): void;
}

interface Report {
  readonly resultId: string;
  /** Until they are delivered. */
  items?: readonly Diagnostic[];
  readonly seen: Seen;
}

export interface WorkspaceDiagnosticsOptions {
  readonly pace: Pace;
  settingsOf(uri: string): Promise<DocumentSettings | undefined>;
  folderOf(uri: string): string | undefined;
}

/** Result id of a file that has none. */
const nothing = 'none';
/** How many files are told of at once, unless the work ends before. */
const batch = 50;

export function createWorkspaceDiagnostics(
  context: Context,
  options: WorkspaceDiagnosticsOptions,
): WorkspaceDiagnostics {
  const { service, connection, client } = context;
  const reports = new Map<string, Report>();
  const waiting = new Set<() => void>();
  /** May hold something else than what was reported. */
  const dirty = new Set<string>();
  /** Could not be read, or is no specification any more. */
  const passed = new Set<string>();
  let isSweeping = false;
  let isAgain = false;
  let isStopped = false;
  const start = (): void => {
    if (isStopped) return;
    if (isSweeping) {
      isAgain = true;
      return;
    }
    isSweeping = true;
    isAgain = false;
    void sweep()
      .catch((error: unknown) => connection.console.error(`checking the workspace: ${error}`))
      .finally(() => {
        isSweeping = false;
        if (isAgain) start();
      });
  };
  const check = createFileCheck({
    host: context.host,
    service,
    pace: options.pace,
    settingsOf: options.settingsOf,
    onFault: (rule, error) => connection.console.error(`rule ${rule}: ${error}`),
  });
  const wake = (): void => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const isOpen = (uri: string): boolean => [...service.uris].some(open => canonicalUri(open) === uri);
  const isWanted = (): boolean => context.preferences.diagnostics === 'all' && !isStopped;
  const pulls = client.params.capabilities.textDocument?.diagnostic?.dynamicRegistration === true;
  const pulling = createPulling(connection);
  const publish = (uri: string, diagnostics: readonly Diagnostic[]): void => {
    if (!pulls) void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
  };
  const forget = (uri: string): void => {
    if (reports.delete(uri) && !isOpen(uri)) publish(uri, []);
  };
  const report = async (uri: string): Promise<boolean> => {
    dirty.delete(uri);
    const folder = options.folderOf(uri);
    const found = folder === undefined ? undefined : await check(uri, folder);
    if (!found || !isWanted() || isOpen(uri)) {
      passed.add(uri);
      forget(uri);
      return false;
    }
    const items = found.problems.map(problem => toDiagnostic(context, found, problem));
    const resultId = items.length === 0 ? nothing : fingerprint(items);
    const isNews = reports.get(uri)?.resultId !== resultId;
    reports.set(uri, { resultId, seen: found.seen, ...(pulls ? { items } : {}) });
    if (isNews) publish(uri, items);
    return isNews;
  };
  const outdated = (): string[] =>
    [...service.library.entries]
      .filter(({ form, uri }) => form === 'specification' && !isOpen(uri) && !passed.has(uri))
      .map(({ uri }) => uri)
      .filter(uri => {
        const known = reports.get(uri);
        return !known || dirty.has(uri) || !service.links.isCurrent(known.seen);
      });
  const sweep = async (): Promise<void> => {
    for (const uri of [...reports.keys()])
      if (!isWanted() || isOpen(uri) || !service.links.library.get(uri)) forget(uri);
    passed.clear();
    if (pulls) await pulling.keep(isWanted());
    let news = 0;
    for (let uris = isWanted() ? outdated() : []; uris.length > 0 && isWanted(); uris = outdated())
      for (const uri of uris) {
        await options.pace.quiet();
        if (!isWanted()) break;
        if (await report(uri)) news++;
        if (news >= batch) {
          news = 0;
          wake();
        }
      }
    wake();
  };
  /** What a client that has these results does not know yet. */
  const newsFor = (previous: readonly PreviousResultId[]): WorkspaceDocumentDiagnosticReport[] => {
    const known = new Map(previous.map(({ uri, value }) => [canonicalUri(uri), value]));
    const news: WorkspaceDocumentDiagnosticReport[] = [];
    for (const [uri, { resultId, items }] of reports) {
      if ((known.get(uri) ?? nothing) === resultId) continue;
      // What was delivered and forgotten has to be worked out anew.
      if (items) news.push(toReport(uri, resultId, items));
      else {
        dirty.add(uri);
        start();
      }
    }
    for (const [uri, value] of known) {
      const isGone = !isWanted() || !service.links.library.get(uri);
      if (value !== nothing && isGone && !isOpen(uri)) news.push(toReport(uri, nothing, []));
    }
    return news;
  };
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token) => {
    while (!isStopped && !token.isCancellationRequested) {
      const items = newsFor(previousResultIds);
      for (const { uri } of items) delete reports.get(uri)?.items;
      if (items.length > 0) return { items };
      await new Promise<void>(resolve => {
        waiting.add(resolve);
        token.onCancellationRequested(() => resolve());
      });
    }
    return { items: [] };
  });
  return {
    changed: uri => void dirty.add(canonicalUri(uri)),
    sweep: start,
    stop() {
      isStopped = true;
      wake();
    },
  };
}

/** Asks the client to pull, or not to any more. */
function createPulling(connection: Connection): { keep(isWanted: boolean): Promise<void> } {
  let registration: Disposable | undefined;
  return {
    async keep(isWanted) {
      if (!isWanted) registration?.dispose();
      if (!isWanted) registration = undefined;
      else
        registration ??= await connection.client.register(DocumentDiagnosticRequest.type, {
          documentSelector: [{ language: 'markdown' }],
          identifier: workspaceIdentifier,
          interFileDependencies: false,
          workspaceDiagnostics: true,
        });
    },
  };
}

const toReport = (
  uri: string,
  resultId: string,
  items: readonly Diagnostic[],
): WorkspaceDocumentDiagnosticReport => ({
  kind: DocumentDiagnosticReportKind.Full,
  uri,
  version: null,
  resultId,
  items: [...items],
});
