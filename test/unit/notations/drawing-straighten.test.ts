/** Straightening moves edges under their corners, and neither text nor arrows change. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDrawing } from '../../../server/src/notations/diagram/drawing.ts';
import { straighten } from '../../../server/src/notations/diagram/straighten.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { corpus, own } from '../../documents.ts';
import { random } from '../../random.ts';
import { gridGraph, shown } from './drawing-samples.ts';

const straightened = (text: string, selection?: number): string | undefined => {
  const edits = straighten(text, selection);
  return edits && applyEdits(text, edits);
};

/** What must not change: everything but blanks and strokes. */
const written = (text: string): string => text.replace(/[\s─━═-]/g, '');

const crooked = (text: string): number =>
  readDrawing(text).faults.filter(({ kind }) => kind === 'misaligned-edge').length;

test('an edge goes back under its corner', () => {
  const text = '┌────────┐   ┌────┐\n│ Router  │──▶│ DB │\n│ (edge) │   └────┘\n└────────┘';
  assert.equal(
    straightened(text),
    '┌────────┐   ┌────┐\n│ Router │──▶│ DB │\n│ (edge) │   └────┘\n└────────┘',
  );
});

test('a box becomes as wide as its text, and what stands right of it moves', () => {
  const text =
    '┌──────┐   ┌─────┐\n│ Order service │──▶│ Pay │\n└──┬───┘   └─────┘\n   │ mail\n   ▼\n┌──────┐\n│ Mail │\n└──────┘';
  assert.equal(
    straightened(text),
    '┌───────────────┐   ┌─────┐\n│ Order service │──▶│ Pay │\n└──┬────────────┘   └─────┘\n   │ mail\n   ▼\n┌───────────────┐\n│ Mail          │\n└───────────────┘',
  );
});

test('with an offset only the box there is straightened', () => {
  const box = (name: string): string => `┌──────┐\n│ ${name} │\n└──────┘`;
  const text = `${box('One  ')}\n   │\n   ▼\n${box('Two  ')}`;
  assert.equal(straightened(text, text.indexOf('Two')), `${box('One  ')}\n   │\n   ▼\n${box('Two ')}`);
  assert.equal(straightened(text), `${box('One ')}\n   │\n   ▼\n${box('Two ')}`);
});

test('nothing is offered where nothing drifts, and outside graphs', () => {
  for (const text of [
    '',
    'A → B',
    '┌───┐  ┌───┐\n│ A │─▶│ B │\n└───┘  └───┘',
    '┌──────┐\n│ [OK]  │\n│ [No] │\n└──────┘',
  ])
    assert.equal(straighten(text), undefined);
});

const fences = [...own, ...corpus].flatMap(({ text }) =>
  [...text.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(match => match[1]!),
);

test('real drawings keep what they say and settle in one run', () => {
  for (const text of fences.filter(fence => /[│|]/.test(fence))) {
    const after = straightened(text);
    if (after === undefined) continue;
    assert.equal(written(after), written(text));
    assert.deepEqual(shown(readDrawing(after)), shown(readDrawing(text)));
    assert.ok(crooked(after) < crooked(text), text);
    assert.equal(straighten(after), undefined, after);
  }
});

test('renamed boxes close again', () => {
  const r = random(21);
  let repaired = 0;
  const rounds = 80;
  for (let i = 0; i < rounds; i++) {
    const { text } = gridGraph(r, i % 2 ? 'box' : 'plain');
    const renamed = text.replace(/Client|Queue|Store|Mail/g, name =>
      r.int(2) ? name : name + ' '.repeat(r.int(2)) + 'x'.repeat(1 + r.int(12)),
    );
    const after = straightened(renamed) ?? renamed;
    assert.equal(written(after), written(renamed));
    if (crooked(after) === 0 && shown(readDrawing(after)).length === shown(readDrawing(text)).length)
      repaired++;
  }
  assert.ok(repaired >= rounds * 0.8, `${repaired} of ${rounds}`);
});

test('a line that was pushed out with a wall goes back with it', () => {
  const text = [
    '┌─────┐      ┌────┐',
    '│ API ├─────▶│ DB │◀──┐',
    '└─────┘      └────┘   │',
    '┌─────┐      ┌────┐   │',
    '│ Web │─────▶│ Q  │   │',
    '└─────┘      └──┬─┘   │',
    '                └─────┘',
  ].join('\n');
  for (const [from, to] of [
    ['│ Web │─', '│ Web  │─'],
    ['│ Q  │   │', '│ Q │   │'],
    ['│ DB │◀', '│ DB  │◀'],
  ] as const)
    assert.equal(straightened(text.replace(from, to)), text, to);
});
