/** Files for a server that sees no disk: in the browser, or in a virtual workspace, VS Code lists and reads them for it. */

import { FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type DocumentParams,
  type ReadResult,
  readFile,
  type WorkspaceFilesParams,
  type WorkspaceFilesResult,
  workspaceFiles,
} from '../../server/src/lsp/protocol.ts';

const maxFiles = 5000;
const maxSize = 4 * 1024 * 1024;

/** Answers the server's questions about files of the workspace; of others nothing is told. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(
    workspaceFiles,
    async ({ folder }: WorkspaceFilesParams): Promise<WorkspaceFilesResult> => {
      const pattern = new RelativePattern(Uri.parse(folder), '**/*.{md,markdown}');
      const found = await workspace.findFiles(pattern, '**/{node_modules,dist,out,vendor}/**', maxFiles);
      return { uris: found.map(uri => uri.toString()) };
    },
  );
  client.onRequest(readFile, async ({ uri }: DocumentParams): Promise<ReadResult> => {
    const file = Uri.parse(uri);
    if (!workspace.getWorkspaceFolder(file)) return {};
    try {
      const { type, size } = await workspace.fs.stat(file);
      if (type !== FileType.File || size > maxSize) return {};
      const bytes = await workspace.fs.readFile(file);
      return bytes.subarray(0, 8192).includes(0) ? {} : { text: new TextDecoder().decode(bytes) };
    } catch {
      return {};
    }
  });
}
