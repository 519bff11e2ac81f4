/** Drawings are read as a person reads them: nodes, edges, directions, labels, and what is no graph at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Drawing, readDrawing } from '../../../server/src/notations/diagram/drawing.ts';
import { own } from '../../documents.ts';
import { seed } from '../../engine.ts';
import { shown } from './drawing-samples.ts';

/** Fenced drawings of a Markdown text. */
const drawingsIn = (markdown: string): string[] =>
  [...markdown.matchAll(/^```\n([^`]*[│▶][^`]*)\n```$/gm)].map(match => match[1]!);

const names = ({ nodes }: Drawing): string[] => nodes.map(node => node.name);

function expectEdges(text: string, edges: readonly string[]): Drawing {
  const drawing = readDrawing(text);
  assert.deepEqual(shown(drawing), [...edges].sort(), text);
  return drawing;
}

test('the picture of systems', () => {
  const [systems] = drawingsIn(seed);
  const drawing = expectEdges(systems!, [
    'Client (Web/App) > Service (API)',
    'Service (API) > Database (Storage)',
    'Service (API) > External Service',
  ]);
  assert.equal(drawing.kind, 'graph');
  assert.deepEqual(drawing.faults, []);
  assert.ok(drawing.edges.every(edge => edge.certain));
  assert.deepEqual(names(drawing), [
    'Client (Web/App)',
    'Service (API)',
    'Database (Storage)',
    'External Service',
  ]);
});

test('the picture of states', () => {
  const states = drawingsIn(seed)[1]!;
  const drawing = expectEdges(states, [
    '? > DRAFT: create',
    'DRAFT > PENDING: submit',
    'PENDING > APPROVED: approve',
    'APPROVED > PENDING: reject',
    'APPROVED > COMPLETE: complete',
  ]);
  assert.equal(drawing.kind, 'states');
  assert.deepEqual(drawing.faults, []);
  assert.ok(drawing.isWhole && drawing.edges.every(edge => edge.certain));
  assert.deepEqual(
    drawing.nodes.filter(node => node.isInitial).map(node => node.name),
    ['DRAFT'],
  );
  for (const { name, spans } of drawing.nodes)
    assert.equal(spans.map(({ start, end }) => states.slice(start, end)).join(' '), name);
  const label = drawing.edges.flatMap(edge => edge.label ?? []).find(({ text }) => text === 'reject')!;
  assert.equal(states.slice(label.spans[0]!.start, label.spans[0]!.end), 'reject');
  const arrow = drawing.edges.find(edge => !edge.from)!;
  assert.equal(states.slice(arrow.spans[0]!.start, arrow.spans[0]!.end), '─────────▶');
});

test('pictures of the examples are whole and certain', () => {
  const drawings = own.flatMap(({ text }) => drawingsIn(text)).map(readDrawing);
  assert.ok(drawings.length >= 8);
  for (const { kind, faults, edges, isWhole } of drawings) {
    assert.ok(kind === 'graph' || kind === 'states');
    assert.deepEqual(faults, []);
    assert.ok(isWhole && edges.every(edge => edge.certain));
  }
});

test('lines fork, join, cross, pass frames and carry their labels', () => {
  expectEdges(
    `
┌───┐     ┌───┐
│ A │     │ B │
└─┬─┘     └─┬─┘
  │  yes    │
  └────┬────┘
       ▼
     ┌───┐
     │ C │
     └───┘`,
    ['A > C: yes', 'B > C'],
  );
  expectEdges(
    `
      ┌───┐
      │ A │
      └─┬─┘
        │
┌───┐   │   ┌───┐
│ B │───┼──▶│ C │
└───┘   │   └───┘
        ▼
      ┌───┐
      │ D │
      └───┘`,
    ['A > D', 'B > C'],
  );
  expectEdges(
    `
         ┌─ Cluster ────────┐
┌────┐   │  ┌────┐  ┌────┐ │
│ In │───┼─▶│ P  │─▶│ Q  │ │
└────┘   │  └────┘  └────┘ │
         └─────────────────┘`.replace('┌─ Cluster ────────┐', '┌─ Cluster ───────┐'),
    ['In > P', 'P > Q'],
  );
  expectEdges(
    `
┌───┐            ┌───┐
│ A │◀── sync ──▶│ B │
└───┘            └───┘`,
    ['A <> B: sync'],
  );
});

test('plain characters draw as well', () => {
  const drawing = expectEdges(
    `
+-------+  order   +---------+
| Shop  |--------->| Billing |
+-------+          +---------+
    |                   ^
    | stock             |
    v                   |
+-------+    invoice    |
| Store |---------------+
+-------+`,
    ['Shop > Billing: order', 'Shop > Store: stock', 'Store > Billing: invoice'],
  );
  assert.deepEqual(drawing.faults, []);
});

test('words without boxes', () => {
  expectEdges('draft --submit--> pending --[approve]--> approved', [
    'draft > pending: submit',
    'pending > approved: approve',
  ]);
  expectEdges('A → B → C', ['A > B', 'B > C']);
  expectEdges('start\n  │\n  ▼\nwork\n  │ done\n  ▼\nend', ['start > work', 'work > end: done']);
  expectEdges('CLOSED (normal) --[5 failures]--> OPEN\nOPEN --[30s]--> CLOSED', [
    'CLOSED (normal) > OPEN: 5 failures',
    'OPEN > CLOSED (normal): 30s',
  ]);
});

