/** The built command line: what `check` remembers, watches and takes for granted. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { root, seed } from '../engine.ts';

const cli = join(root, 'dist/cli.js');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-check-'));
  write('spec.md', `${seed}\n[ADR-001](adr.md)\n`);
  write('README.md', '# Readme\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const handoff = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '', FORCE_HYPERLINK: '0', ...env },
  });
const found = (...args: string[]): { ruleId: string; severity: string; line: number }[] =>
  JSON.parse(handoff(['check', '--format', 'json', ...args]).stdout)[0].messages;

describe('--cache', () => {
  const cached = (...args: string[]) => handoff(['check', '--cache', ...args]).stdout;
  const file = (): string => read('.handoff-cache/check.jsonl');

  it('says the same, and forgets what changed', () => {
    const plain = handoff(['check']).stdout;
    assert.equal(cached(), plain);
    const first = file();
    assert.equal(first.split('\n').length, 4);
    assert.equal(cached(), plain);
    assert.equal(file(), first);
    assert.equal(read('.handoff-cache/.gitignore'), '*\n');
    write('spec.md', seed);
    assert.equal(cached(), handoff(['check']).stdout);
    rmSync(join(folder, 'README.md'));
    cached();
    assert.ok(!file().includes('README.md'));
  });

  it('what it says comes from it', () => {
    cached();
    write('.handoff-cache/check.jsonl', file().replace('placeholder-left', 'from-the-cache'));
    assert.match(cached(), /from-the-cache/);
  });

  it('forgets where configuration, template, STATUS or the files beside it changed', () => {
    const same = (...args: string[]): void =>
      assert.equal(cached(...args), handoff(['check', ...args]).stdout);
    same();
    write('.handoff.json', '{ "rules": { "placeholder-left": "off" } }');
    same();
    write('template.md', '# T\n\n## Only This\n\n[Word]\n');
    write('.handoff.json', '{ "template": "template.md" }');
    same();
    write('template.md', '# T\n\n## Only That\n\n[Word]\n');
    same();
    rmSync(join(folder, '.handoff.json'));
    same('--status', 'Approved');
    same('--report-unused');
    write('adr.md', '# ADR-001\n\nStatus: Superseded by ADR-002\n');
    same();
  });

  it('does not keep --fix from mending', () => {
    write('spec.md', seed.replace(/STATUS: .*/, 'STATUS: In Reveiw'));
    cached();
    cached('--fix');
    assert.match(read('spec.md'), /STATUS: In Review\n/);
    assert.equal(cached('--fix'), handoff(['check']).stdout);
  });

  it('lies beside the packages, or where it is asked for', () => {
    mkdirSync(join(folder, 'node_modules'));
    cached();
    assert.ok(existsSync(join(folder, 'node_modules/.cache/handoff/check.jsonl')));
    handoff(['check', '--cache-location', 'elsewhere']);
    assert.ok(existsSync(join(folder, 'elsewhere/check.jsonl')));
    assert.ok(!existsSync(join(folder, '.handoff-cache')));
  });
});

describe('many files', () => {
  it('are reported in order, the same as one by one', () => {
    for (let i = 0; i < 320; i++)
      write(`n${String(i).padStart(3, '0')}.md`, i % 40 === 0 ? seed : `# ${i}\n`);
    const { stdout } = handoff(['check', '--format', 'json']);
    const paths = JSON.parse(stdout).map((r: { filePath: string }) => r.filePath);
    assert.deepEqual(paths, [...paths].sort());
    assert.equal(paths.length, 9);
    // Fewer files than threads are worth.
    const one = handoff(['check', '--format', 'json', 'n0*.md']).stdout;
    const each = JSON.parse(stdout).filter((r: { filePath: string }) => r.filePath.startsWith('n0'));
    assert.deepEqual(JSON.parse(one), each);
    assert.ok(availableParallelism() > 0);
  });
});

