/** Files of the command line on this disk: which are meant, what they say, and how they are written. */

import {
  chmodSync,
  closeSync,
  existsSync,
  constants as fsConstants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { isSimpleGlob } from '../lint/glob.ts';

const markdown = ['**/*.md', '**/*.markdown'];
const ignore = ['**/node_modules/**', '**/.git/**'];

/** Paths of Markdown files for paths, folders and globs, sorted; `unknown` are arguments that match nothing. */
export async function find(patterns: readonly string[]): Promise<{ files: string[]; unknown: string[] }> {
  const files = new Set<string>();
  const unknown: string[] = [];
  for (const pattern of patterns) {
    const found = await findOne(pattern);
    if (!found) unknown.push(pattern);
    for (const file of found ?? []) files.add(file);
  }
  return { files: [...files].sort(), unknown };
}

/** Undefined for what is neither a file nor a folder nor a glob of some. */
async function findOne(pattern: string): Promise<string[] | undefined> {
  const info = statSync(pattern, { throwIfNoEntry: false });
  if (info && !info.isDirectory()) return [pattern];
  const settings = { ignore, followSymbolicLinks: false };
  if (info) {
    const found = await glob(markdown, { ...settings, cwd: pattern, absolute: true });
    return found.map(file => relative(process.cwd(), file)).filter(isOwn);
  }
  const bare = pattern.replace(/^(?:\.{1,2}\/)+/, '');
  if (!isSimpleGlob(bare))
    throw new Error(`'${pattern.slice(0, 80)}' is no simple glob, expected fewer stars and braces`);
  const found = (await glob([pattern], settings)).filter(isOwn);
  return found.length > 0 ? found : undefined;
}

/** A link leads out of the folder, or to a file that is there anyway; who means it names it. */
const isOwn = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true;

/** Longer files are no documents, and would fill the memory. */
const maxFile = 32 * 1024 * 1024;
const headLength = 8192;

/**
 * Text of a file; undefined for one with NUL in its beginning, which is no text. Throws if it cannot be read. Waiting for
 * each of many small files would cost more than reading them.
 */
export function read(path: string): string | undefined {
  // A pipe that nobody writes to would be waited for.
  const file = openSync(path, fsConstants.O_RDONLY | (fsConstants.O_NONBLOCK ?? 0));
  try {
    const info = fstatSync(file);
    if (!info.isFile()) throw new Error('it is no file');
    if (info.size <= maxFile) {
      const bytes = readFileSync(file);
      return bytes.subarray(0, headLength).includes(0) ? undefined : bytes.toString('utf8');
    }
    const head = Buffer.alloc(headLength);
    readSync(file, head, 0, headLength, 0);
    if (head.includes(0)) return undefined;
    throw new Error(
      `it has ${Math.ceil(info.size / 1024 / 1024)} MB, expected at most ${maxFile / 1024 / 1024}`,
    );
  } finally {
    closeSync(file);
  }
}

/** Writes a new file; false if there is one already. */
export async function create(path: string, text: string): Promise<boolean> {
  await mkdir(dirname(resolve(path)), { recursive: true });
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Replaces the text of a file; a link is followed to what it names. Throws if it is not any more what it was. */
export function replace(path: string, before: string, after: string): void {
  const target = realpathSync(path);
  if (!Buffer.from(before, 'utf8').equals(readFileSync(target)))
    throw new Error('it has changed meanwhile, or it is not UTF-8');
  writeWhole(target, after, statSync(target).mode);
}

/** Written beside the file and moved into its place, with its permissions. */
function writeWhole(target: string, text: string, mode: number): void {
  const temporary = `${target}.${process.pid}.tmp`;
  putOffInterrupts();
  try {
    writeFileSync(temporary, text, { mode, flag: 'wx' });
    // What the umask took away from a file that is not new.
    chmodSync(temporary, mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

const interrupted = 130;
const end = (): void => process.exit(interrupted);
let release: NodeJS.Timeout | undefined;

/** Ctrl-C ends this process at once, except while files are written; then as soon as that is done. */
function putOffInterrupts(): void {
  if (release) clearTimeout(release);
  else process.once('SIGINT', end);
  release = setTimeout(() => {
    process.off('SIGINT', end);
    release = undefined;
  }, 50).unref();
}

const cacheName = 'check.jsonl';

/** Where packages keep what can be made anew; a folder of its own where there are no packages. */
const cacheFolder = (folder: string | undefined): string =>
  folder ?? (existsSync('node_modules') ? join('node_modules', '.cache', 'handoff') : '.handoff-cache');

/** The cache in a folder, or in the usual one; undefined if there is none. */
export function readCache(folder: string | undefined): string | undefined {
  try {
    return readFileSync(join(cacheFolder(folder), cacheName), 'utf8');
  } catch {
    return undefined;
  }
}

/** Throws if it cannot be written. */
export function writeCache(folder: string | undefined, text: string): void {
  const target = cacheFolder(folder);
  const isOwnFolder = folder === undefined && !target.startsWith('node_modules');
  if (isOwnFolder && lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(`${target} is a link`);
  // What is made there is nothing to commit.
  if (mkdirSync(target, { recursive: true }) !== undefined && isOwnFolder)
    writeFileSync(join(target, '.gitignore'), '*\n');
  writeWhole(join(target, cacheName), text, 0o644);
}
