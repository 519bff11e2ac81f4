/** The preview's bundle in a bare context, and the extension for the browser, which has to bring it along. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import type { MarkdownIt } from '../../server/src/artefacts/preview.ts';
import { root, seed } from '../engine.ts';

const bundle = (name: string): string => readFileSync(join(root, 'dist', name), 'utf8');

interface Preview {
  extendMarkdownIt(md: MarkdownIt, options: { isWanted: () => boolean; label: string }): MarkdownIt;
}

it('draws without Node, a document or an editor', () => {
  const module: { exports: Partial<Preview> } = { exports: {} };
  runInContext(bundle('preview.js'), createContext({ module, exports: module.exports }));
  const rules: ((state: { src: string; tokens: object[] }) => void)[] = [];
  const md = {
    core: { ruler: { push: (_: string, rule: (typeof rules)[number]) => void rules.push(rule) } },
    renderer: { rules: {} as MarkdownIt['renderer']['rules'] },
  };
  module.exports.extendMarkdownIt!(md as MarkdownIt, { isWanted: () => true, label: 'Text' });
  const content = /^```\n(┌[\s\S]*?)^```$/m.exec(seed)![1]!;
  const tokens = [{ type: 'fence', info: '', content }];
  for (const rule of rules) rule({ src: seed, tokens });
  const html = md.renderer.rules.fence!(tokens, 0, {}, {}, { renderToken: () => '' });
  assert.match(html, /<svg[\s\S]+Client[\s\S]+<\/svg>/);
});

it('is part of the extension for the browser, and a file beside the other', () => {
  assert.ok(!/require\(["']\.\/preview\.js["']\)/.test(bundle('client.browser.js')));
  assert.ok(bundle('client.browser.js').includes('handoff-drawing'));
  assert.match(bundle('client.js'), /require\(["']\.\/preview\.js["']\)/);
});
