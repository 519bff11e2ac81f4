/** Boxes are added, moved and resized, arrows are added: the drawing says what it did and no more than was asked for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDrawing } from '../../../server/src/notations/diagram/drawing.ts';
import {
  changeDrawing,
  type DrawingChange,
  isRefused,
} from '../../../server/src/notations/diagram/edit/change.ts';
import { shapes } from '../../../server/src/notations/diagram/shapes.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { type Random, random } from '../../random.ts';
import { gridGraph, shown } from './drawing-samples.ts';

/** Names the box, and in an arrow its target, by how the names begin. */
function changed(text: string, name: string, change: DrawingChange): string | undefined {
  const { nodes } = readDrawing(text);
  const idOf = (start: string): string => nodes.find(n => n.box && n.name.startsWith(start))!.id;
  const own = change.kind === 'arrow' ? { ...change, to: idOf(change.to) } : change;
  const result = changeDrawing(text, idOf(name), own);
  if (isRefused(result)) return undefined;
  const after = applyEdits(text, result.edits);
  assert.ok(after.startsWith(name.slice(0, 1), result.cursor), after);
  return after;
}

const pair =
  '┌─────┐     ┌─────┐\n│ Web │────▶│ API │\n└─────┘     └──┬──┘\n               ▼\n            ┌─────┐\n            │ DB  │\n            └─────┘';

test('a new box stands beside its neighbour, with an arrow and its label', () => {
  assert.equal(
    changed(pair, 'API', { kind: 'box', name: 'Mail', way: 'right', arrow: 'to', label: 'sends' }),
    '┌─────┐     ┌─────┐  sends  ┌──────┐\n│ Web │────▶│ API ├────────▶│ Mail │\n└─────┘     └──┬──┘         └──────┘\n               ▼\n            ┌─────┐\n            │ DB  │\n            └─────┘',
  );
});

test('a new arrow goes around what is in its way', () => {
  assert.equal(
    changed(pair, 'Web', { kind: 'arrow', to: 'DB' }),
    '┌─────┐     ┌─────┐\n│ Web │────▶│ API │\n└──┬──┘     └──┬──┘\n   │           ▼\n   │        ┌─────┐\n   └───────▶│ DB  │\n            └─────┘',
  );
});

test('an edge moves where there is room, and only the lines of the box change', () => {
  assert.equal(
    changed(pair, 'Web', { kind: 'resize', size: 'wider' }),
    pair
      .replace('┌─────┐     ', '┌──────┐    ')
      .replace('│ Web │────▶', '│ Web  │───▶')
      .replace('└─────┘     └──┬', '└──────┘    └──┬'),
  );
  assert.equal(changed(pair, 'API', { kind: 'resize', size: 'narrower' }), undefined);
  assert.equal(changed(pair, 'API', { kind: 'resize', size: 'flatter' }), undefined);
});

test('a box takes the size of its text', () => {
  const text =
    '┌───────────┐    ┌───┐\n│    Web    │───▶│ B │\n│   (App)   │    │   │\n│           │    └───┘\n└───────────┘';
  assert.equal(
    changed(text, 'Web', { kind: 'resize', size: 'text' }),
    '┌───────┐        ┌───┐\n│  Web  │───────▶│ B │\n│ (App) │        │   │\n└───────┘        └───┘',
  );
});

test('lines at the sides stay, and lines before and behind grow and shrink', () => {
  assert.equal(
    changed(pair, 'API', { kind: 'move', way: 'right' }),
    '┌─────┐      ┌─────┐\n│ Web │─────▶│ API │\n└─────┘      └─┬───┘\n               ▼\n            ┌─────┐\n            │ DB  │\n            └─────┘',
  );
});

test('nothing is done to what is no drawing, no box, or crooked', () => {
  const refused = (text: string, id: string): boolean =>
    isRefused(changeDrawing(text, id, { kind: 'move', way: 'down' }));
  assert.ok(refused('', 'n1'));
  assert.ok(refused('A → B', 'n1'));
  assert.ok(refused(pair, 'n9'));
  assert.ok(refused(pair.replace('│ Web │', '│ Web  │'), 'n1'));
  assert.ok(refused(pair.replace(/^/gm, '> '), 'n1'));
});

