/** The built command line in hostile folders: it says what is wrong, does not hang, and leaves alone what lies elsewhere. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { root, seed } from '../engine.ts';

const spec = seed.replace('STATUS: [Draft/In Review/Approved/Implementation/Complete]', 'STATUS: In Reveiw');
const isPosix = process.platform !== 'win32';

let outside: string;
let folder: string;
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'handoff-hostile-'));
  folder = join(outside, 'workspace');
  mkdirSync(folder);
  writeFileSync(join(folder, 'spec.md'), spec);
});
afterEach(() => rmSync(outside, { recursive: true, force: true }));

/** Runs the command line; one that hangs is ended and fails. */
function handoff(...args: string[]) {
  const cli = join(root, 'dist/cli.js');
  const result = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 20_000,
  });
  assert.equal(result.signal, null, 'it hangs');
  return result;
}
const filesOf = (...args: string[]): string[] =>
  JSON.parse(handoff('check', '--format', 'json', ...args).stdout).map(
    (r: { filePath: string }) => r.filePath,
  );

describe('links', { skip: !isPosix }, () => {
  it('are not followed out of the folder, nor in a ring', () => {
    writeFileSync(join(outside, 'secret.md'), spec);
    mkdirSync(join(outside, 'more'));
    writeFileSync(join(outside, 'more', 'secret.md'), spec);
    symlinkSync('../secret.md', join(folder, 'link.md'));
    symlinkSync('../more', join(folder, 'more'));
    symlinkSync('.', join(folder, 'ring'));
    symlinkSync('nowhere.md', join(folder, 'dangling.md'));
    assert.deepEqual(filesOf(), ['spec.md']);
    assert.deepEqual(filesOf('**/*.md'), ['spec.md']);
    assert.equal(handoff('fix').status, 0);
    assert.equal(readFileSync(join(outside, 'secret.md'), 'utf8'), spec);
    assert.equal(readFileSync(join(outside, 'more', 'secret.md'), 'utf8'), spec);
  });
  it('a cache is not written through one', () => {
    symlinkSync(outside, join(folder, '.handoff-cache'));
    const { status, stderr } = handoff('check', '--cache');
    assert.equal(status, 1);
    assert.match(stderr, /cannot write the cache: \.handoff-cache is a link/);
    assert.deepEqual(readdirSync(outside), ['workspace']);
  });
});

describe('files', () => {
  it('that are pipes are not waited for', { skip: !isPosix }, () => {
    for (const name of ['pipe.md', '.handoff.json']) spawnSync('mkfifo', [join(folder, name)]);
    assert.ok(existsSync(join(folder, 'pipe.md')));
    writeFileSync(join(folder, 'spec.md'), `${spec}\nSee [this](pipe.md#there), [ADR-001](pipe.md).\n`);
    assert.deepEqual(filesOf(), ['spec.md']);
    const named = handoff('check', 'pipe.md');
    assert.equal(named.status, 2);
    assert.match(named.stderr, /cannot check pipe\.md: it is no file/);
  });

  it('that are huge are left out without being read', () => {
    writeFileSync(join(folder, 'zeros.md'), '');
    truncateSync(join(folder, 'zeros.md'), 1024 ** 3);
    writeFileSync(join(folder, 'long.md'), `# Long${' '.repeat(10_000)}`);
    truncateSync(join(folder, 'long.md'), 1024 ** 3);
    const { status, stderr } = handoff('check');
    assert.equal(status, 2);
    assert.equal(stderr, 'handoff: cannot check long.md: it has 1024 MB, expected at most 32\n');
  });

  it('that cannot be read are said to be so, the others are checked', { skip: !isPosix }, () => {
    writeFileSync(join(folder, 'locked.md'), spec);
    chmodSync(join(folder, 'locked.md'), 0);
    mkdirSync(join(folder, 'shut'));
    chmodSync(join(folder, 'shut'), 0);
    // Nothing is locked for root, who sees one file more.
    const isRoot = process.getuid?.() === 0;
    const { status, stderr } = handoff('check');
    assert.equal(status, isRoot ? 1 : 2);
    assert.equal(/cannot check locked\.md/.test(stderr), !isRoot);
    chmodSync(join(folder, 'shut'), 0o700);
  });

  it('whose names are no text are named, and end nothing', { skip: process.platform !== 'linux' }, () => {
    writeFileSync(
      Buffer.concat([Buffer.from(`${folder}/gr`), Buffer.from([0xfc, 0xdf]), Buffer.from('e.md')]),
      spec,
    );
    const { status, stderr } = handoff('check');
    assert.equal(status, 2);
    assert.match(stderr, /cannot check gr\ufffd+e\.md: /);
  });

  it('that command the terminal are printed harmlessly', () => {
    writeFileSync(
      join(folder, 'spec.md'),
      spec.replace('STATUS: In Reveiw', 'STATUS: a\u001b]0;b\u0007\u009b31m'),
    );
    const { stdout } = handoff('check');
    assert.doesNotMatch(stdout, /[\u001b\u009b]/);
    assert.match(stdout, /a\\x1b\]0;b\\x07/);
  });
});

