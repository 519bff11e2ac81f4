/** Drawings as pictures: every name and edge, at its place, or no picture at all. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDrawingSvg } from '../../../server/src/artefacts/drawing-svg.ts';
import { readDrawing } from '../../../server/src/notations/diagram/drawing.ts';
import { effortOf } from '../../effort.ts';
import { seed } from '../../engine.ts';
import { random } from '../../random.ts';
import { gridGraph } from '../notations/drawing-samples.ts';

const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|quot|amp);/g, (_, name: 'lt') => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]);

interface Shape {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

/** All elements; fails where tags do not balance or something is not escaped. */
function shapesOf(svg: string): Shape[] {
  const shapes: Shape[] = [];
  const open: string[] = [];
  let rest = svg;
  while (rest !== '') {
    const found = /^([^<>]*)<(\/?)(\w+)((?: [\w:-]+="[^"<>]*")*)(\/?)>/.exec(rest);
    assert.ok(found, rest.slice(0, 80));
    const [whole, before, slash, tag, attributes, alone] = found;
    assert.ok(!/&(?!(?:lt|gt|quot|amp);)/.test(before! + attributes!), whole);
    rest = rest.slice(whole.length);
    if (slash) {
      assert.equal(open.pop(), tag);
      continue;
    }
    if (!alone) open.push(tag!);
    const pairs = [...attributes!.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(m => [m[1]!, m[2]!] as const);
    const text = alone ? '' : unescaped(/^[^<]*/.exec(rest)![0]);
    shapes.push({ tag: tag!, attributes: new Map(pairs), text });
  }
  assert.deepEqual(open, []);
  return shapes;
}

const picture = (text: string): Shape[] => {
  const svg = toDrawingSvg(text, 'd');
  assert.ok(svg !== undefined, text);
  return shapesOf(svg);
};
const texts = (shapes: readonly Shape[]): string[] => shapes.filter(s => s.tag === 'text').map(s => s.text);
const edgesIn = (shapes: readonly Shape[]): string[] =>
  shapes
    .find(s => s.tag === 'desc')!
    .text.split('\n')
    .slice(1)
    .sort();
const numbers = (shape: Shape, ...names: string[]): number[] =>
  names.map(n => Number(shape.attributes.get(n)));

const drawn = [...seed.matchAll(/^```\n((?:(?!```).*\n)*?.*┌(?:(?!```).*\n)*)```/gm)].map(m => m[1]!);

test('the two pictures of the template', () => {
  assert.equal(drawn.length, 2);
  const [systems, states] = drawn.map(picture);
  assert.deepEqual(texts(systems!), [
    ...['Client', '(Web/App)', 'Service', '(API)', 'Database', '(Storage)', 'External', 'Service'],
  ]);
  assert.deepEqual(edgesIn(systems!), [
    'Client (Web/App) → Service (API)',
    'Service (API) → Database (Storage)',
    'Service (API) → External Service',
  ]);
  assert.equal(systems!.filter(s => s.tag === 'rect').length, 4);
  assert.deepEqual(edgesIn(states!), [
    'APPROVED → COMPLETE: complete',
    'APPROVED → PENDING: reject',
    'DRAFT → PENDING: submit',
    'PENDING → APPROVED: approve',
    '→ DRAFT: create',
  ]);
  assert.equal(states!.find(s => s.tag === 'title')!.text, 'State machine: 4 states, 5 transitions');
  // Words at the centre of their boxes.
  const [x, width] = numbers(systems!.find(s => s.text === 'Client')!, 'x', 'textLength');
  const [left, breadth] = numbers(systems!.find(s => s.tag === 'rect')!, 'x', 'width');
  assert.equal(x! + width! / 2, left! + breadth! / 2);
});

for (const style of ['box', 'plain'] as const)
  test(`every box, name, edge and head of random graphs, ${style}`, () => {
    const r = random(style === 'box' ? 21 : 22);
    let pictures = 0;
    for (let i = 0; i < 30; i++) {
      const { text, edges } = gridGraph(r, style);
      const { nodes, edges: read, kind } = readDrawing(text);
      const isSure = (kind === 'graph' || kind === 'states') && read.every(e => e.certain);
      assert.equal(toDrawingSvg(text, 'd') !== undefined, isSure, text);
      if (!isSure) continue;
      pictures++;
      const shapes = picture(text);
      const words = texts(shapes);
      for (const { name } of nodes) assert.equal(words.filter(w => w === name).length, 1, name);
      assert.deepEqual(
        edgesIn(shapes),
        edges.map(e => e.replace(' > ', ' → ').replace(' <> ', ' ↔ ').replace(' -- ', ' — ')).sort(),
      );
      const rects = shapes.filter(s => s.tag === 'rect').map(s => numbers(s, 'x', 'y', 'width', 'height'));
      assert.equal(rects.length, nodes.length);
      const tips = [...(shapes.find(isHead)?.attributes.get('d') ?? '').matchAll(/M([\d.]+) ([\d.]+)/g)];
      assert.equal(
        tips.length,
        read.reduce((sum, e) => sum + (e.heads === 'both' ? 2 : 1), 0),
        text,
      );
      for (const tip of tips)
        assert.ok(
          rects.some(rect => isOn(rect, Number(tip[1]), Number(tip[2]))),
          text,
        );
    }
    assert.ok(pictures > 15);
  });

const isHead = ({ attributes }: Shape): boolean => attributes.get('class') === 'handoff-head';

/** True for points of a rectangle's outline. */
function isOn([x, y, width, height]: readonly number[], px: number, py: number): boolean {
  const isWithin = px >= x! && px <= x! + width! && py >= y! && py <= y! + height!;
  return isWithin && (px === x || px === x! + width! || py === y || py === y! + height!);
}

test('markup in a drawing stays text', () => {
  const shapes = picture(
    [
      '┌──────────────────────────────┐      ┌───────┐',
      '│ <script>alert("x")</script>  │─────▶│ A & B │',
      '└──────────────────────────────┘      └───────┘',
    ].join('\n'),
  );
  assert.deepEqual(texts(shapes), ['<script>alert("x")</script>', 'A & B']);
  assert.ok(!shapes.some(s => s.tag === 'script'));
  assert.ok(!toDrawingSvg(drawn[0]!, '"><script>')!.includes('<script'));
});

test('no picture of what is not certain', () => {
  const open = ['┌────┐   ┌────┐', '│ A  │──▶│ B  ', '└────┘   └────'].join('\n');
  const nowhere = ['┌────┐', '│ A  │──────▶', '└────┘'].join('\n');
  const plain = ['┌────┐     ┌────┐', '│ A  │─────│ B  │', '└────┘     └────┘'].join('\n');
  const tree = 'src\n├── a\n│   └── b\n└── c\n';
  for (const text of [open, nowhere, plain, tree, '', 'Some words.\n', '{"a": 1}', 'x'.repeat(40_000)])
    assert.equal(toDrawingSvg(text, 'd'), undefined, text.slice(0, 60));
});

test('wide characters keep their columns', () => {
  const shapes = picture(
    [
      '┌──────────┐      ┌──────────┐',
      '│ 注文受付 │─────▶│ 在庫確認 │',
      '└──────────┘      └──────────┘',
    ].join('\n'),
  );
  const text = shapes.find(s => s.text === '在庫確認')!;
  assert.deepEqual(numbers(text, 'textLength'), [80]);
  assert.equal(text.attributes.has('lengthAdjust'), false);
  const counted = picture(
    ['┌──────┐      ┌──────┐', '│ 注文受付 │─────▶│ 在庫確認 │', '└──────┘      └──────┘'].join('\n'),
  );
  assert.equal(counted.find(s => s.text === '在庫確認')!.attributes.get('lengthAdjust'), 'spacingAndGlyphs');
});

test('edges that drift are drawn straight, and lists keep their left edge', () => {
  const shapes = picture(
    [
      '┌────────────┐',
      '│ Catalog     │',
      '│ - Items    │',
      '│ - Prices  │',
      '└─────┬──────┘',
      '      ▼',
      '┌────────────┐',
      '│   Store    │',
      '└────────────┘',
    ].join('\n'),
  );
  const rects = shapes.filter(s => s.tag === 'rect').map(s => numbers(s, 'x', 'width'));
  assert.deepEqual(rects[0], rects[1]);
  const lefts = ['Catalog', '- Items', '- Prices'].map(
    text => numbers(shapes.find(s => s.text === text)!, 'x')[0],
  );
  assert.equal(new Set(lefts).size, 1);
});

test('a title in a frame interrupts its line', () => {
  const shapes = picture(
    [
      '┌─ Core ───────────────────────┐',
      '│ ┌─────┐           ┌─────┐    │',
      '│ │ API │──────────▶│ Job │    │',
      '│ └─────┘           └─────┘    │',
      '└──────────────────────────────┘',
    ].join('\n'),
  );
  const [frame, ...others] = shapes.filter(s => s.tag === 'rect');
  const [left, radius] = numbers(frame!, 'x', 'rx');
  const [start, width] = numbers(shapes.find(s => s.text === 'Core')!, 'x', 'textLength');
  const [before, gap] = frame!.attributes.get('stroke-dasharray')!.split(' ').map(Number);
  assert.ok(left! + radius! + before! < start!);
  assert.ok(left! + radius! + before! + gap! > start! + width!);
  assert.equal(others.length, 2);
  assert.ok(others.every(s => !s.attributes.has('stroke-dasharray')));
});

const row = (count: number): string =>
  ['┌────────┐     ', '│ NODE # │────▶', '└────────┘     ']
    .map((line, i) =>
      Array.from({ length: count }, (_, k) =>
        (i === 1 && k === count - 1 ? '│ NODE # │     ' : line).replace('#', 'ABCDEFGHIJ'[k]!),
      ).join(''),
    )
    .join('\n');

test('200 boxes take no time, and the same text gives the same picture', () => {
  const text = Array.from({ length: 20 }, () => row(10)).join('\n\n');
  let svg = '';
  assert.ok(effortOf(() => (svg = toDrawingSvg(text, 'd')!)) < 6000);
  assert.equal(svg.match(/<rect/g)!.length, 200);
  assert.equal(toDrawingSvg(text, 'd'), svg);
});

test('any text gives a picture that is well-formed, or none', () => {
  const r = random(23);
  let pictures = 0;
  for (let i = 0; i < 150; i++) {
    const text = [...r.pick(drawn)];
    for (let k = r.int(6); k > 0; k--)
      text[r.int(text.length)] = r.pick([...'─│┌┐┬┼▶▼◀+-|v> ab<&"漢\t\n\0=═┄']);
    const svg = toDrawingSvg(text.join(''), 'd');
    if (svg === undefined) continue;
    pictures++;
    shapesOf(svg);
    assert.ok(!/NaN|undefined|Infinity/.test(svg), svg);
  }
  assert.ok(pictures > 15);
});

test('a head touches its box, also over blanks', () => {
  const svg = toDrawingSvg(
    [
      '           ┌───┐',
      '  start    │ A │',
      ' ───────▶  └─┬─┘',
      '             ▼',
      '           ┌───┐',
      '           │ B │',
      '           └───┘',
    ].join('\n'),
    'x',
  )!;
  const shapes = shapesOf(svg);
  const box = shapes.find(({ tag }) => tag === 'rect')!;
  const heads = shapes.find(({ attributes }) => attributes.get('class') === 'handoff-head')!;
  assert.ok(heads.attributes.get('d')!.startsWith(`M${box.attributes.get('x')} `));
});
