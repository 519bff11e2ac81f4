/** A megabyte of lines and arrows in one fence stays within the guards of the whole checker; so do pages of crossings. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effortOf } from '../../effort.ts';
import { problemsOf, seed } from '../../engine.ts';
import { random } from '../../random.ts';

const boxGlyphs = Array.from({ length: 128 }, (_, i) => String.fromCodePoint(0x2500 + i)).join('');
const makes = {
  box: `${boxGlyphs}▶▼◀▲   `,
  plain: '+-|<>v^ab  ',
};

/** About a megabyte of random glyphs in rows of a length. */
function rubbish(glyphs: string, row: number): string {
  const r = random(row);
  const line = (): string => Array.from({ length: row }, () => glyphs[r.int(glyphs.length)]).join('');
  const lines = Array.from({ length: Math.min(200, Math.ceil(1_000_000 / (row + 1))) }, line);
  const page = `${lines.join('\n')}\n`;
  return page.repeat(Math.ceil(1_000_000 / page.length)).slice(0, 1_000_000);
}

const inSection = (heading: string, text: string): string =>
  seed.replace(
    new RegExp(`(### ${heading}\\n+\`\`\`\\n)[^\`]*`),
    (_, before: string) => `${before}${text}\n`,
  );

for (const [make, glyphs] of Object.entries(makes))
  for (const row of [9, 140, 1_000_000])
    test(`rows of ${row}, ${make}`, () => {
      const text = inSection(row === 140 ? 'State Machine' : 'Affected Systems', rubbish(glyphs, row));
      assert.ok(text.length > 900_000);
      assert.ok(effortOf(() => problemsOf(text)) < 8000);
    });

test('pages of crossings', () => {
  const page = `\`\`\`\n${`${'┼'.repeat(130)}\n`.repeat(140)}\`\`\`\n\n`;
  const text = seed.replace('### State Machine\n', heading => `${heading}\n${page.repeat(10)}`);
  assert.ok(effortOf(() => problemsOf(text)) < 8000);
});
