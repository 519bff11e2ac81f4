/** Drawings of every make are read alike, and no text is too much. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readDrawing } from '../../../server/src/notations/diagram/drawing.ts';
import { effortOf } from '../../effort.ts';
import { shared } from '../../engine.ts';
import { random } from '../../random.ts';
import { gridGraph, shown } from './drawing-samples.ts';

for (const style of ['box', 'plain'] as const)
  test(`random graphs, ${style}`, () => {
    const r = random(style === 'box' ? 11 : 12);
    for (let i = 0; i < 60; i++) {
      const { text, edges } = gridGraph(r, style);
      assert.deepEqual(shown(readDrawing(text)), edges, text);
    }
  });

const rubbish = [
  '─│┌┐└┘├┤┬┴┼▶▼◀▲',
  '+-|v^<> ',
  '─│┌┐└┘┼▶▼+-|ab  \t漢\r',
  '┼',
  '+',
  '┌',
  '▶▼ ',
  "|-+.'",
  '👩\u200d\ud800\u0301─',
];

test('any text gives a drawing whose spans lie in it', () => {
  const r = random(7);
  for (let i = 0; i < 80; i++) {
    const glyphs = r.pick(rubbish);
    const text = Array.from({ length: r.int(400) }, (_, k) =>
      k % 30 === 29 ? '\n' : glyphs[r.int(glyphs.length)],
    ).join('');
    const { nodes, edges, faults } = readDrawing(text);
    const spans = [
      ...nodes.flatMap(n => n.spans),
      ...edges.flatMap(e => [...e.spans, ...(e.label?.spans ?? [])]),
      ...faults.map(f => f.span),
    ];
    for (const { start, end } of spans)
      assert.ok(0 <= start && start < end && end <= text.length, JSON.stringify(text));
  }
});

test('hostile texts cost little', () => {
  const r = random(9);
  for (const glyphs of rubbish) {
    const part = Array.from({ length: 8_000 }, (_, k) =>
      k % 120 === 119 ? '\n' : glyphs[r.int(glyphs.length)],
    ).join('');
    for (const text of [part, part.repeat(130)]) {
      const effort = effortOf(() => readDrawing(text));
      assert.ok(effort < 6000, `${text.length} of ${glyphs}`);
    }
  }
});

const folder = join(shared, 'diagrams');
test('real drawings', { skip: !existsSync(folder) }, () => {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Record<
    string,
    { edges: string[] }
  >;
  const texts = readdirSync(folder).filter(name => name.endsWith('.txt'));
  for (const name of texts) {
    const { kind, edges } = readDrawing(readFileSync(join(folder, name), 'utf8'));
    assert.ok(kind === 'graph' || kind === 'states', name);
    assert.ok(edges.length >= truth[name.slice(0, -4)]!.edges.length, name);
  }
});
