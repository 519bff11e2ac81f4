/** The workspace over stdio: what one file says is found in another, files are followed, and what is asked of all is answered. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  type CodeLens,
  CodeLensRequest,
  DefinitionRequest,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  type FileEvent,
  type Location,
  RegistrationRequest,
  WillRenameFilesRequest,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';
import { root } from '../engine.ts';
import { full, type Session, startSession } from './session.ts';

const refunds = readFileSync(join(root, 'examples/tech-041-refund-approvals.md'), 'utf8');
const prd = readFileSync(join(root, 'examples/prd/PRD-208-refund-approvals.md'), 'utf8');
/** Another specification, with a flag and an identifier of the first. */
const other = refunds
  .replace('SPEC ID: TECH-041', 'SPEC ID: TECH-050')
  .replaceAll('refund', 'return')
  .replaceAll('return_auto_escalation', 'refund_auto_escalation')
  .replace('## Overview', 'Builds on TECH-041. See [it](tech-041.md).\n\n## Overview');

let folder: string;
let uri: (path: string) => string;
before(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'handoff-workspace-')));
  uri = path => pathToFileURL(join(folder, path)).href;
  mkdirSync(join(folder, 'prd'));
  writeFileSync(join(folder, 'tech-041.md'), refunds);
  writeFileSync(join(folder, 'tech-050.md'), other);
  writeFileSync(join(folder, 'prd', 'PRD-208.md'), prd);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const start = (settings: unknown = null, more: typeof full = {}): Promise<Session> =>
  startSession(
    {
      capabilities: {
        ...full,
        ...more,
        workspace: { ...full.workspace, workspaceFolders: true, configuration: true },
      },
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'w' }],
    },
    settings,
  );
/** True for a finding that another file takes part in. */
const isAcross = (d: Diagnostic): boolean =>
  d.relatedInformation?.some(r => r.location.uri.endsWith('050.md')) === true;
const watched = (session: Session, ...paths: string[]): Promise<void> =>
  session.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: paths.map((path): FileEvent => ({ uri: uri(path), type: FileChangeType.Changed })),
  });

describe('a finding across files', () => {
  it('is there, names the other place, and goes when the other file changes on disk or in the window', async () => {
    const session = await start();
    await session.open(uri('tech-041.md'), refunds);
    const has = (found: readonly { code?: unknown }[]): boolean => found.some(d => d.code === 'flag-reused');
    const found = await session.until(uri('tech-041.md'), has);
    const reused = found.find(d => d.code === 'flag-reused')!;
    assert.match(String(reused.message), /'refund_auto_escalation'.* tech-050\.md$/);
    const [place] = reused.relatedInformation!;
    assert.equal(place!.location.uri, uri('tech-050.md'));
    const { line, character } = place!.location.range.start;
    assert.ok(other.split('\n')[line]!.slice(character).startsWith('refund_auto_escalation'));

    const free = other.replaceAll('refund_auto_escalation', 'return_auto_escalation');
    writeFileSync(join(folder, 'tech-050.md'), free);
    await watched(session, 'tech-050.md');
    await session.until(uri('tech-041.md'), all => !has(all));
    await session.open(uri('tech-050.md'), free);
    await session.change(uri('tech-050.md'), 2, other);
    await session.until(uri('tech-041.md'), has);
    await session.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: uri('tech-050.md') },
    });
    await session.until(uri('tech-041.md'), all => !has(all));
    writeFileSync(join(folder, 'tech-050.md'), other);
    await watched(session, 'tech-050.md');
    await session.until(uri('tech-041.md'), has);
    rmSync(join(folder, 'tech-050.md'));
    await watched(session, 'tech-050.md');
    await session.until(uri('tech-041.md'), all => !has(all));
    writeFileSync(join(folder, 'tech-050.md'), other);
    assert.equal(await session.close(), 0);
  });

  it('is not looked for if nobody wants it', async () => {
    const session = await start({ workspace: { diagnostics: 'off' } });
    await session.open(uri('tech-041.md'), refunds);
    await session.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'x' });
    await new Promise(resolve => setTimeout(resolve, 900));
    const { diagnostics } = await session.published(uri('tech-041.md'), 1);
    assert.ok(diagnostics.every(d => !isAcross(d)));
    assert.equal(await session.close(), 0);
  });

  it('goes with the folder that it comes from', async () => {
    const session = await start();
    await session.open(uri('tech-041.md'), refunds);
    await session.until(uri('tech-041.md'), all => all.some(isAcross));
    await session.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [], removed: [{ uri: pathToFileURL(folder).href, name: 'w' }] },
    });
    await session.until(uri('tech-041.md'), all => !all.some(isAcross));
    assert.equal(await session.close(), 0);
  });
});

