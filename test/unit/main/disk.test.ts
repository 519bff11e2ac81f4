/** The disk as a host: hostile folders are walked without hanging, and nothing outside of them is read. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { diskHost } from '../../../server/src/main/disk.ts';

let base: string;
let folder: string;
const uriOf = (path: string): string => pathToFileURL(path).href;

before(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'handoff-hostile-')));
  folder = join(base, 'workspace');
  mkdirSync(join(folder, 'a', 'b'), { recursive: true });
  mkdirSync(join(folder, 'node_modules', 'x'), { recursive: true });
  writeFileSync(join(base, 'outside.md'), '# Outside\n');
  writeFileSync(join(folder, 'one.md'), '# One\n');
  writeFileSync(join(folder, 'a', 'b', 'two.MARKDOWN'), '# Two\n');
  writeFileSync(join(folder, 'node_modules', 'x', 'README.md'), '# Not ours\n');
  writeFileSync(join(folder, 'binary.md'), Buffer.from([0x23, 0, 1, 2]));
  writeFileSync(join(folder, 'latin.md'), Buffer.from('# Gr\xfc\xdfe\n', 'latin1'));
  symlinkSync('..', join(folder, 'a', 'loop'));
  symlinkSync(join(base, 'outside.md'), join(folder, 'link.md'));
  symlinkSync(base, join(folder, 'up'));
  writeFileSync(join(folder, 'huge.md'), '# Huge\n');
  truncateSync(join(folder, 'huge.md'), 2 ** 30);
  mkdirSync(join(folder, 'closed.md'));
  writeFileSync(join(folder, 'secret.md'), '# Secret\n');
  chmodSync(join(folder, 'secret.md'), 0);
  spawnSync('mkfifo', [join(folder, 'pipe.md')]);
  spawnSync('sh', ['-c', `printf '# Name' > "$(printf '${folder}/na\\377me.md')"`]);
});
after(() => rmSync(base, { recursive: true, force: true }));

describe('a hostile folder', () => {
  it('is walked to its end, each file once and its beginning only', async () => {
    const found = new Map<string, { length: number; isWhole: boolean }>();
    for await (const { uri, head, isWhole } of diskHost.eachMarkdown!(uriOf(folder)))
      found.set(uri.slice(uriOf(folder).length + 1), { length: head.length, isWhole });
    // The user that everything is allowed to reads the secret one, too.
    found.delete('secret.md');
    assert.deepEqual([...found.keys()].sort(), ['a/b/two.MARKDOWN', 'latin.md', 'one.md']);
    assert.deepEqual(found.get('one.md'), { length: 6, isWhole: true });
  });

  it('gives whole files only if they lie in it, are files, and are not too large', async () => {
    const read = (path: string): Promise<string | undefined> =>
      diskHost.readMarkdown!(uriOf(join(folder, path)), uriOf(folder));
    assert.equal(await read('one.md'), '# One\n');
    assert.equal(await read('a/loop/one.md'), '# One\n');
    for (const path of [
      '../outside.md',
      'link.md',
      'up/outside.md',
      'huge.md',
      'pipe.md',
      'binary.md',
      'closed.md',
      'none.md',
    ])
      assert.equal(await read(path), undefined, path);
    assert.match((await read('latin.md'))!, /^# Gr\ufffd+e\n$/);
  });

  it('does not wait for a pipe that somebody calls a configuration', async () => {
    assert.equal(await diskHost.read!(uriOf(join(folder, 'pipe.md'))), undefined);
  });

  it('of no folder nothing is found', async () => {
    for (const uri of [uriOf(join(base, 'nowhere')), 'vscode-vfs://github/x'])
      for await (const { uri: found } of diskHost.eachMarkdown!(uri)) assert.fail(found);
  });
});
