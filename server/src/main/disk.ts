/** The disk as the engine's host: files, Git's user name and the calendar of this machine. */

import { execFile } from 'node:child_process';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Host } from '../service/host.ts';
import { filesBeside } from './files.ts';
import { loadPostgresParser } from './postgres.ts';

const run = promisify(execFile);
const headLength = 16 * 1024;
const maxFile = 4 * 1024 * 1024;
const ignored = new Set(['node_modules', '.git', '.hg', '.svn', 'dist', 'out', 'vendor']);
const maxFolders = 20_000;

export const diskHost: Host = {
  today,
  later: (task, milliseconds) =>
    void (milliseconds === undefined ? setImmediate(task) : setTimeout(task, milliseconds).unref()),
  author,
  read: readText,
  loadPostgres: loadPostgresParser,
  filesBeside,
  eachMarkdown,
};

/** Local calendar date, `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** `user.name` of Git, of the folder's repository or of the user; undefined without Git or without a name. */
export async function author(folder: string | undefined): Promise<string | undefined> {
  const cwd = folder?.startsWith('file:') ? fileURLToPath(folder) : undefined;
  try {
    const { stdout } = await run('git', ['config', '--get', 'user.name'], {
      timeout: 2000,
      ...(cwd ? { cwd } : {}),
    });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

async function readText(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const path = fileURLToPath(uri);
    const info = await stat(path);
    // A pipe would be waited for.
    return info.isFile() && info.size <= maxFile ? await readFile(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** Markdown files below a folder, without following links; folders that cannot be read are as if they were empty. */
async function* eachMarkdown(folder: string): AsyncGenerator<{ uri: string; head: string }> {
  if (!folder.startsWith('file:')) return;
  const folders = [fileURLToPath(folder)];
  for (let i = 0; i < folders.length && i < maxFolders; i++) {
    const entries = await readdir(folders[i]!, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(folders[i]!, entry.name);
      if (entry.isDirectory() && !ignored.has(entry.name)) folders.push(path);
      if (!entry.isFile() || !/\.(?:md|markdown)$/i.test(entry.name)) continue;
      const head = await readHead(path);
      if (head !== undefined) yield { uri: pathToFileURL(path).href, head };
    }
  }
}

async function readHead(path: string): Promise<string | undefined> {
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
