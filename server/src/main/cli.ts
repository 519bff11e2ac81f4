/** The command line under Node.js. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { readDocument } from '../blocks/document.ts';
import { exitCodes, type Machine } from '../cli/machine.ts';
import { run } from '../cli/run.ts';
import { idNumber } from '../features/skeleton.ts';
import { identifierOf } from '../library/entry.ts';
import { listen } from '../lsp/lifecycle.ts';
import { serve } from '../lsp/server.ts';
import { readSpec } from '../spec/spec.ts';
import type { Template } from '../template/template.ts';
import { create, find, read, readCache, replace, writeCache } from './cli-files.ts';
import { author, diskHost, today } from './disk.ts';
import { filesBeside } from './files.ts';
import { committed } from './git.ts';
import { judgeMany, serveJudge } from './judge-pool.ts';
import { loadPostgresParser } from './postgres.ts';
import { builtInTemplate } from './template.ts';
import { createTerminal } from './terminal.ts';
import { watchFolder } from './watch.ts';

const terminal = createTerminal(process.env, process.stdout, process.stderr);
const self = new URL(import.meta.url);

const complain = (text: string): void => {
  terminal.makeRoom();
  process.stderr.write(text);
};

/** Runs a task; false, with a complaint, where it throws. */
function attempt(task: () => void, failure: string): boolean {
  try {
    task();
    return true;
  } catch (error) {
    complain(`handoff: ${failure}: ${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 27);

let program: string | undefined;

const machine: Machine = {
  template: builtInTemplate(),
  version,
  parseArgs: config => parseArgs({ ...config, strict: true }),
  terminal,
  program() {
    program ??= hash(readFileSync(fileURLToPath(self), 'utf8'));
    return program;
  },
  today,
  time: () => new Date().toTimeString().slice(0, 8),
  author: () => author(pathToFileURL(`${process.cwd()}/`).href),
  write(text) {
    if (text !== '') terminal.makeRoom();
    process.stdout.write(text);
  },
  complain,
  find,
  read,
  uriOf: path => pathToFileURL(path).href,
  pathOf: uri => (uri.startsWith('file:') ? relative(process.cwd(), fileURLToPath(uri)) : uri),
  readUri: uri => diskHost.read!(uri),
  committed,
  filesBeside: path => filesBeside(pathToFileURL(path).href),
  exists: existsSync,
  isFolder: path => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true,
  readStdin: () => readFileSync(0, 'utf8'),
  replace: (path, before, after) => attempt(() => replace(path, before, after), `${path} is left as it is`),
  create,
  hash,
  readCache,
  writeCache: (folder, text) => void attempt(() => writeCache(folder, text), 'cannot write the cache'),
  lastNumber,
  loadPostgres: () => loadPostgresParser().catch(() => undefined),
  judgeMany: (paths, options) => judgeMany(paths, options, self),
  watch: onChange => watchFolder(process.cwd(), onChange),
  serve() {
    listen(options => createConnection(ProposedFeatures.all, process.stdin, process.stdout, options), {
      version,
      serve: (connection, params) => serve(connection, params, { builtIn: builtInTemplate, host: diskHost }),
    });
  },
};

async function lastNumber(template: Template): Promise<number> {
  let last = 0;
  for await (const { head } of diskHost.eachMarkdown!(pathToFileURL(process.cwd()).href)) {
    const spec = readSpec(readDocument(head), template);
    if (spec.recognised) last = Math.max(last, idNumber(template, identifierOf(spec)));
  }
  return last;
}

/** Runs the command that this process was started with. */
async function main(): Promise<void> {
  // Who reads no further, such as `head`, has seen enough.
  process.stdout.on('error', () => process.exit());
  try {
    const code = await run(process.argv.slice(2), machine);
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    complain(`handoff: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = exitCodes.misuse;
  }
}

// A long run leaves little behind: heaps that grow generously would only hold memory.
setFlagsFromString('--heap-growing-percent=40');
setFlagsFromString('--semi-space-growth-factor=1');
if (isMainThread) void main();
else serveJudge(machine);