describe('configuration', () => {
  it('that means the prototype changes nothing', () => {
    const text =
      '{"__proto__":{"rules":{}},"rules":{"__proto__":"off","constructor":"off"},"options":{"__proto__":{"allow":["x"]}}}';
    writeFileSync(join(folder, '.handoff.json'), text);
    const { status, stderr } = handoff('check');
    assert.equal(status, 1);
    assert.match(stderr, /Unexpected setting '__proto__'/);
    assert.match(stderr, /Unexpected rule 'constructor'/);
  });

  it('with globs that explode is refused, on the command line too', () => {
    const bomb = `${'{a,b}'.repeat(40)}/**/*.md`;
    writeFileSync(
      join(folder, '.handoff.json'),
      JSON.stringify({ ignore: [bomb, `${'+(a|b)'.repeat(5)}.md`] }),
    );
    assert.match(handoff('check').stderr, /expected a simpler glob/);
    rmSync(join(folder, '.handoff.json'));
    for (const pattern of [bomb, '+(a+)+(a+)+(a+)b.md']) {
      const { status, stderr } = handoff('check', pattern);
      assert.equal(status, 2);
      assert.match(stderr, /is no simple glob/);
    }
    assert.equal(handoff('check', '{1..999999999}.md').status, 2);
  });

  it('that extends itself, a folder or nothing is complained of', () => {
    writeFileSync(
      join(folder, '.handoff.json'),
      '{"extends":[".handoff.json",".","none.json"],"template":"."}',
    );
    const { status, stderr } = handoff('check');
    assert.equal(status, 1);
    assert.equal(stderr.match(/cannot extend/g)?.length, 3);
    assert.match(stderr, /there is no such template/);
  });

  it('that is no text, or nested without end, is complained of', () => {
    writeFileSync(join(folder, '.handoff.json'), Buffer.from([0xff, 0xfe, 0, 1]));
    assert.equal(handoff('check').status, 1);
    writeFileSync(join(folder, '.handoff.json'), '['.repeat(100_000));
    assert.match(handoff('check').stderr, /Nested too deeply/);
  });

  it('caches and baselines that are anything else are not believed', () => {
    mkdirSync(join(folder, '.handoff-cache'));
    for (const text of [
      '\0\0',
      '{"handoff-cache":1}\n["spec.md",1]\n["spec.md","k",[],[[1]]]\n',
      '[]'.repeat(1000),
    ]) {
      writeFileSync(join(folder, '.handoff-cache', 'check.jsonl'), text);
      const { status, stderr } = handoff('check', '--cache');
      assert.equal(status, 1);
      assert.equal(stderr, '');
    }
    writeFileSync(join(folder, 'known.json'), '{"__proto__":{"x":1},"spec.md":[1]}');
    assert.equal(handoff('check', '--baseline', 'known.json').status, 1);
  });
});
