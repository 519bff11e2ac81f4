/** Silence: ordinary Markdown gets no findings and no completions. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { completionsAt } from '../../server/src/features/completion/completion.ts';
import { problemsOf, root, shared, specOf } from '../engine.ts';

const surroundings = { today: '2026-03-01', nextId: 'TECH-001', references: [], skeleton: 'x' };

/** Markdown files below a folder. */
function* eachMarkdown(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* eachMarkdown(path);
    else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)) yield path;
  }
}

function assertSilent(path: string): void {
  const text = readFileSync(path, 'utf8');
  assert.deepEqual(
    problemsOf(text).map(p => p.message),
    [],
    path,
  );
  const spec = specOf(text);
  assert.equal(spec.recognised, false, path);
  for (const offset of [0, text.length >> 1, text.length])
    assert.deepEqual(completionsAt(spec, offset, { surroundings, typed: false }), [], path);
}

it('every README, CHANGELOG and other Markdown of the dependencies', () => {
  const paths = [...eachMarkdown(join(root, 'node_modules'))];
  assert.ok(paths.length > 50, `only ${paths.length} files`);
  for (const path of paths) assertSilent(path);
});

it('Markdown of this repository that is no specification', () => {
  for (const path of ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'docs/architecture.md'])
    assertSilent(join(root, path));
  for (const path of eachMarkdown(join(root, 'docs/rules'))) assertSilent(path);
  for (const path of eachMarkdown(join(root, 'examples/prd'))) assertSilent(path);
});

it('files that have headings or tables like ours', t => {
  const folder = join(shared, 'corpus/negative');
  if (!existsSync(folder)) return t.skip('the corpus is not here');
  for (const path of eachMarkdown(folder)) assertSilent(path);
  return undefined;
});
