/** The Markdown preview: which fences become pictures, and what stays as it was. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawInPreview, type MarkdownIt } from '../../../server/src/artefacts/preview.ts';
import { seed, template } from '../../engine.ts';

interface Token {
  readonly type: string;
  readonly info: string;
  readonly content: string;
  readonly map: [number, number];
  readonly attrs: [string, string][];
}

type Rule = (state: { src: string; tokens: Token[] }) => void;
type Fence = NonNullable<MarkdownIt['renderer']['rules']['fence']>;

/** As much of markdown-it as the plugin sees; every fence is a token. */
function preview(source: string, { isWanted = true } = {}): { html: string; templates: number } {
  const rules: Rule[] = [];
  let templates = 0;
  const fence: Fence = (tokens, index) => `<pre>${tokens[index]!.content}</pre>`;
  const md = {
    core: { ruler: { push: (_: string, rule: Rule) => void rules.push(rule) } },
    renderer: { rules: { fence } },
  };
  const extended = drawInPreview(md, {
    template: () => {
      templates++;
      return template;
    },
    isWanted: () => isWanted,
    label: 'As <text>',
  });
  assert.equal(extended, md);
  const tokens = [...source.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(
    ({ 1: info, 2: content, index }): Token => ({
      type: 'fence',
      info: info!,
      content: content!,
      map: [source.slice(0, index).split('\n').length - 1, 0],
      attrs: [
        ['class', 'code-line'],
        ['data-line', '7'],
      ],
    }),
  );
  for (const rule of rules) rule({ src: source, tokens });
  const self = { renderToken: () => '' };
  const html = tokens.map((_, i) => md.renderer.rules.fence(tokens, i, {}, {}, self)).join('\n');
  return { html, templates };
}

const count = (text: string, part: string): number => text.split(part).length - 1;

test('the drawings of a specification become pictures with their text below', () => {
  const { html, templates } = preview(seed);
  assert.equal(count(html, '<svg'), 2);
  assert.equal(count(html, '<figure class="handoff-drawing code-line" data-line="7">'), 2);
  assert.equal(count(html, '<summary>As &lt;text&gt;</summary><pre><code>'), 2);
  assert.ok(html.includes('│   (Web/App) │     │   (API)     │     │  (Storage)  │\n'));
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(m => m[1]);
  assert.equal(new Set(ids).size, 4);
  assert.ok(html.includes('<pre>{\n'), 'other fences stay');
  assert.equal(templates, 1);
});

test('other documents, other languages and uncertain drawings stay text', () => {
  const drawing = /^```\n┌[\s\S]*?^```$/m.exec(seed)![0];
  const readme = preview(`# Notes\n\n${drawing}\n`);
  assert.equal(count(readme.html, '<svg'), 0);
  assert.ok(readme.html.startsWith('<pre>┌'));
  const asCode = seed.replace(drawing, drawing.replace('```', '```go'));
  assert.equal(count(preview(asCode).html, '<svg'), 1);
  const named = seed.replace(drawing, drawing.replace('```', '``` Text title'));
  assert.equal(count(preview(named).html, '<svg'), 2);
  const broken = seed.replace('────▶│   Service', '────▶    Service');
  assert.equal(count(preview(broken).html, '<svg'), 1);
});

test('the setting is asked, and nothing is read without a drawing', () => {
  assert.equal(count(preview(seed, { isWanted: false }).html, '<svg'), 0);
  assert.equal(preview('```\nplain words\n```').templates, 0);
});
