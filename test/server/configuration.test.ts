/** Configuration files through the built programs: the command line and the server say the same, and hear of changes. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
} from 'vscode-languageserver-protocol/node';
import type { FileResult } from '../../server/src/cli/reporter.ts';
import { root, seed } from '../engine.ts';
import { full, startSession } from './session.ts';

const rfc = `# [Title]

## Motivation

[Why]

## Decision

[What]
`;

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-configuration-'));
  mkdirSync(join(folder, 'rfcs'));
  writeFileSync(join(folder, 'spec.md'), seed);
  writeFileSync(join(folder, 'rfcs', 'one.md'), '# One\n\n## Motivation\n\n[Why]\n');
  writeFileSync(join(folder, 'rfc.md'), rfc);
  configure('off');
});
after(() => rmSync(folder, { recursive: true, force: true }));

function configure(level: string): void {
  writeFileSync(
    join(folder, '.handoff.jsonc'),
    `{
      "rules": { "placeholder-left": "${level}" }, // all of them
      "ignore": ["rfc.md"],
      "files": ["rfcs/*.md"],
      "overrides": [{ "files": ["rfcs/*.md"], "template": "rfc.md", "rules": { "placeholder-left": "error" } }]
    }`,
  );
}

function check(): FileResult[] {
  const { stdout } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'check', '--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return JSON.parse(stdout);
}

const has = (found: readonly { code?: unknown; ruleId?: string }[], rule: string): boolean =>
  found.some(f => f.code === rule || f.ruleId === rule);

it('the command line goes by the nearest file: levels, globs and a template of its own', () => {
  const results = check();
  assert.deepEqual(
    results.map(r => r.filePath),
    ['rfcs/one.md', 'spec.md'],
  );
  const [one, spec] = results;
  assert.deepEqual(
    one!.messages.map(m => m.ruleId),
    ['section-missing', 'placeholder-left'],
  );
  assert.ok(!has(spec!.messages, 'placeholder-left') && has(spec!.messages, 'table-example-row-left'));
});

it('the server goes by it too, and by its changes on disk and in the window', async () => {
  const uri = pathToFileURL(join(folder, 'spec.md')).href;
  const file = pathToFileURL(join(folder, '.handoff.jsonc')).href;
  const session = await startSession({
    capabilities: full,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'w' }],
  });
  await session.open(uri, seed);
  // What is found first is told first.
  const first = await session.until(uri, found => has(found, 'table-example-row-left'));
  assert.ok(!has(first, 'placeholder-left'));
  const one = pathToFileURL(join(folder, 'rfcs', 'one.md')).href;
  await session.open(one, '# One\n\n## Motivation\n\n[Why]\n');
  const rfc = await session.until(one, found => found.length > 1);
  const rfcFindings = rfc.map(d => [d.code, d.severity]);
  assert.deepEqual(rfcFindings, [
    ['section-missing', 1],
    ['placeholder-left', 1],
  ]);
  configure('hint');
  await session.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: file, type: FileChangeType.Changed }],
  });
  await session.until(uri, found => has(found, 'placeholder-left'));
  await session.open(file, '{ "rules": { "placeholder-lef": "off" } }');
  const faults = await session.until(file, found => found.length > 0);
  assert.match(String(faults[0]!.message), /did you mean 'placeholder-left'/);
  await session.change(file, 2, '{ "rules": { "placeholder-left": "off" } }');
  await session.until(uri, found => !has(found, 'placeholder-left'));
  assert.equal(await session.close(), 0);
});

it('the server goes by it once its folder is one of the workspace', async () => {
  configure('off');
  const uri = pathToFileURL(join(folder, 'spec.md')).href;
  const other = pathToFileURL(join(folder, 'rfcs')).href;
  const session = await startSession({ capabilities: full, workspaceFolders: [{ uri: other, name: 'o' }] });
  await session.open(uri, seed);
  await session.until(uri, found => has(found, 'placeholder-left'));
  await session.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
    event: { added: [{ uri: pathToFileURL(folder).href, name: 'w' }], removed: [] },
  });
  await session.until(uri, found => found.length > 0 && !has(found, 'placeholder-left'));
  assert.equal(await session.close(), 0);
});
