/** The built command line in a repository: what was committed counts, from the cache, too. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../engine.ts';

let folder = '';
const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_DATE: '2026-03-01T12:00:00Z',
  GIT_COMMITTER_DATE: '2026-03-01T12:00:00Z',
};
const git = (...args: string[]): boolean =>
  spawnSync('git', ['-c', 'user.name=Noor', '-c', 'user.email=noor@handoff.test', ...args], {
    cwd: folder,
    env,
  }).status === 0;

const text = (status: string, said: string): string =>
  `\`\`\`\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: 2026-01-10\nSTATUS: ${status}\nVERSION: 1.0\n\`\`\`\n\n## Overview\n\n${said}\n`;
const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);

function found(...args: string[]): string[] {
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'dist/cli.js'), 'check', '--format', 'json', ...args],
    { cwd: folder, encoding: 'utf8', env: { ...env, NO_COLOR: '1' } },
  );
  const files: { filePath: string; messages: { ruleId: string }[] }[] = JSON.parse(stdout);
  return files.flatMap(({ filePath, messages }) =>
    messages.filter(m => /bumped|backwards|older-than/.test(m.ruleId)).map(m => `${filePath} ${m.ruleId}`),
  );
}

const hasGit = spawnSync('git', ['--version']).status === 0;

describe('handoff check in a repository', { skip: !hasGit }, () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'handoff-git-'));
    git('init', '-q');
    write('a.md', text('Draft', 'First.'));
    write('b.md', text('Approved', 'First.'));
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
    write('a.md', text('Approved', 'First.'));
    git('commit', '-q', '-a', '-m', 'approved');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('compares with HEAD, and the cache forgets with it', () => {
    write('a.md', text('Approved', 'Second.'));
    write('b.md', text('Draft', 'First.'));
    const all = [
      'a.md header-date-older-than-commit',
      'a.md header-version-not-bumped',
      'b.md header-status-backwards',
    ];
    assert.deepEqual(found('--cache'), all);
    assert.deepEqual(found('--cache'), all);
    git('commit', '-q', '-a', '-m', 'second');
    assert.deepEqual(found('--cache'), ['a.md header-date-older-than-commit']);
  });

  it('mending does not hide what was changed', () => {
    write('a.md', text('Approved', 'Third.  '));
    assert.deepEqual(found('--fix', 'a.md'), [
      'a.md header-date-older-than-commit',
      'a.md header-version-not-bumped',
    ]);
  });
});