describe('requests about all files', () => {
  let session: Session;
  before(async () => {
    session = await start();
    await session.open(uri('tech-041.md'), refunds);
    await session.until(uri('tech-041.md'), found => found.some(isAcross));
  });
  after(() => session.close());

  it('symbols', async () => {
    const found = (await session.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'tech050' }))!;
    assert.equal(found[0]!.name, 'TECH-050 Refund approvals');
    const symbol = found[0]!.location as { uri: string };
    assert.equal(symbol.uri, uri('tech-050.md'));
  });

  it('lenses are plain words for a client that does not follow them', async () => {
    const lenses = (await session.connection.sendRequest(CodeLensRequest.type, {
      textDocument: { uri: uri('tech-041.md') },
    })) as CodeLens[];
    assert.deepEqual(
      lenses.map(l => l.command),
      [{ title: 'used in 1 spec', command: '' }],
    );
  });

  it('links follow a file that is about to be renamed', async () => {
    const edit = (await session.connection.sendRequest(WillRenameFilesRequest.type, {
      files: [{ oldUri: uri('tech-041.md'), newUri: uri('done/tech-041.md') }],
    })) as WorkspaceEdit;
    const changes = edit.documentChanges!.map(c => ('edits' in c ? c : assert.fail('an edit')));
    const of = (path: string) => changes.find(c => c.textDocument.uri === uri(path))!;
    assert.equal(of('tech-050.md').textDocument.version, null);
    assert.deepEqual(
      of('tech-050.md')
        .edits.filter(e => 'newText' in e && e.newText.includes('tech-041'))
        .map(e => 'newText' in e && e.newText),
      ['done/tech-041.md'],
    );
    // What the file itself links to is one folder farther away.
    assert.equal(of('tech-041.md').textDocument.version, 1);
    assert.ok(of('tech-041.md').edits.every(e => 'newText' in e && e.newText.startsWith('../')));
    const none = await session.connection.sendRequest(WillRenameFilesRequest.type, {
      files: [{ oldUri: uri('unknown.md'), newUri: uri('x.md') }],
    });
    assert.equal(none, null);
  });
});

describe('problems of files that are not open', () => {
  it('are published and taken back', async () => {
    let settings: unknown = { workspace: { diagnostics: 'all' } };
    const session = await start(settings);
    session.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => settings),
    );
    const found = await session.until(uri('tech-050.md'), all => all.length > 0);
    assert.ok(found.some(d => d.code === 'flag-reused'));
    settings = { workspace: { diagnostics: 'open' } };
    await session.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
    await session.until(uri('tech-050.md'), all => all.length === 0);
    assert.equal(await session.close(), 0);
  });

  it('are pulled, each once', async () => {
    const session = await start(
      { workspace: { diagnostics: 'all' } },
      { textDocument: { ...full.textDocument, diagnostic: { dynamicRegistration: true } } },
    );
    const asked = new Promise<string>(resolve =>
      session.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
        const found = registrations.find(r => r.method === DocumentDiagnosticRequest.method);
        if (found) resolve(found.registerOptions.identifier);
      }),
    );
    assert.equal(await asked, 'handoff-workspace');
    const pull = (previous: { uri: string; value: string }[]): Promise<WorkspaceDiagnosticReport> =>
      session.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: previous });
    const known: { uri: string; value: string }[] = [];
    while (known.length < 2)
      for (const item of (await pull(known)).items) known.push({ uri: item.uri, value: item.resultId! });
    assert.deepEqual(known.map(k => k.uri).sort(), [uri('tech-041.md'), uri('tech-050.md')]);
    let isAnswered = false;
    const next = pull(known).then(report => {
      isAnswered = true;
      return report;
    });
    await new Promise(resolve => setTimeout(resolve, 300));
    assert.equal(isAnswered, false);
    writeFileSync(join(folder, 'tech-050.md'), other.replace('STATUS: Approved', 'STATUS: Aproved'));
    await watched(session, 'tech-050.md');
    const [item] = (await next).items;
    assert.ok(item!.uri === uri('tech-050.md') && item!.kind === 'full');
    assert.ok(item!.items.some(d => d.code === 'header-status-unknown'));
    writeFileSync(join(folder, 'tech-050.md'), other);
    assert.equal(await session.close(), 0);
  });
});