test('other ways to draw', () => {
  expectEdges('planned → in_progress → done\n            ↓\n         blocked', [
    'planned > in_progress',
    'in_progress > done',
    'in_progress > blocked',
  ]);
  expectEdges('Client ◄──► Server ◄──► DB', ['Client <> Server', 'Server <> DB']);
  expectEdges('start\n  │\nwork\n  │\nend', ['start -- work', 'work -- end']);
  expectEdges(".-----.    .-----.\n|  A  |--->|  B  |\n'-----'    '-----'", ['A > B']);
  expectEdges('╭───╮     ╔═══╗\n│ A │━━━━▶║ B ║\n╰───╯     ╚═══╝', ['A > B']);
  expectEdges('┌───┐\n│ A ├──┐\n└───┘  │ loop\n  ▲    │\n  └────┘', ['A > A: loop']);
  expectEdges('┌─────┐ ← not before noon\n│ Old │ ← a remark\n└──┬──┘\n   │\n┌──▼──┐\n│ New │\n└─────┘', [
    'Old > New',
  ]);
});

test('rows of prose with arrows beside boxes are no edges', () => {
  expectEdges('┌───┐   ┌───┐\n│ A │──▶│ B │\n└───┘   └───┘\n\nold.id → new.id\n  → rows stay\n• x ──▶ y', [
    'A > B',
  ]);
});

test('an arrow from nowhere starts the machine', () => {
  const drawing = expectEdges(' create ──▶ [DRAFT] ──submit──▶ [PENDING]', [
    '? > DRAFT: create',
    'DRAFT > PENDING: submit',
  ]);
  assert.deepEqual(
    drawing.nodes.filter(node => node.isInitial).map(node => node.name),
    ['DRAFT'],
  );
});

test('wide characters are aligned as displayed or one column each', () => {
  expectEdges('┌──────┐   ┌──────┐\n│ 草稿 │──▶│ 完成 │\n└──────┘   └──────┘', ['草稿 > 完成']);
  expectEdges('┌────┐   ┌────┐\n│ 草稿 │──▶│ 完成 │\n└────┘   └────┘', ['草稿 > 完成']);
});

test('edges may drift; where they do is said', () => {
  const text = '┌────────┐\n│ Router │\n│ /users  │──▶ Done\n└────────┘';
  const { edges, faults, isWhole } = readDrawing(text);
  assert.equal(edges.length, 1);
  assert.deepEqual(faults, [{ kind: 'misaligned-edge', span: { start: 32, end: 33 } }]);
  assert.equal(isWhole, true);
});

test('broken lines are found', () => {
  const fault = (text: string): string[] => readDrawing(text).faults.map(({ kind }) => kind);
  const rest = '\n┌───┐   ┌───┐\n│ C │──▶│ D │\n└───┘   └───┘';
  assert.deepEqual(fault(`┌───┐\n│ A │────▶\n└───┘${rest}`), ['arrow-to-nothing']);
  assert.deepEqual(fault(`┌───┐\n│ A │\n└─┬─┘\n  │${'\n'.repeat(6)}${rest}`), ['dangling-line']);
  assert.deepEqual(fault(`┌───┐\n│ A │\t\n└───┘${rest}`), ['tab']);
  for (const broken of ['┌────\n│ A │\n└───┘', '┌───┐\n│ A │\n────┘', '┌───┐\n│ A │\n└───'])
    assert.deepEqual(fault(`${broken}${rest}`), ['broken-corner'], broken);
  assert.deepEqual(fault(`┌────────\n│ A text\n└────────\n\n${rest}`), ['open-box']);
  assert.deepEqual(fault(`+---+\n| A |\n+---+${rest}`), ['mixed-style']);
});

test('what is no graph has no edges', () => {
  const kinds: Record<string, string> = {
    tree: 'src/\n├── app/\n│   └── main.ts\n└── test/',
    sequence:
      'App           Server          Store\n │              │               │\n ├─ ask ───────►│               │\n │              ├─ read ───────►│\n │              │◄──── rows ────┤\n │◄─ answer ────┤               │\n │              │               │',
    mockup: '┌──────────────────┐\n│ Name: [________] │\n│ [Save]  [Cancel] │\n└──────────────────┘',
    unknown: 'Client → Server:\n  one line of prose\n  and a second one\n  and a third',
  };
  for (const [kind, text] of Object.entries(kinds)) {
    const drawing = readDrawing(text);
    assert.equal(drawing.kind, kind);
    assert.deepEqual([drawing.edges, drawing.faults], [[], []]);
  }
});

test('line ends and spans', () => {
  const text = '┌───┐  ┌───┐\r\n│ A │─▶│ B │\r\n└───┘  └───┘\r\n';
  const { edges, nodes } = expectEdges(text, ['A > B']);
  assert.deepEqual(edges[0]!.spans, [{ start: 19, end: 21 }]);
  assert.deepEqual(nodes[1]!.spans, [{ start: 23, end: 24 }]);
  assert.deepEqual(nodes[0]!.box, {
    top: 0,
    bottom: 2,
    left: 0,
    right: 4,
    lid: { start: 0, end: 5 },
    foot: { start: 28, end: 33 },
  });
});

test('angle brackets are heads at box glyphs, and at corners', () => {
  const box = '┌───┐  go   ┌───┐\n│ A │ ────> │ B │\n└───┘       └───┘\n  ∧           │\n  └───────────┘';
  assert.deepEqual(shown(readDrawing(box)), ['A > B: go', 'B > A']);
  const plain =
    '+---+     +---+\n| A | --> | B | -+\n+---+     +---+  |\n                 |\n+---+            |\n| C | <----------+\n+---+\n  |    +---+\n  +--> | D |\n       +---+';
  assert.deepEqual(shown(readDrawing(plain)), ['A > B', 'B > C', 'C > D']);
});
