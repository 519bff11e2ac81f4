/** The command line under Node.js. */

import { readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { glob } from 'tinyglobby';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { readDocument } from '../blocks/document.ts';
import { type Machine, run } from '../cli/run.ts';
import { idNumber } from '../features/skeleton.ts';
import { entryOf } from '../library/library.ts';
import { listen } from '../lsp/lifecycle.ts';
import { serve } from '../lsp/server.ts';
import { readSpec } from '../spec/spec.ts';
import { author, diskHost, today } from './disk.ts';
import { filesBeside } from './files.ts';
import { loadPostgresParser } from './postgres.ts';
import { builtInTemplate } from './template.ts';

const markdown = ['**/*.md', '**/*.markdown'];
const ignore = ['**/node_modules/**', '**/.git/**'];

const machine: Machine = {
  template: builtInTemplate(),
  version,
  parseArgs: config => parseArgs({ ...config, strict: true }),
  isTerminal: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  today,
  author: () => author(pathToFileURL(`${process.cwd()}/`).href),
  write: text => void process.stdout.write(text),
  complain: text => void process.stderr.write(text),
  find,
  read,
  uriOf: path => pathToFileURL(path).href,
  readUri: uri => diskHost.read!(uri),
  filesBeside: path => filesBeside(pathToFileURL(path).href),
  readStdin: () => readFileSync(0, 'utf8'),
  replace,
  create,
  lastNumber,
  loadPostgres: () => loadPostgresParser().catch(() => undefined),
  serve() {
    listen(options => createConnection(ProposedFeatures.all, process.stdin, process.stdout, options), {
      version,
      serve: (connection, params) => serve(connection, params, { builtIn: builtInTemplate, host: diskHost }),
    });
  },
};

async function find(patterns: readonly string[]): Promise<{ files: string[]; unknown: string[] }> {
  const files = new Set<string>();
  const unknown: string[] = [];
  for (const pattern of patterns) {
    const found = await findOne(pattern);
    if (found.length === 0 && !(await isFolder(pattern))) unknown.push(pattern);
    for (const file of found) files.add(file);
  }
  return { files: [...files].sort(), unknown };
}

async function findOne(pattern: string): Promise<string[]> {
  const info = await stat(pattern).catch(() => undefined);
  if (info?.isFile()) return [pattern];
  const followSymbolicLinks = false;
  if (info?.isDirectory()) {
    const found = await glob(markdown, { cwd: pattern, ignore, followSymbolicLinks, absolute: true });
    return found.map(file => relative(process.cwd(), file));
  }
  return glob([pattern], { ignore, followSymbolicLinks });
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() === true;

/** A file with NUL in its beginning is no text. Waiting for each of many small files would cost more than reading them. */
function read(path: string): string | undefined {
  const bytes = readFileSync(path);
  return bytes.subarray(0, 8192).includes(0) ? undefined : bytes.toString('utf8');
}

async function create(path: string, text: string): Promise<boolean> {
  await mkdir(dirname(resolve(path)), { recursive: true });
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Written beside the file and moved into its place, with its permissions; a link is followed to what it names. */
function replace(path: string, before: string, after: string): boolean {
  try {
    const target = realpathSync(path);
    if (!Buffer.from(before, 'utf8').equals(readFileSync(target)))
      throw new Error('it has changed meanwhile, or it is not UTF-8');
    const temporary = `${target}.${process.pid}.tmp`;
    writeFileSync(temporary, after, { mode: statSync(target).mode, flag: 'wx' });
    renameSync(temporary, target);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`handoff: ${path} is left as it is: ${why}\n`);
    return false;
  }
}

async function lastNumber(): Promise<number> {
  let last = 0;
  for await (const { uri, head } of diskHost.eachMarkdown!(pathToFileURL(process.cwd()).href)) {
    const entry = entryOf(uri, readSpec(readDocument(head), builtInTemplate()));
    if (entry) last = Math.max(last, idNumber(builtInTemplate(), entry.id));
  }
  return last;
}

run(process.argv.slice(2), machine).then(
  code => {
    if (code !== undefined) process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`handoff: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