test('line ends of the text are kept', () => {
  const text = `${pair}\n`.replace(/\n/g, '\r\n');
  const after = changed(text, 'DB', { kind: 'box', name: 'Disk', way: 'down', arrow: 'to' })!;
  assert.equal(after.split('\r\n').length, text.split('\r\n').length + 5);
  assert.equal(after.replace(/\r\n/g, '').includes('\n'), false);
});

const letters = (text: string): string => text.replace(/[\s─-╿▲-◅|+<>^v=-]/g, '');
const sorted = (text: string): string => [...text].sort().join('');

function anyChange(r: Random, to: string): DrawingChange {
  const way = r.pick(['left', 'right', 'up', 'down'] as const);
  const label = r.pick(['', 'calls', '提交']);
  const said = label === '' ? {} : { label };
  const arrow = r.pick(['to', 'from', 'none'] as const);
  const size = r.pick(['wider', 'narrower', 'taller', 'flatter', 'text'] as const);
  return r.pick<DrawingChange>([
    { kind: 'move', way },
    { kind: 'resize', size },
    { kind: 'box', name: r.pick(['Audit log', '支付服务']), way, arrow, ...(arrow === 'none' ? {} : said) },
    { kind: 'arrow', to, ...said },
  ]);
}

const drawn = shapes.filter(({ id }) => id !== 'sequence').map(shape => shape.draw(shape.names));

test('any change keeps every node, edge and character, and adds just what was asked for', () => {
  const r = random(41);
  const made = { move: [0, 0], resize: [0, 0], box: [0, 0], arrow: [0, 0] };
  for (let i = 0; i < 150; i++) {
    const text = i % 3 === 0 ? r.pick(drawn) : gridGraph(r, i % 3 === 1 ? 'box' : 'plain').text;
    const before = readDrawing(text);
    const boxes = before.nodes.filter(({ box }) => box);
    if (boxes.length === 0) continue;
    const [own, other] = [r.pick(boxes), r.pick(boxes)];
    const change = anyChange(r, other.id);
    if (change.kind === 'arrow' && before.edges.some(e => e.from === own && e.to === other)) continue;
    const result = changeDrawing(text, own.id, change);
    made[change.kind][1]!++;
    if (isRefused(result)) continue;
    made[change.kind][0]!++;
    const after = applyEdits(text, result.edits);
    const added = expected(change, own.name, other.name);
    assert.deepEqual(shown(readDrawing(after)), [...shown(before), ...added.edges].sort(), after);
    assert.deepEqual(
      readDrawing(after)
        .nodes.map(n => n.name)
        .sort(),
      [...before.nodes.map(n => n.name), ...added.nodes].sort(),
    );
    assert.equal(sorted(letters(after)), sorted(letters(text) + letters(added.words)));
  }
  for (const [kind, [done, asked]] of Object.entries(made))
    assert.ok(done! >= asked! * (kind === 'resize' ? 0.4 : 0.85), `${kind}: ${done} of ${asked}`);
});

function expected(change: DrawingChange, own: string, other: string) {
  const label = 'label' in change && change.label ? `: ${change.label}` : '';
  if (change.kind === 'arrow')
    return { nodes: [], edges: [`${own} > ${other}${label}`], words: change.label ?? '' };
  if (change.kind !== 'box') return { nodes: [], edges: [], words: '' };
  const edges = {
    to: [`${own} > ${change.name}${label}`],
    from: [`${change.name} > ${own}${label}`],
    none: [],
  };
  return { nodes: [change.name], edges: edges[change.arrow], words: change.name + (change.label ?? '') };
}

test('a box made taller is made flatter again', () => {
  const r = random(43);
  for (let i = 0; i < 12; i++) {
    const { text } = gridGraph(r, 'box');
    const { nodes } = readDrawing(text);
    if (nodes.length === 0) continue;
    const { id, name } = r.pick(nodes);
    const there = changeDrawing(text, id, { kind: 'resize', size: 'taller' });
    if (isRefused(there)) continue;
    const middle = applyEdits(text, there.edits);
    const back = readDrawing(middle).nodes.find(n => n.name === name)!;
    const again = changeDrawing(middle, back.id, { kind: 'resize', size: 'flatter' });
    assert.ok(!isRefused(again), middle);
    assert.deepEqual(shown(readDrawing(applyEdits(middle, again.edits))), shown(readDrawing(text)));
  }
});
