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
const maxFolders = 500;
/** Milliseconds in which a search of a virtual file system has to answer. */
const searchPatience = 5000;
const ignored = ['node_modules', 'dist', 'out', 'vendor'];
const maxSize = 4 * 1024 * 1024;

/** Answers the server's questions about files of the workspace; of others nothing is told. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(
    workspaceFiles,
    async ({ folder }: WorkspaceFilesParams): Promise<WorkspaceFilesResult> => {
      const found = await markdownBelow(Uri.parse(folder));
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

async function markdownBelow(folder: Uri): Promise<readonly Uri[]> {
  const pattern = new RelativePattern(folder, '**/*.{md,markdown}');
  const search = workspace.findFiles(pattern, `**/{${ignored}}/**`, maxFiles);
  const found = (await withinPatience(search)) ?? [];
  return found.length > 0 ? found : walk(folder);
}

/** VS Code waits for good where nothing searches a file system, and says so to nobody. */
function withinPatience<T>(search: PromiseLike<T>): Promise<T | undefined> {
  const end = new Promise<undefined>(resolve => setTimeout(resolve, searchPatience, undefined));
  // Where other file systems are searched, it says no instead.
  return Promise.race([Promise.resolve(search).catch(() => undefined), end]);
}

/** The folders, looked through one by one. */
async function walk(folder: Uri): Promise<readonly Uri[]> {
  const folders = [folder];
  const found: Uri[] = [];
  for (let i = 0; i < folders.length && found.length < maxFiles; i++)
    for (const [name, type] of await entriesOf(folders[i]!)) {
      const uri = Uri.joinPath(folders[i]!, name);
      if (type === FileType.File && /\.(?:md|markdown)$/i.test(name)) found.push(uri);
      const isWanted = !name.startsWith('.') && !ignored.includes(name) && folders.length < maxFolders;
      if (type === FileType.Directory && isWanted) folders.push(uri);
    }
  return found;
}

async function entriesOf(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
