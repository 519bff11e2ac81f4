/** What Git has of documents, asked of repositories that the test makes; nothing of them is run. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { committed } from '../../../server/src/main/git.ts';
import type { CommittedAnswer } from '../../../server/src/service/host.ts';

const own = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

function run(folder: string, args: readonly string[], day = '2026-01-10'): string {
  const at = `${day}T12:00:00+0200`;
  return execFileSync('git', ['-c', 'user.name=Noor', '-c', 'user.email=noor@handoff.test', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...own, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

const hasGit = ((): boolean => {
  try {
    return run(tmpdir(), ['--version']) !== '';
  } catch {
    return false;
  }
})();

describe('documents at HEAD', { skip: !hasGit }, () => {
  let root = '';
  const at = (path: string): string => join(root, path);
  const put = (path: string, text: string): void => writeFileSync(at(path), text);
  const commit = (day: string): void => {
    run(root, ['add', '-A'], day);
    run(root, ['commit', '-q', '-m', 'a change'], day);
  };
  const answer = async (path: string, text?: string): Promise<CommittedAnswer | undefined> => {
    const uri = pathToFileURL(at(path)).href;
    const answers = await committed([{ uri, question: 'day', ...(text === undefined ? {} : { text }) }]);
    return answers.get(uri);
  };

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'handoff git ü-'));
    run(root, ['init', '-q']);
    mkdirSync(at('specs'));
    put('specs/a.md', 'first\n');
    put('specs/b ü.md', 'second\n');
    commit('2026-01-10');
    put('specs/a.md', 'third\n');
    commit('2026-02-03');
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('gives the text and the day of the last commit', async () => {
    put('specs/a.md', 'not committed\n');
    assert.deepEqual(await answer('specs/a.md'), { text: 'third\n', date: '2026-02-03' });
    assert.deepEqual(await answer('specs/b ü.md'), { text: 'second\n' });
  });

  it('leaves out a text that is the same, whatever its line ends', async () => {
    assert.deepEqual(await answer('specs/a.md', 'third\n'), { date: '2026-02-03' });
    assert.deepEqual(await answer('specs/a.md', 'third\r\n'), { date: '2026-02-03' });
    assert.deepEqual(await answer('specs/a.md', 'other\n'), { text: 'third\n', date: '2026-02-03' });
  });

  it('says nothing of what is not committed, is a link or lies in no repository', async () => {
    put('specs/new.md', 'x');
    symlinkSync('a.md', at('specs/link.md'));
    assert.equal(await answer('specs/new.md'), undefined);
    assert.equal(await answer('specs/link.md'), undefined);
    assert.equal(await answer('../nowhere.md'), undefined);
    assert.equal((await committed([{ uri: 'untitled:x.md', question: 'day' }])).size, 0);
    rmSync(at('specs/link.md'));
  });

  it('answers about many files at once', async () => {
    const names = Array.from({ length: 510 }, (_, i) => `specs/n${i}.md`);
    for (const name of names) put(name, '');
    commit('2026-02-10');
    for (const name of names) put(name, `${name}\n`);
    commit('2026-03-01');
    const queries = names.map(name => ({
      uri: pathToFileURL(at(name)).href,
      question: 'day' as const,
      text: `${name}\n`,
    }));
    const answers = await committed(queries);
    assert.equal(answers.size, 510);
    assert.ok([...answers.values()].every(a => a.date === '2026-03-01' && a.text === undefined));
  });

  it('knows no day where a shallow clone ends', async () => {
    const clone = at('../handoff-shallow');
    rmSync(clone, { recursive: true, force: true });
    run(root, ['clone', '-q', '--depth', '1', pathToFileURL(root).href, clone]);
    const found = await answer('../handoff-shallow/specs/a.md');
    rmSync(clone, { recursive: true, force: true });
    assert.equal(found?.date, undefined);
    assert.notEqual(found?.text, undefined);
  });

  it('runs nothing of the repository and is not misled by a hook around it', async () => {
    const trap = at('trap.sh');
    writeFileSync(trap, `#!/bin/sh\ntouch '${at('sprung')}'\ncat\n`);
    chmodSync(trap, 0o755);
    for (const name of [
      'core.fsmonitor',
      'filter.x.smudge',
      'filter.x.clean',
      'diff.external',
      'diff.x.textconv',
    ])
      run(root, ['config', name, trap]);
    for (const name of ['core.pager', 'gpg.program', 'core.sshCommand']) run(root, ['config', name, trap]);
    run(root, ['config', 'log.showSignature', 'true']);
    writeFileSync(at('.gitattributes'), '*.md filter=x diff=x\n');
    process.env['GIT_DIR'] = '/nonexistent';
    process.env['GIT_INDEX_FILE'] = '/nonexistent';
    try {
      assert.equal((await answer('specs/a.md', 'other'))?.date, '2026-02-10');
    } finally {
      delete process.env['GIT_DIR'];
      delete process.env['GIT_INDEX_FILE'];
    }
    assert.equal(existsSync(at('sprung')), false);
  });
});
