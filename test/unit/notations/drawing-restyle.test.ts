/** Drawings change their style: the lines are others, and nothing else is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDrawing } from '../../../server/src/notations/diagram/drawing.ts';
import { restyle } from '../../../server/src/notations/diagram/edit/restyle.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { corpus, own } from '../../documents.ts';
import { random } from '../../random.ts';
import { gridGraph, shown } from './drawing-samples.ts';

const restyled = (text: string): string | undefined => {
  const found = restyle(text);
  return found && applyEdits(text, found.edits);
};

test('box glyphs become plain signs and come back', () => {
  const box =
    '┌─────┐ ask ┌──────┐\n│ Web ├────▶│ 接口 │\n└──┬──┘     └──────┘\n   ▼\n┌─────┐\n│ DB  │\n└─────┘';
  const plain =
    '+-----+ ask +------+\n| Web +---->| 接口 |\n+--+--+     +------+\n   v\n+-----+\n| DB  |\n+-----+';
  assert.equal(restyled(box), plain);
  assert.equal(restyled(plain), box);
  assert.equal(restyle(box)?.style, 'plain');
});

test('a drawing that would say something else is left, and so is what is no drawing', () => {
  // Boxes that touch have one edge in plain signs.
  for (const text of ['', 'A → B', '┌───┐\n│ A │\n└───┘\n┌───┐\n│ B │\n└───┘\n  │\n  ▼\n┌───┐\n│ C │\n└───┘'])
    assert.equal(restyle(text), undefined);
});

const written = (text: string): string => text.replace(/[\s─-╿←-⇿▲-◅−–—|+<>^v=-]/g, '');

test('random drawings keep nodes, edges and characters, both ways', () => {
  const r = random(51);
  let exact = 0;
  for (let i = 0; i < 60; i++) {
    const { text } = gridGraph(r, i % 2 ? 'box' : 'plain');
    const after = restyled(text);
    if (after === undefined) continue;
    assert.deepEqual(shown(readDrawing(after)), shown(readDrawing(text)));
    assert.equal(written(after), written(text));
    if (restyled(after) === text) exact++;
  }
  assert.ok(exact >= 50, `${exact} of 60`);
});

test('real drawings keep what they say', () => {
  const fences = [...own, ...corpus].flatMap(({ text }) =>
    [...text.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(match => match[1]!),
  );
  for (const text of fences.filter(fence => /[│|]/.test(fence)).slice(0, 150)) {
    const after = restyled(text);
    if (after === undefined) continue;
    assert.deepEqual(shown(readDrawing(after)), shown(readDrawing(text)));
    assert.equal(written(after), written(text));
  }
});
