/** Configuration files: found for each open document, watched, and checked themselves where they are open. */

import {
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type ConfigurationFault,
  configurationNames,
  isConfigurationName,
  languageOf,
  readConfigurationFile,
} from '../lint/configuration-file.ts';
import { effectiveFor } from '../lint/project.ts';
import { rules } from '../rules/index.ts';
import { createProjects, folderOf, type Projects } from '../service/projects.ts';
import type { DocumentSettings } from '../service/settings.ts';
import type { Context } from './context.ts';

export interface ProjectSettings {
  /** Gives an open document what its project wants of it; resolves once that is done. */
  settle(uri: string): Promise<void>;
  /** Resolves when the last `settle` of the document is done. */
  settled(uri: string): Promise<void>;
  /** What its project wants of a document, open or not; undefined while only the editor's settings count. */
  settingsOf(uri: string): Promise<DocumentSettings | undefined>;
  /** True for a document below the workspace's folders, and for every one where there is none. */
  isInside(uri: string): boolean;
  /** True for a file that some project names as its template. */
  isTemplate(uri: string): boolean;
  /** The files may have changed: everything is read anew. */
  renew(): Promise<void>;
}

/** The projects of the workspace, for the documents of a server. */
export function createProjectSettings(
  context: Context,
  files: Pick<ConfigurationFiles, 'textOf'> & { onRenew(): void },
): ProjectSettings {
  const { service, host, connection } = context;
  const isInside = (folder: string): boolean => {
    const roots = context.folders.current();
    return roots.length === 0 || roots.some(root => folder === root || folder.startsWith(`${root}/`));
  };
  const projects: Projects = createProjects({
    // Nothing outside the workspace is read, whoever names it.
    read: async uri =>
      files.textOf(uri) ?? (isInside(folderOf(uri) ?? '') ? await host.read?.(uri) : undefined),
    isInside,
    onTrouble: (uri, message) => connection.console.warn(`${uri}: ${message}`),
  });
  const pending = new Map<string, Promise<void>>();
  const templates = new Set<string>();
  const settingsOf = async (uri: string): Promise<DocumentSettings | undefined> => {
    const project = await projects.find(uri);
    if (!project) return undefined;
    const { configuration, template, isSpecification, isIgnored } = effectiveFor(
      project,
      uri,
      service.configuration,
    );
    if (template !== undefined) templates.add(template);
    const own = template === undefined ? undefined : await projects.template(template);
    return {
      configuration,
      ...(own ? { template: own } : {}),
      force: isSpecification,
      ignored: isIgnored,
    };
  };
  const settle = async (uri: string): Promise<void> => service.apply(uri, await settingsOf(uri));
  return {
    settle(uri) {
      const done = settle(uri).finally(() => pending.delete(uri));
      pending.set(uri, done);
      return done;
    },
    settingsOf,
    // What was never saved is in no other folder either.
    isInside: uri => uri.startsWith('untitled:') || isInside(folderOf(uri) ?? ''),
    settled: uri => pending.get(uri) ?? Promise.resolve(),
    isTemplate: uri => templates.has(uri),
    async renew() {
      projects.forget();
      for (const uri of [...service.uris]) await settle(uri);
      files.onRenew();
    },
  };
}

/** Configuration files that are open in the editor: what is in the window counts before what is on disk. */
export interface ConfigurationFiles {
  /** False for other documents. */
  isOne(uri: string): boolean;
  textOf(uri: string): string | undefined;
  open(uri: string, version: number, text: string): void;
  change(uri: string, version: number, changes: Parameters<typeof TextDocument.update>[1]): void;
  close(uri: string): void;
  /** Sends what is wrong in an open one. */
  report(context: Context, uri: string): void;
}

export function createConfigurationFiles(): ConfigurationFiles {
  const documents = new Map<string, TextDocument>();
  return {
    isOne: uri => isConfigurationName(uri.slice(uri.lastIndexOf('/') + 1)),
    textOf: uri => documents.get(uri)?.getText(),
    open: (uri, version, text) => void documents.set(uri, TextDocument.create(uri, 'json', version, text)),
    change(uri, version, changes) {
      const document = documents.get(uri);
      if (document) TextDocument.update(document, changes, version);
    },
    close: uri => void documents.delete(uri),
    report({ connection }, uri) {
      const document = documents.get(uri);
      const diagnostics = document ? diagnosticsOf(document) : [];
      void connection.sendDiagnostics({ uri, diagnostics });
    },
  };
}

function diagnosticsOf(document: TextDocument): Diagnostic[] {
  const { faults } = readConfigurationFile(document.getText(), languageOf(document.uri), rules);
  return faults.map(({ span, message }: ConfigurationFault) => ({
    range: { start: document.positionAt(span.start), end: document.positionAt(span.end) },
    severity: DiagnosticSeverity.Warning,
    source: 'handoff',
    code: 'configuration',
    message,
  }));
}

/** Asks the client to tell when configuration files and Markdown files change on disk, where it can. */
export function watchFiles({ connection, client }: Context): void {
  const { workspace } = client.params.capabilities;
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
  const names = [...configurationNames, '*.{md,markdown}'];
  const watchers = names.map(name => ({ globPattern: `**/${name}` }));
  void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}
