/** The server inside Emacs, configured as the manual says; skipped where Emacs with Eglot and Markdown mode is not installed. */

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
  readonly repaired: string;
  readonly renamed: string;
}

const emacs = (...args: string[]) => spawnSync('emacs', ['--batch', ...args], { encoding: 'utf8' });
const isHere = emacs('--eval', "(progn (require 'eglot) (require 'markdown-mode))").status === 0;

/** The Lisp of the manual. */
function configuration(): string {
  const manual = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  return /^```elisp\n([\s\S]*?)^```$/m.exec(manual)![1]!;
}

describe('Emacs', { skip: !isHere }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-emacs-'));
  const at = (name: string): string => join(folder, name);
  let said: Said;
  before(() => {
    symlinkSync(join(root, 'dist/server.js'), at('handoff-language-server'));
    writeFileSync(at('shop.md'), editedDocument);
    writeFileSync(at('configuration.el'), configuration());
    const { stderr } = spawnSync('emacs', ['--batch', '-q', '-l', join(import.meta.dirname, 'emacs.el')], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        ...process.env,
        HOME: folder,
        PATH: `${folder}${delimiter}${process.env['PATH']}`,
        LC_ALL: 'C.UTF-8',
        HANDOFF_CONFIGURATION: at('configuration.el'),
        HANDOFF_DOCUMENT: at('shop.md'),
        HANDOFF_SAID: at('said.json'),
      },
    });
    said = JSON.parse(readFileSync(at('said.json'), 'utf8')) as Said;
    assert.equal(said.fault, undefined, stderr);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('shows what is wrong', () => assert.ok(said.diagnostics.some(d => d.includes("'Daft'"))));

  it('completes a value of the header', () => assert.ok(said.completion.includes('In Review')));

  it('tells what a field is for', () => assert.match(said.hover, /Draft/));

  it('applies the chosen repair, and nothing else', () =>
    assert.equal(said.repaired, editedDocument.replace('Daft', 'Draft')));

  it('renames what is named', () =>
    assert.equal(said.renamed.match(/order\.\w+/g)?.join(' '), 'order.created order.created', said.renamed));
});
