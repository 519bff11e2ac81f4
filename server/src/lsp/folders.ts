/** The workspace folders of a client, as they are opened and closed. */

import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';

export interface Folders {
  /** URIs without a slash at their ends. */
  current(): readonly string[];
  change(event: WorkspaceFoldersChangeEvent): void;
}

export function createFolders({ workspaceFolders }: InitializeParams): Folders {
  let folders = (workspaceFolders ?? []).map(f => tidy(f.uri));
  return {
    current: () => folders,
    change({ added, removed }) {
      const gone = new Set(removed.map(f => tidy(f.uri)));
      folders = [...new Set([...folders.filter(uri => !gone.has(uri)), ...added.map(f => tidy(f.uri))])];
    },
  };
}

const tidy = (uri: string): string => uri.replace(/\/$/, '');
