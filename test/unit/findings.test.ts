/** Fixtures with the exact text of the findings; `UPDATE=1` writes them anew. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { positionAt } from '../../server/src/blocks/position.ts';
import { problemsOf, root, specOf } from '../engine.ts';

const fixtures = join(root, 'test/fixtures');
const samples = [
  join(root, 'examples/defects/saved-searches.md'),
  ...readdirSync(join(fixtures, 'findings'))
    .filter(name => name.endsWith('.md'))
    .map(name => join(fixtures, 'findings', name)),
];

function listing(path: string): string {
  const text = readFileSync(path, 'utf8');
  const { document } = specOf(text);
  const lines = problemsOf(text, { today: '2026-11-24' }).map(
    ({ rule, severity, span, message, fix, suggestions }) => {
      const { line, character } = positionAt(document, span.start);
      const repairs = [
        ...(fix ? [`fix: ${fix.title}`] : []),
        ...(suggestions ?? []).map(s => `or: ${s.title}`),
      ];
      return [
        `${line + 1}:${character + 1} ${severity} ${rule.id}`,
        `  ${message}`,
        ...repairs.map(r => `  ${r}`),
      ].join('\n');
    },
  );
  return `${lines.join('\n')}\n`;
}

for (const path of samples) {
  const name = path.replace(/^.*\//, '').replace(/\.md$/, '.txt');
  it(name, () => {
    const expected = join(fixtures, 'findings', name);
    if (process.env['UPDATE'] === '1') writeFileSync(expected, listing(path));
    assert.equal(listing(path), readFileSync(expected, 'utf8'));
  });
}
