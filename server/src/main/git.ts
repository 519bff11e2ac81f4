/** Git on this machine: what it has of documents at HEAD. Nothing of a repository is run: no hook, no filter, no monitor. */

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommittedAnswer, CommittedQuery } from '../service/host.ts';

const patience = 5000;
/** Bytes of a document, and of all that one call answers. */
const maxFile = 4 * 1024 * 1024;
const maxAnswer = 256 * 1024 * 1024;
/** More paths than these make too long a command. */
const maxPaths = 500;

/** What Git has of documents, repository by repository; nothing where there is no Git, no repository and no commit. */
export async function committed(
  queries: readonly CommittedQuery[],
): Promise<ReadonlyMap<string, CommittedAnswer>> {
  const answers = new Map<string, CommittedAnswer>();
  for (const [root, files] of await byRepository(queries)) {
    const days = files.filter(f => f.query.question === 'day').map(f => f.path);
    const [texts, dates] = await Promise.all([textsAt(root, files), days.length > 0 && datesOf(root, days)]);
    for (const { path, query } of files) {
      const found = texts.get(path);
      const date = dates ? dates.get(path) : undefined;
      if (found) answers.set(query.uri, { ...found, ...(date ? { date } : {}) });
    }
  }
  return answers;
}

interface File {
  /** From the root, parted by `/`. */
  readonly path: string;
  readonly query: CommittedQuery;
}

async function byRepository(queries: readonly CommittedQuery[]): Promise<Map<string, File[]>> {
  const roots = new Map<string, Promise<Folder | undefined>>();
  const found = new Map<string, File[]>();
  for (const query of queries) {
    if (!query.uri.startsWith('file:')) continue;
    const path = fileURLToPath(query.uri);
    const folder = dirname(path);
    if (!roots.has(folder)) roots.set(folder, repositoryOf(folder));
    const at = await roots.get(folder);
    // Of a link Git has only where it leads; a line is a question.
    if (!at || path.includes('\n') || (await isLink(path))) continue;
    const own = relative(at.root, join(at.real, basename(path)))
      .split(sep)
      .join('/');
    const files = found.get(at.root);
    if (files) files.push({ path: own, query });
    else found.set(at.root, [{ path: own, query }]);
  }
  return found;
}

interface Folder {
  /** Of the repository. */
  readonly root: string;
  /** The folder without links. */
  readonly real: string;
}

