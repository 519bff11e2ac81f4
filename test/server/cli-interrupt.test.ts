/** The built command line, interrupted in the middle of a long run: it ends at once and leaves nothing half done. */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { root, seed } from '../engine.ts';

const cli = join(root, 'dist/cli.js');
const isPosix = process.platform !== 'win32';
// Enough for two threads and some seconds.
const count = 350;

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-interrupt-'));
  for (let i = 0; i < count; i++) writeFileSync(join(folder, `n${i}.md`), seed);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const start = (): ChildProcess =>
  spawn(process.execPath, [cli, 'check', '--cache', '--format', 'jsonl'], { cwd: folder, stdio: 'pipe' });

/** Interrupts a process after its first output, or after some milliseconds; how it ended, and how soon. */
async function interrupt(child: ChildProcess, when: 'first output' | number) {
  const isReady = new Promise<undefined>(resolve => {
    child.stdout!.once('data', () => when === 'first output' && resolve(undefined));
    if (typeof when === 'number') setTimeout(resolve, when, undefined);
  });
  const ended = new Promise<unknown>(resolve =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  );
  await isReady;
  assert.equal(child.exitCode, null, 'it is over already');
  const asked = performance.now();
  child.kill('SIGINT');
  return { how: await ended, milliseconds: performance.now() - asked };
}

const cache = () => readFileSync(join(folder, '.handoff-cache/check.jsonl'), 'utf8');

it('ends within half a second, and keeps the cache of the last run', { skip: !isPosix }, async () => {
  spawnSync(process.execPath, [cli, 'check', '--cache', 'n1.md'], { cwd: folder });
  const kept = cache();
  for (const when of [150, 'first output'] as const) {
    const { how, milliseconds } = await interrupt(start(), when);
    // What a shell calls 130.
    assert.ok(how === 'SIGINT' || how === 130, String(how));
    assert.ok(milliseconds < 500, `${milliseconds} ms`);
    assert.equal(cache(), kept);
    assert.deepEqual(readdirSync(join(folder, '.handoff-cache')).sort(), ['.gitignore', 'check.jsonl']);
  }
});

it('has the exit code 130 in a shell', { skip: !isPosix }, () => {
  const script = '"$0" "$1" check >/dev/null & child=$!; sleep 0.6; kill -INT $child; wait $child; echo $?';
  // A shell starts what runs in the background deaf to SIGINT, unless it has job control.
  const { stdout } = spawnSync('bash', ['-mc', script, process.execPath, cli], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(stdout.trim(), '130');
});
