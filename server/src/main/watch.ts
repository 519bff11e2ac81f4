/** Watching folders: a call back when something in them has changed. */

import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

const ignored = new Set(['node_modules', '.git', '.hg', '.svn', '.handoff-cache']);
/** More folders than an operating system lets a program watch by default are looked at from time to time. */
const maxFolders = 4000;
/** Editors write a file in several steps. */
const settle = 120;

/** Calls back at once, and again after changes below a folder: one call at a time, none for the caller's own writing. */
export function watchFolder(root: string, onChange: () => Promise<void>): void {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  let isStale = false;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(again, settle);
  };
  const again = async (): Promise<void> => {
    if (isBusy) {
      isStale = true;
      return;
    }
    isBusy = true;
    isStale = false;
    follow(root, watchers, (_, name) => isRelevant(name) && soon());
    await onChange();
    isBusy = false;
    if (isStale) soon();
  };
  void again();
  // Keeps the program running where there is nothing to watch yet, and finds what no event told of.
  setInterval(() => follow(root, watchers, (_, name) => isRelevant(name) && soon()), 5000);
}

const isRelevant = (name: string | null): boolean => name === null || !/\.tmp$|~$|^\.#/.test(name);

type Listener = (event: string, name: string | null) => void;

/** Watches all folders below one, and no longer those that are gone. */
function follow(root: string, watchers: Map<string, FSWatcher>, listener: Listener): void {
  const folders = foldersBelow(root);
  for (const [folder, watcher] of watchers)
    if (!folders.has(folder)) {
      watcher.close();
      watchers.delete(folder);
    }
  for (const folder of folders)
    if (!watchers.has(folder)) {
      try {
        const watcher = watch(folder, listener);
        watcher.on('error', () => watcher.close());
        watchers.set(folder, watcher);
      } catch {
        // It is gone already, or there may be no more watchers.
      }
    }
}

function foldersBelow(root: string): Set<string> {
  const folders = new Set([root]);
  for (const folder of folders) {
    if (folders.size > maxFolders) break;
    try {
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        if (entry.isDirectory() && !ignored.has(entry.name)) folders.add(join(folder, entry.name));
    } catch {
      // A folder that cannot be read has nothing to watch.
    }
  }
  return folders;
}
