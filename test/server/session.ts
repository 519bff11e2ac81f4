/** A client for tests: starts the built server over stdio and speaks LSP to it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { root } from '../engine.ts';

export interface Session {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly result: InitializeResult;
  open(uri: string, text: string): Promise<void>;
  /** Replaces the whole text. */
  change(uri: string, version: number, text: string): Promise<void>;
  /** The next published diagnostics of a document that are of that version or later. */
  published(uri: string, version: number): Promise<PublishDiagnosticsParams>;
  /** The diagnostics of a document as soon as they satisfy the predicate. */
  until(uri: string, fits: (found: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  /** Shuts down in order; the exit code. */
  close(): Promise<number | null>;
}

export const full: InitializeParams['capabilities'] = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

/**
 * Starts a session; `settings` is what the client answers when it is asked for the section `handoff`, `flags` are those of
 * Node.js for the server.
 */
export async function startSession(
  params: Partial<InitializeParams> = {},
  settings: unknown = null,
  flags: readonly string[] = [],
): Promise<Session> {
  const child = spawn(process.execPath, [...flags, join(root, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
  const seen = new Map<string, PublishDiagnosticsParams>();
  const waiting = new Set<() => void>();
  const seenWhere = <T>(look: () => T | undefined): Promise<T> =>
    new Promise(resolve => {
      const wake = (): void => {
        const found = look();
        if (found === undefined) return;
        waiting.delete(wake);
        resolve(found);
      };
      waiting.add(wake);
      wake();
    });
  connection.onNotification('textDocument/publishDiagnostics', (published: PublishDiagnosticsParams) => {
    seen.set(published.uri, published);
    for (const wake of waiting) wake();
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
    items.map(() => settings),
  );
  connection.listen();
  const result = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: full,
    ...params,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    connection,
    process: child,
    result,
    open: (uri, text) =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'markdown', version: 1, text },
      }),
    change: (uri, version, text) =>
      connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    published: (uri, version) =>
      seenWhere(() => {
        const last = seen.get(uri);
        return last && (last.version ?? 0) >= version ? last : undefined;
      }),
    until: (uri, fits) =>
      seenWhere(() => {
        const found = seen.get(uri)?.diagnostics ?? [];
        return fits(found) ? found : undefined;
      }),
    async close() {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
      connection.dispose();
      return code as number | null;
    },
  };
}