describe('what is judged', () => {
  it('--status judges as if that were the STATUS', () => {
    const levelOf = (...args: string[]) =>
      found(...args).find(m => m.ruleId === 'placeholder-left')?.severity;
    assert.equal(levelOf(), 'info');
    assert.equal(levelOf('--status', 'approved'), 'error');
    const wrong = handoff(['check', '--status', 'Done']);
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /spec\.md: unknown status 'Done', expected one of Draft/);
    assert.match(read('spec.md'), /STATUS: \[Draft/);
  });

  it('--report-unused reports comments that suppress nothing', () => {
    write('spec.md', `${seed}\n<!-- handoff-disable-next-line todo-left -- nothing -->\nDone.\n`);
    const levelOf = (...args: string[]) =>
      found(...args).find(m => m.ruleId === 'suppression-unused')?.severity;
    assert.equal(levelOf(), 'hint');
    assert.equal(levelOf('--report-unused'), 'warning');
    write('.handoff.json', '{ "rules": { "suppression-unused": "off" } }');
    assert.equal(levelOf(), undefined);
    assert.equal(levelOf('--report-unused'), 'warning');
    write('.handoff.json', '{ "rules": { "suppression-unused": "error" } }');
    assert.equal(levelOf('--report-unused'), 'error');
  });

  it('a baseline loses the files that are gone', () => {
    write('old.md', seed);
    handoff(['check', '--baseline', 'known.json']);
    assert.match(read('known.json'), /"old\.md"/);
    rmSync(join(folder, 'old.md'));
    assert.equal(handoff(['check', '--baseline', 'known.json', 'README.md']).status, 0);
    assert.doesNotMatch(read('known.json'), /"old\.md"/);
    assert.match(read('known.json'), /"spec\.md"/);
  });
});

describe('what is printed', () => {
  it('colours and links, where they are asked for', () => {
    const has = (mark: string, env: Readonly<Record<string, string>>) =>
      handoff(['check'], env).stdout.includes(mark);
    assert.equal(has('\u001b[', {}), false);
    assert.equal(has('\u001b[36m', { FORCE_COLOR: '1' }), true);
    assert.equal(has('\u001b[', { FORCE_COLOR: '0' }), false);
    assert.equal(has('\u001b]8;;https://github.com/', { FORCE_HYPERLINK: '1' }), true);
  });

  it('an option of another command is a misuse', () => {
    for (const args of [
      ['fix', '--cache'],
      ['rules', '--fix'],
      ['check', '--for', 'Draft'],
      ['check', '--watch', '--fix'],
    ]) {
      assert.equal(handoff(args).status, 2, args.join(' '));
    }
  });

  it('who stops reading ends it without a word', { skip: process.platform === 'win32' }, () => {
    const { stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" check | head -1`], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
  });
});

describe('--watch', { skip: process.platform === 'win32' }, () => {
  it('checks again what changes, and ends at once', async () => {
    const child = spawn(process.execPath, [cli, 'check', '--watch', '--format', 'jsonl'], { cwd: folder });
    let said = '';
    child.stdout.on('data', piece => (said += piece));
    let rounds = 0;
    child.stderr.on('data', piece => (rounds += String(piece).split('waiting for changes').length - 1));
    const until = async (test: () => boolean): Promise<void> => {
      for (let i = 0; i < 400 && !test(); i++) await new Promise(resolve => setTimeout(resolve, 25));
      assert.ok(test(), said.slice(0, 400));
    };
    await until(() => rounds === 1);
    assert.match(said, /placeholder-left/);
    said = '';
    write('.handoff.json', '{ "rules": { "placeholder-left": "off" } }');
    await until(() => rounds >= 2);
    assert.doesNotMatch(said, /placeholder-left/);
    said = '';
    mkdirSync(join(folder, 'new'));
    write('new/second.md', seed);
    await until(() => said.includes('second.md'));
    const ended = new Promise(resolve => child.once('exit', (code, signal) => resolve(signal ?? code)));
    const asked = performance.now();
    child.kill('SIGINT');
    assert.ok([130, 'SIGINT'].includes((await ended) as string));
    assert.ok(performance.now() - asked < 1500);
  });
});

it('a file that may not be replaced is left as it is', { skip: process.platform === 'win32' }, () => {
  write('spec.md', seed.replace(/STATUS: .*/, 'STATUS: In Reveiw'));
  const before = read('spec.md');
  chmodSync(folder, 0o500);
  const { status, stderr } = handoff(['fix']);
  chmodSync(folder, 0o700);
  // Root may write everywhere.
  if (process.getuid?.() !== 0) {
    assert.equal(status, 2);
    assert.match(stderr, /spec\.md is left as it is/);
    assert.equal(read('spec.md'), before);
  }
  assert.deepEqual(
    readdirSync(folder).filter(name => name.endsWith('.tmp')),
    [],
  );
});