async function repositoryOf(folder: string): Promise<Folder | undefined> {
  try {
    const real = await realpath(folder);
    for (let root = real; ; root = dirname(root)) {
      if (await isThere(join(root, '.git'))) return { root, real };
      if (root === dirname(root)) return undefined;
    }
  } catch {
    return undefined;
  }
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
const isLink = (path: string): Promise<boolean> =>
  lstat(path).then(
    info => info.isSymbolicLink(),
    () => false,
  );

/** The text of each file at HEAD, left out where it is the one given; files that are not there are left out. */
async function textsAt(root: string, files: readonly File[]): Promise<Map<string, CommittedAnswer>> {
  const found = new Map<string, CommittedAnswer>();
  const names = await git(root, ['cat-file', '--batch-check'], files.map(f => `HEAD:${f.path}\n`).join(''));
  const wanted: { path: string; id: string }[] = [];
  for (const [i, line] of (names?.toString('utf8') ?? '').split('\n').entries()) {
    const [, id = '', size = ''] = /^([0-9a-f]{40,64}) blob (\d+)$/.exec(line) ?? [];
    const file = files[i];
    if (!file || id === '' || Number(size) > maxFile) continue;
    if (isSame(file.query.text, id)) found.set(file.path, {});
    else wanted.push({ path: file.path, id });
  }
  if (wanted.length === 0) return found;
  const blobs = await git(root, ['cat-file', '--batch'], wanted.map(w => `${w.id}\n`).join(''));
  let at = 0;
  for (const { path, id } of wanted) {
    const end = blobs?.indexOf(10, at) ?? -1;
    if (!blobs || end < 0) break;
    const head = blobs.toString('latin1', at, end);
    const size = Number(/ blob (\d+)$/.exec(head)?.[1] ?? Number.NaN);
    if (!head.startsWith(id) || !(size >= 0)) break;
    const text = blobs.toString('utf8', end + 1, end + 1 + size);
    if (!text.includes('\0')) found.set(path, { text });
    at = end + size + 2;
  }
  return found;
}

/** True if the text has that name in Git, as it is or with the line ends that it is stored with. */
function isSame(text: string | undefined, id: string): boolean {
  if (text === undefined) return false;
  return (
    nameOf(text, id) === id || (text.includes('\r\n') && nameOf(text.replaceAll('\r\n', '\n'), id) === id)
  );
}

function nameOf(text: string, model: string): string {
  const bytes = Buffer.from(text, 'utf8');
  const hash = createHash(model.length === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/**
 * The day of the last commit that changed each file. Left out where it is not known, as where a shallow clone ends, and
 * for files that no commit has changed since they were added.
 */
async function datesOf(root: string, paths: readonly string[]): Promise<Map<string, string>> {
  const shallow = await git(root, ['rev-parse', '--is-shallow-repository']);
  const isShallow = shallow?.toString('latin1').trim() !== 'false';
  const wanted = new Set(paths);
  const dates = new Map<string, string>();
  const limit = wanted.size <= maxPaths ? paths : ['*.md', '*.markdown'];
  const options = ['--format=%x01%as %P', '--name-status', '--no-renames', '--no-show-signature'];
  const flag = wanted.size <= maxPaths ? ['--literal-pathspecs'] : [];
  let day = '';
  await eachLine(start(root, [...flag, 'log', ...options, '--', ...limit]), line => {
    if (line.startsWith('\u0001')) {
      // What is below is not there, so the file may be older.
      const [date = '', parent = ''] = line.slice(1).split(' ');
      day = (isShallow && parent === '') || !/^\d{4}-\d\d-\d\d$/.test(date) ? '' : date;
    } else {
      const [kind, path = ''] = line.split('\t');
      // What was added was perhaps only brought here, with the date that it had.
      if (wanted.delete(path) && day !== '' && kind !== 'A') dates.set(path, day);
    }
    return wanted.size > 0;
  });
  return dates;
}

/** Gives the lines of a program's answer until one is the last that is wanted. */
function eachLine(child: ChildProcess, isMoreWanted: (line: string) => boolean): Promise<void> {
  return new Promise(resolve => {
    let rest = '';
    let isDone = false;
    child.stdin!.on('error', () => {}).end();
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      if (isDone) return;
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      isDone = !lines.every(isMoreWanted);
      if (isDone) child.kill();
    });
    child.on('error', () => resolve()).on('close', () => resolve());
  });
}

/** What Git answers; undefined if it fails, takes too long or says too much. */
export function git(root: string, args: readonly string[], input?: string): Promise<Buffer | undefined> {
  return new Promise(resolve => {
    const child = start(root, args);
    const parts: Buffer[] = [];
    let length = 0;
    child.stdout!.on('data', (part: Buffer) => {
      parts.push(part);
      length += part.length;
      if (length > maxAnswer) child.kill();
    });
    child.on('error', () => resolve(undefined));
    child.on('close', code => resolve(code === 0 ? Buffer.concat(parts) : undefined));
    // It may be gone before it has read all.
    child.stdin!.on('error', () => {}).end(input ?? '');
  });
}

/** Settings that keep a repository from having anything run, and Git from asking a network for what is not there. */
const harmless = [
  '--no-pager',
  '--no-optional-locks',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.quotePath=false',
    'log.showRoot=true',
    'protocol.allow=never',
  ].flatMap(setting => ['-c', setting]),
];

function start(root: string, args: readonly string[]): ChildProcess {
  return spawn('git', [...harmless, '-C', root, ...args], {
    // Windows looks for programs where it is before it looks where they belong.
    cwd: dirname(process.execPath),
    env: environment(process.env),
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: patience,
    windowsHide: true,
  });
}

/** Without what a hook is told of its own repository; the user's own configuration stays. */
function environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !/^GIT_/i.test(name) || /^GIT_(?:CONFIG_(?!PARAMETERS)|EXEC_PATH$|CEILING_)/i.test(name),
  );
  return { ...Object.fromEntries(kept), GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
}
