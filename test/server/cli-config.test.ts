/** The built command line: where the configuration of a file comes from. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { root, seed } from '../engine.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const handoff = (args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], { cwd: folder, encoding: 'utf8' });

describe('handoff config', () => {
  it('says what counts and where it was written', () => {
    mkdirSync(join(folder, 'docs'));
    write('base.yaml', 'rules:\n  todo-left: off\n  section-empty: hint\n');
    write(
      'docs/.handoff.jsonc',
      `{
  "extends": "../base.yaml",
  "rules": { "section-empty": { "Approved": "error" } },
  "options": { "placeholder-left": { "allow": ["sic"] } },
  "overrides": [
    { "files": ["x.md"] },
    { "files": ["old*.md"], "rules": {
      "table-columns": "off" } }
  ]
}
`,
    );
    write('docs/old.md', seed);
    const { stdout, status } = handoff(['config', 'docs/old.md']);
    assert.equal(status, 0);
    assert.match(stdout, /^docs\/old\.md\n {2}configuration +docs\/\.handoff\.jsonc, base\.yaml\n/);
    assert.match(stdout, /todo-left +off +base\.yaml:2\n/);
    assert.match(stdout, /section-empty +Approved: error +docs\/\.handoff\.jsonc:3\n/);
    assert.match(stdout, /placeholder-left\.allow +\["sic"\] +docs\/\.handoff\.jsonc:4\n/);
    assert.match(stdout, /table-columns +off +docs\/\.handoff\.jsonc:8\n/);
    const shown = JSON.parse(handoff(['config', '--format', 'json', 'docs/old.md']).stdout);
    assert.deepEqual(shown.rules['todo-left'], { value: 'off', source: 'base.yaml:2' });
    assert.equal(shown.rules['placeholder-left'].source, 'default');
    assert.match(handoff(['config']).stdout, /configuration +none\n[\s\S]*All rules are as/);
    assert.equal(handoff(['config', 'none.md']).status, 2);
  });
});

it('configuration is looked for up to the repository, and no further', () => {
  const levelAt = (path: string): string =>
    JSON.parse(handoff(['config', '--format', 'json', path]).stdout).rules['todo-left'].value;
  write('.handoff.json', '{ "rules": { "todo-left": "hint" } }');
  mkdirSync(join(folder, 'repository/docs'), { recursive: true });
  write('repository/docs/spec.md', seed);
  assert.equal(levelAt('repository/docs/spec.md'), 'hint');
  // A file, as in a work tree.
  write('repository/.git', 'gitdir: elsewhere\n');
  assert.notEqual(levelAt('repository/docs/spec.md'), 'hint');
  write('repository/.handoff.json', '{ "rules": { "todo-left": "error" } }');
  assert.equal(levelAt('repository/docs/spec.md'), 'error');
  rmSync(join(folder, 'repository/.handoff.json'));
  write('spec.md', seed);
  mkdirSync(join(folder, '.git'));
  assert.equal(levelAt('spec.md'), 'hint');
});
