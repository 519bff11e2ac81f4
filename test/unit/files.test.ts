/** The files beside a document, on a real disk. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { filesBeside } from '../../server/src/main/files.ts';
import { problemsOf } from '../engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff files '));
mkdirSync(join(folder, 'docs'));
mkdirSync(join(folder, 'Ümlaut'));
writeFileSync(join(folder, 'docs', 'adr-001-store.md'), '# ADR-001\n\nStatus: Superseded by ADR-002\n');
writeFileSync(join(folder, 'docs', 'adr-002-queue.md'), '# ADR-002\n\nStatus: Accepted\n');
writeFileSync(join(folder, 'Ümlaut', 'a b.png'), '');
after(() => rmSync(folder, { recursive: true, force: true }));

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

it('files and folders are there or not, and listed in their own letter case', () => {
  const files = filesBeside(uriOf('spec.md'))!;
  assert.equal(files.exists('docs/adr-001-store.md'), true);
  assert.equal(files.exists('./docs'), true);
  assert.equal(files.exists('docs/../Ümlaut/a b.png'), true);
  assert.equal(files.exists('docs/adr-003.md'), false);
  assert.equal(files.exists('\0'), false);
  assert.deepEqual([...files.near('docs/x.md')].sort(), ['docs/adr-001-store.md', 'docs/adr-002-queue.md']);
  assert.deepEqual(files.near('none/x.md'), []);
  assert.match(files.head('docs/adr-002-queue.md')!, /^# ADR-002/);
  assert.equal(files.head('docs'), undefined);
});

it('nothing is known where there is no folder on this disk', () => {
  assert.equal(filesBeside('untitled:Untitled-1'), undefined);
  assert.equal(filesBeside('vscode-vfs://github/a/b.md'), undefined);
  assert.equal(filesBeside(uriOf('none/spec.md')), undefined);
  assert.equal(filesBeside('file:///%'), undefined);
});

it('rules see them', () => {
  const text =
    '## Appendix\n\n### D: ADR (Architecture Decision Records)\n\n- [ADR-001](docs/adr-001-store.md)\n- [ADR-003](docs/adr-003.md)\n- ![a](%C3%9Cmlaut/a%20b.png)\n- [b](Docs/adr-002-queue.md)\n';
  const rules = ['link-file-missing', 'link-case-mismatch', 'adr-superseded', 'adr-not-found'];
  const found = (files = filesBeside(uriOf('spec.md'))): string[] =>
    problemsOf(text, { force: true, ...(files ? { files } : {}) })
      .map(p => p.rule.id)
      .filter(id => rules.includes(id));
  assert.deepEqual(found(), ['adr-superseded', 'adr-not-found', 'link-file-missing', 'link-case-mismatch']);
});