describe('a client that has the files', () => {
  it('leads to what stands in a file that is not open', async () => {
    const draft = other.replace('TECH-050', 'TECH-051');
    const session = await startSession({
      capabilities: full,
      initializationOptions: { servesFiles: true },
      workspaceFolders: [{ uri: 'memfs:/w', name: 'w' }],
    });
    session.connection.onRequest('handoff/workspaceFiles', () => ({ uris: ['memfs:/w/tech-041.md'] }));
    session.connection.onRequest('handoff/read', ({ uri }: { uri: string }) => ({
      text: uri === 'memfs:/w/tech-041.md' ? refunds : undefined,
    }));
    await session.open('memfs:/w/draft.md', draft);
    await session.until('memfs:/w/draft.md', all => all.some(d => d.code === 'flag-reused'));
    const line = draft.slice(0, draft.indexOf('TECH-041')).split('\n').length - 1;
    const found = await session.connection.sendRequest(DefinitionRequest.type, {
      textDocument: { uri: 'memfs:/w/draft.md' },
      position: { line, character: 'Builds on T'.length },
    });
    assert.deepEqual(
      (found as Location[]).map(({ uri }) => uri),
      ['memfs:/w/tech-041.md'],
    );
    assert.equal(await session.close(), 0);
  });

  it('has configuration files, though its URIs name no authority', async () => {
    const files = new Map([
      ['memfs:/w/.handoff.json', '{ "rules": { "header-status-unknown": "off" } }'],
      [
        'memfs:/w/a/tech-050.md',
        other.replace(/STATUS: .*/, 'STATUS: Aproved').replace(/FEATURE: .*/, 'FEATURE: [Feature Name]'),
      ],
    ]);
    const session = await startSession({
      capabilities: full,
      initializationOptions: { servesFiles: true },
      workspaceFolders: [{ uri: 'memfs:/w', name: 'w' }],
    });
    session.connection.onRequest('handoff/workspaceFiles', () => ({ uris: [] }));
    session.connection.onRequest('handoff/read', ({ uri }: { uri: string }) => ({ text: files.get(uri) }));
    const [, [uri, text]] = [...files] as [unknown, [string, string]];
    await session.open(uri, text);
    const found = await session.until(uri, all => all.length > 0);
    assert.ok(found.every(d => d.code !== 'header-status-unknown'));
    assert.equal(await session.close(), 0);
  });

  it('is asked for them, and for nothing outside of its folders', async () => {
    const files = new Map([
      ['memfs:/w/tech-041.md', refunds],
      ['memfs:/w/tech-050.md', other],
    ]);
    const session = await startSession({
      capabilities: full,
      initializationOptions: { servesFiles: true },
      workspaceFolders: [{ uri: 'memfs:/w', name: 'w' }],
    });
    const asked: string[] = [];
    session.connection.onRequest('handoff/workspaceFiles', () => ({ uris: [...files.keys()] }));
    session.connection.onRequest('handoff/read', ({ uri: file }: { uri: string }) => {
      asked.push(file);
      return { text: files.get(file) };
    });
    await session.open('memfs:/w/tech-041.md', refunds);
    await session.until('memfs:/w/tech-041.md', all => all.some(d => d.code === 'flag-reused'));
    assert.ok(asked.every(file => file.startsWith('memfs:/w/')));
    assert.equal(await session.close(), 0);
  });
});
