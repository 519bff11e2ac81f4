/** The server inside Neovim, configured as the manual says; skipped where Neovim is not installed. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../engine.ts';
import { editedDocument } from './edited-document.ts';

interface Said {
  readonly fault?: string;
  readonly diagnostics: readonly string[];
  readonly completion: readonly string[];
  readonly hover: string;
  readonly actions: readonly string[];
  readonly repaired: string;
  readonly renamed: string;
}

const version = /^NVIM v0\.(\d+)/.exec(spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout ?? '');
const minor = Number(version?.[1] ?? 0);

/** The first Lua block below a heading of the manual that begins so. */
function configuration(heading: string): string {
  const manual = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  const below = manual.slice(manual.indexOf(`\n## ${heading}`));
  return /^```lua\n([\s\S]*?)^```$/m.exec(below)![1]!;
}

describe('Neovim', { skip: minor < 7 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-neovim-'));
  const at = (name: string): string => join(folder, name);
  let said: Said;
  before(() => {
    symlinkSync(join(root, 'dist/server.js'), at('handoff-language-server'));
    writeFileSync(at('shop.md'), editedDocument);
    writeFileSync(at('configuration.lua'), configuration(minor < 11 ? 'Neovim 0.7' : 'Neovim 0.11'));
    const script = join(import.meta.dirname, 'neovim.lua');
    const { stderr } = spawnSync('nvim', ['--headless', '-i', 'NONE', '-n', '-u', 'NONE', '-S', script], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        ...process.env,
        PATH: `${folder}${delimiter}${process.env['PATH']}`,
        XDG_STATE_HOME: at('state'),
        XDG_CACHE_HOME: at('cache'),
        HANDOFF_CONFIGURATION: at('configuration.lua'),
        HANDOFF_DOCUMENT: at('shop.md'),
        HANDOFF_SAID: at('said.json'),
      },
    });
    said = JSON.parse(readFileSync(at('said.json'), 'utf8')) as Said;
    assert.equal(said.fault, undefined, stderr);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('shows what is wrong', () => assert.ok(said.diagnostics.includes('header-status-unknown')));

  it('completes a value of the header', () => assert.ok(said.completion.includes('In Review')));

  it('tells what a field is for', () => assert.match(said.hover, /Draft/));

  it('applies the chosen repair, and nothing else', () =>
    assert.equal(`${said.repaired}\n`, editedDocument.replace('Daft', 'Draft')));

  it('renames what is named', () =>
    assert.equal(said.renamed.match(/order\.\w+/g)?.join(' '), 'order.created order.created', said.renamed));
});
