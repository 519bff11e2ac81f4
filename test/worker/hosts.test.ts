/** One engine, three hosts: the command line, the server over stdio and the worker find the same in the same files. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { root, shared } from '../engine.ts';
import { full, startSession } from '../server/session.ts';
import { type Message, startWorker } from './session.ts';

/** Rules that look at files beside the document, which a worker cannot. */
const notInWorker = new Set(['adr-not-found', 'adr-superseded', 'link-case-mismatch', 'link-file-missing']);
/** A host that is never done fails. */
const patience = 30_000;
const severities = ['', 'error', 'warning', 'info', 'hint'];

interface CheckedFile {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string;
    readonly severity: string;
    readonly message: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
  }[];
}

/** A line for each finding, by the name of its file. */
type Findings = Readonly<Record<string, readonly string[]>>;

let folder: string;
let names: string[];
let expected: Findings;
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const nameOf = (uri: string): string =>
  fileURLToPath(uri)
    .slice(folder.length + 1)
    .replaceAll('\\', '/');

before(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'handoff-hosts-')));
  cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
  cpSync(join(root, 'test/fixtures'), join(folder, 'fixtures'), { recursive: true });
  const corpus = join(shared, 'corpus');
  if (existsSync(corpus)) cpSync(corpus, join(folder, 'corpus'), { recursive: true });
  // What the corpus holds is no specification by its looks.
  writeFileSync(join(folder, '.handoff.json'), JSON.stringify({ files: ['corpus/**/*.md'] }));
  names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => name.endsWith('.md'))
    .sort();
  expected = checked();
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** What the command line finds. */
function checked(): Findings {
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'dist/cli.js'), 'check', '--format', 'json', '.'],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  const files = JSON.parse(stdout) as CheckedFile[];
  const found = files.map(({ filePath, messages }): [string, string[]] => [
    filePath.replaceAll('\\', '/'),
    messages
      .map(m => [m.line, m.column, m.endLine, m.endColumn, m.severity, m.ruleId, m.message].join(' '))
      .sort(),
  ]);
  return Object.fromEntries(found.filter(([, messages]) => messages.length > 0));
}

const toLine = ({ range: { start, end }, severity, code, message }: Diagnostic): string =>
  [start.line + 1, start.character + 1, end.line + 1, end.character + 1]
    .concat([severities[severity ?? 0]!, code, message] as never[])
    .join(' ');

/** Keeps what a server publishes last. */
function createBoard() {
  const last = new Map<string, readonly string[]>();
  return {
    put({ uri, diagnostics }: PublishDiagnosticsParams): void {
      // Not `map`: it would make an array of the worker's context, which equals no other.
      last.set(nameOf(uri), Array.from(diagnostics, toLine).sort());
    },
    findings: (): Findings => Object.fromEntries([...last].filter(([, lines]) => lines.length > 0).sort()),
  };
}

/** Waits for a server to say what is wanted and to leave it at that; compares in any case. */
async function settlesOn(board: ReturnType<typeof createBoard>, wanted: Findings): Promise<void> {
  const goal = JSON.stringify(Object.fromEntries(Object.entries(wanted).sort()));
  const end = Date.now() + patience;
  while (JSON.stringify(board.findings()) !== goal && Date.now() < end) await sleep(100);
  await sleep(700);
  const found = board.findings();
  for (const name of names) assert.deepEqual(found[name] ?? [], wanted[name] ?? [], name);
}

const without = (findings: Findings, rules: ReadonlySet<string>): Findings =>
  Object.fromEntries(
    Object.entries(findings)
      .map(([name, lines]): [string, string[]] => [name, lines.filter(l => !rules.has(l.split(' ')[5]!))])
      .filter(([, lines]) => lines.length > 0),
  );

const params = () => ({
  capabilities: { ...full, workspace: { ...full.workspace, workspaceFolders: true } },
  workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'w' }],
});

it('finds much, so that there is something to compare', () => {
  const lines = Object.values(expected).flat();
  assert.ok(lines.length > 60, `${lines.length}`);
  assert.ok(new Set(lines.map(line => line.split(' ')[5])).size > 25);
});

it('the server over stdio finds what the command line finds', async () => {
  const board = createBoard();
  const session = await startSession(params());
  session.connection.onNotification('textDocument/publishDiagnostics', board.put);
  for (const name of names) await session.open(uriOf(name), textOf(name));
  await settlesOn(board, expected);
  await session.close();
});

it('the worker finds what the command line finds', async () => {
  const board = createBoard();
  const { send } = startWorker(message => void answer(message));
  const answer = ({ id, method, params }: Message): void => {
    if (method === 'textDocument/publishDiagnostics') board.put(params as PublishDiagnosticsParams);
    if (method !== undefined && id !== undefined) send({ id, result: reply(method, params) });
    if (method === undefined && id === 1) open();
  };
  const open = (): void => {
    send({ method: 'initialized', params: {} });
    for (const name of names) {
      const textDocument = { uri: uriOf(name), languageId: 'markdown', version: 1, text: textOf(name) };
      send({ method: 'textDocument/didOpen', params: { textDocument } });
    }
  };
  const initializationOptions = { servesFiles: true, servesParser: true };
  send({
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, ...params(), initializationOptions },
  });
  await settlesOn(board, without(expected, notInWorker));
});

/** What the client says when the worker asks for files, or for PostgreSQL's parser. */
function reply(method: string, params: unknown): unknown {
  if (method === 'handoff/parserModule') return { bytes: readFileSync(join(root, 'dist/libpg-query.wasm')) };
  if (method === 'handoff/workspaceFiles') return { uris: names.map(uriOf) };
  if (method !== 'handoff/read') return null;
  const path = fileURLToPath((params as { uri: string }).uri);
  return existsSync(path) ? { text: readFileSync(path, 'utf8') } : {};
}
