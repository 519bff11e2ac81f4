/** New Specification: an untitled document with the whole template as one snippet. */

import {
  env,
  FileType,
  languages,
  Position,
  SnippetString,
  type TextDocument,
  UIKind,
  Uri,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode';
import { newSpecification } from '../../server/src/lsp/protocol.ts';
import type { Connection } from './connection.ts';
import { eachFileName } from './file-names.ts';

/** Asks for the folder if there are several, for the text at the server, and opens the document with it. */
export async function createSpecification(connection: Connection): Promise<void> {
  const folders = workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await window.showWorkspaceFolderPick() : folders[0];
  if (folders.length > 1 && !folder) return;
  const params = folder ? { folder: folder.uri.toString() } : {};
  const { snippet, fileName } = await connection.request(newSpecification, params);
  const editor = await window.showTextDocument(await openUntitled(folder, fileName));
  // Drawings are part of the text: tabs in place of their spaces would shear them.
  await editor.insertSnippet(new SnippetString(snippet), new Position(0, 0), {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
}

async function openUntitled(folder: WorkspaceFolder | undefined, fileName: string): Promise<TextDocument> {
  // An untitled document is saved to the window's own file system, which on the desktop is never a virtual one.
  if (!folder || (folder.uri.scheme !== 'file' && env.uiKind !== UIKind.Web))
    return workspace.openTextDocument({ language: 'markdown' });
  const document = await workspace.openTextDocument(await toFreeUri(folder, fileName));
  return document.languageId === 'markdown'
    ? document
    : languages.setTextDocumentLanguage(document, 'markdown');
}

/** Opening a name that an unsaved specification has already would write into that one. */
async function toFreeUri(folder: WorkspaceFolder, fileName: string): Promise<Uri> {
  for (const name of eachFileName(fileName)) {
    const file = Uri.joinPath(folder.uri, name);
    const untitled = file.with({ scheme: 'untitled' });
    const isOpen = workspace.textDocuments.some(({ uri }) => uri.toString() === untitled.toString());
    if (!isOpen && !(await exists(file))) return untitled;
  }
  throw new Error(fileName);
}

async function exists(file: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(file)).type !== FileType.Unknown;
  } catch {
    return false;
  }
}
