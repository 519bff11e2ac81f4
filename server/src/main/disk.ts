/** The disk as the engine's host: files, Git's user name and the calendar of this machine. */

import { constants } from 'node:fs';
import { type FileHandle, open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Host, ignoredFolders, isMarkdownName, type MarkdownFile } from '../service/host.ts';
import { filesBeside } from './files.ts';
import { committed, git } from './git.ts';
import { loadPostgresParser } from './postgres.ts';

const headLength = 64 * 1024;
const maxFile = 4 * 1024 * 1024;
const maxFolders = 20_000;

export const diskHost: Host = {
  today,
  later: (task, milliseconds) =>
    void (milliseconds === undefined ? setImmediate(task) : setTimeout(task, milliseconds).unref()),
  author,
  read: readText,
  committed,
  loadPostgres: loadPostgresParser,
  filesBeside,
  eachMarkdown,
  readMarkdown,
};

/** Local calendar date, `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** `user.name` of Git, of the folder's repository or of the user; undefined without Git or without a name. */
export async function author(folder: string | undefined): Promise<string | undefined> {
  const root = folder?.startsWith('file:') ? fileURLToPath(folder) : homedir();
  const name = await git(root, ['config', '--get', 'user.name']);
  return name?.toString('utf8').trim() || undefined;
}

async function readText(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const path = fileURLToPath(uri);
    const info = await stat(path);
    // A pipe or a device would never end.
    return info.isFile() && info.size <= maxFile ? await readFile(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

async function readMarkdown(uri: string, folder: string): Promise<string | undefined> {
  if (!uri.startsWith('file:') || !folder.startsWith('file:')) return undefined;
  try {
    const path = await realpath(fileURLToPath(uri));
    const root = await realpath(fileURLToPath(folder));
    if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
    const info = await stat(path);
    if (!info.isFile() || info.size > maxFile) return undefined;
    const bytes = await readFile(path);
    return isText(bytes) ? bytes.toString('utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** Markdown files below a folder, without following links; folders that cannot be read are as if they were empty. */
async function* eachMarkdown(folder: string): AsyncGenerator<MarkdownFile> {
  if (!folder.startsWith('file:')) return;
  const folders = [fileURLToPath(folder)];
  const buffer = Buffer.alloc(headLength);
  for (let i = 0; i < folders.length && i < maxFolders; i++) {
    const entries = await readdir(folders[i]!, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(folders[i]!, entry.name);
      if (entry.isDirectory() && !ignoredFolders.has(entry.name)) folders.push(path);
      if (!entry.isFile() || !isMarkdownName(entry.name)) continue;
      const head = await readHead(path, buffer);
      if (head) yield { uri: pathToFileURL(path).href, ...head };
    }
  }
}

/** Undefined for what cannot be read, and for what is no text. */
async function readHead(path: string, buffer: Buffer): Promise<Omit<MarkdownFile, 'uri'> | undefined> {
  let file: FileHandle | undefined;
  try {
    // Should it have become a pipe meanwhile, opening it does not wait.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    const bytes = buffer.subarray(0, bytesRead);
    return isText(bytes) ? { head: bytes.toString('utf8'), isWhole: bytesRead < buffer.length } : undefined;
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

const isText = (bytes: Buffer): boolean => !bytes.subarray(0, 8192).includes(0);
