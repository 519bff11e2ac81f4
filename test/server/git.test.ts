/** The built server in a repository: what was committed counts once Git has answered, where the workspace is trusted. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { full, startSession } from './session.ts';

const text = (said: string): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: 2026-01-10\nSTATUS: Approved\nVERSION: 1.0\n\`\`\`\n\n## Overview\n\n${said}\n`;

let folder = '';
const git = (...args: string[]): boolean =>
  spawnSync('git', ['-c', 'user.name=Noor', '-c', 'user.email=noor@handoff.test', ...args], {
    cwd: folder,
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
  }).status === 0;
const hasGit = spawnSync('git', ['--version']).status === 0;
const rule = 'header-version-not-bumped';

describe('a server in a repository', { skip: !hasGit }, () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'handoff-server-git-'));
    git('init', '-q');
    writeFileSync(join(folder, 'a.md'), text('First.'));
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const start = (isTrusted: boolean) => {
    const root = pathToFileURL(folder).href;
    return startSession({
      capabilities: full,
      workspaceFolders: [{ uri: root, name: 'root' }],
      initializationOptions: { isTrusted },
    });
  };
  const uri = (): string => pathToFileURL(join(folder, 'a.md')).href;

  it('tells what was changed since the last commit, and no more after the next one', async () => {
    const session = await start(true);
    await session.open(uri(), text('Second.'));
    await session.until(uri(), found => found.some(d => d.code === rule));
    writeFileSync(join(folder, 'a.md'), text('Second.'));
    git('commit', '-q', '-a', '-m', 'second');
    await session.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uri() } });
    await session.until(uri(), found => found.every(d => d.code !== rule));
    await session.close();
  });

  it('does not ask without trust, and does with it', async () => {
    const session = await start(false);
    await session.open(uri(), text('Third.'));
    const { diagnostics } = await session.published(uri(), 1);
    await new Promise(resolve => setTimeout(resolve, 900));
    assert.ok(diagnostics.every(d => d.code !== rule));
    await session.connection.sendNotification('handoff/workspaceTrusted');
    await session.until(uri(), found => found.some(d => d.code === rule));
    await session.close();
  });
});
