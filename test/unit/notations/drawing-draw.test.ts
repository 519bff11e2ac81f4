/** A graph is drawn so that reading the drawing gives it back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawGraph } from '../../../server/src/notations/diagram/draw.ts';
import { readDrawing } from '../../../server/src/notations/diagram/drawing.ts';
import type { EdgeToDraw, GraphToDraw } from '../../../server/src/notations/diagram/graph-to-draw.ts';
import { type Random, random } from '../../random.ts';
import { shown } from './drawing-samples.ts';

test('states below each other, the way back at the right', () => {
  const text = drawGraph({
    nodes: ['DRAFT', 'PENDING', 'DONE'],
    edges: [
      { to: 'DRAFT', label: 'create' },
      { from: 'DRAFT', to: 'PENDING', label: 'submit' },
      { from: 'PENDING', to: 'DONE' },
      { from: 'PENDING', to: 'DRAFT', label: 'reject' },
    ],
  });
  assert.equal(
    text,
    `
  create   ┌──────────┐
 ─────────▶│  DRAFT   │◀────┐
           └─────┬────┘     │
                 │ submit   │
                 │          │ reject
                 ▼          │
           ┌──────────┐     │
           │ PENDING  ├─────┘
           └─────┬────┘
                 │
                 │
                 ▼
           ┌──────────┐
           │   DONE   │
           └──────────┘`.slice(1),
  );
});

const names = [
  [
    'DRAFT',
    'PENDING',
    'APPROVED',
    'COMPLETE',
    'REJECTED',
    'in_review',
    'Closed',
    'Refund API',
    'Event Bus',
    'Store',
    'CDN',
    'Mail',
  ],
  [
    '草稿',
    '待审核',
    '已批准',
    '完成',
    '驳回',
    '已取消',
    '过期',
    '审查中',
    '关闭',
    '等待',
    '支付服务',
    '事件总线',
  ],
];
const labels = [
  ['submit', 'approve', 'open again', 'slot_lost', undefined],
  ['提交', '批准', '驳回申请', undefined],
];

function machine(r: Random): GraphToDraw {
  const language = r.int(2);
  const nodes = names[language]!.slice(0, 2 + r.int(11));
  const edges = new Map<string, EdgeToDraw>();
  if (r.int(3) > 0) edges.set('', { to: nodes[0]!, label: labels[language]![0]! });
  for (let i = 0; i < nodes.length + r.int(nodes.length); i++) {
    const from = r.int(nodes.length);
    const to = r.int(2) ? (from + 1) % nodes.length : r.int(nodes.length);
    const label = r.pick(labels[language]!);
    edges.set(`${from}:${to}`, { from: nodes[from]!, to: nodes[to]!, ...(label ? { label } : {}) });
  }
  return { nodes, edges: [...edges.values()] };
}

test('random machines and flowcharts come back', () => {
  const r = random(31);
  let drawn = 0;
  for (let i = 0; i < 100; i++) {
    const graph = machine(r);
    const text = drawGraph(graph);
    if (text === undefined) continue;
    drawn++;
    const expected = graph.edges.map(
      ({ from, to, label }) => `${from ?? '?'} > ${to}${label ? `: ${label}` : ''}`,
    );
    assert.deepEqual(shown(readDrawing(text)), expected.sort());
  }
  assert.ok(drawn >= 99, `${drawn} of 100`);
});

test('what cannot be read back is not drawn', () => {
  assert.equal(drawGraph({ nodes: [], edges: [] }), undefined);
  assert.equal(drawGraph({ nodes: ['A', 'A'], edges: [] }), undefined);
  assert.equal(drawGraph({ nodes: ['A'], edges: [{ from: 'A', to: 'B' }] }), undefined);
  assert.equal(
    drawGraph({ nodes: ['A │ B', 'C'], edges: [{ from: 'A │ B', to: 'C', label: '──▶' }] }),
    undefined,
  );
});
