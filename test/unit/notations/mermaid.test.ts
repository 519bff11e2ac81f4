/** Mermaid is read where every statement is understood, and what is written is read back. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDrawing } from '../../../server/src/notations/diagram/drawing.ts';
import { toDrawing, toMermaid } from '../../../server/src/notations/mermaid/drawing.ts';
import { type MermaidGraph, readMermaid } from '../../../server/src/notations/mermaid/read.ts';
import { type GraphToWrite, writeMermaid } from '../../../server/src/notations/mermaid/write.ts';
import { effortOf } from '../../effort.ts';
import { type Random, random } from '../../random.ts';
import { shown } from './drawing-samples.ts';

const show = ({ nodes, edges }: MermaidGraph): string[] => [
  ...nodes.map(({ name, parent }) => (parent ? `${name} in ${parent.name}` : name)),
  ...edges.map(
    ({ from, to, heads, label }) =>
      `${from?.name ?? '*'} ${heads} ${to?.name ?? '*'}${label ? `: ${label.text}` : ''}`,
  ),
];

function reads(text: string, expected: readonly string[], isPlain = true): void {
  const graph = readMermaid(text);
  assert.ok(graph, text);
  assert.deepEqual(show(graph), expected);
  assert.equal(graph.isPlain, isPlain);
  for (const { id, span } of graph.nodes) assert.ok(text.slice(span.start, span.end).includes(id));
  for (const { label } of graph.edges)
    if (label) assert.equal(text.slice(label.span.start, label.span.end).trim(), label.text);
}

test('chains, shapes, labels and ampersands of flowcharts', () => {
  reads('flowchart LR\n  A[Web app] --> B(API) -->|reads| C\n', [
    'Web app',
    'API',
    'C',
    'Web app to API',
    'API to C: reads',
  ]);
  reads('graph TD;\nA-->B & C;\nB -- all done --> D\nC -. later .-> D', [
    'A',
    'B',
    'C',
    'D',
    'A to B',
    'A to C',
    'B to D: all done',
    'C to D: later',
  ]);
  reads('flowchart TD\n A["Mail (SMTP)"] <--> B --- C ==> D', [
    'Mail (SMTP)',
    'B',
    'C',
    'D',
    'Mail (SMTP) both B',
    'B none C',
    'C to D',
  ]);
});

test('subgraphs hold nodes; styles and telling shapes make it more than a graph', () => {
  reads('flowchart TD\nsubgraph core [Core]\n  api --> db\nend\nweb --> api', [
    'Core',
    'api in Core',
    'db in Core',
    'web',
    'api to db',
    'web to api',
  ]);
  reads('flowchart TD\n A{Ok?} --> B:::red\n classDef red fill:#f00', ['Ok?', 'B', 'Ok? to B'], false);
  reads('%% note\nflowchart TD\n style-guide --> B', ['style-guide', 'B', 'style-guide to B'], false);
});

test('state diagrams with starts, ends and titles', () => {
  reads(
    'stateDiagram-v2\n  [*] --> open : create\n  open --> review\n  review --> [*]\n  state "In Review" as review',
    ['open', 'In Review', '* to open: create', 'open to In Review', 'In Review to *'],
  );
});

test('nothing is said where a statement is not understood', () => {
  for (const text of [
    '',
    'sequenceDiagram\n A->>B: x',
    'flowchart TD\n A --o B',
    'flowchart TD\n A --> ',
    'flowchart TD\n A[open --> B',
    'flowchart TD\n subgraph x\n A --> B',
    'flowchart TD\n end',
    'stateDiagram-v2\n state A {\n B --> C\n }',
    'stateDiagram-v2\n A --> B --> C',
    '---\ntitle: x',
  ])
    assert.equal(readMermaid(text), undefined, text);
});

const names = [
  'Web',
  'Refund API',
  'end',
  '支付服务',
  'Mail (SMTP)',
  'say "hi"',
  'in_review',
  'Store & Forward',
  'n1',
  '#1',
];
const labels = [undefined, 'reads', 'HTTP 2', 'a|b', '提交', 'due - now'];

function anyGraph(r: Random): GraphToWrite {
  const kind = r.pick(['flowchart', 'states'] as const);
  const own = kind === 'states' ? ['DRAFT', 'In Review', 'done', 'closed-early'] : names;
  const count = 2 + r.int(own.length - 1);
  const nodes = own.slice(0, count).map((name, i) => ({
    name,
    ...(kind === 'flowchart' && i > 1 && i < 4 ? { parent: 0 } : {}),
  }));
  const edges = Array.from({ length: 1 + r.int(8) }, () => ({
    from: r.int(count),
    to: r.int(count),
    label: kind === 'states' ? r.pick(['submit', undefined]) : r.pick(labels),
    heads: kind === 'states' ? ('to' as const) : r.pick(['to', 'both', 'none'] as const),
  }));
  return { kind, nodes, edges };
}

test('random graphs come back', () => {
  const r = random(61);
  for (let i = 0; i < 300; i++) {
    const graph = anyGraph(r);
    const text = writeMermaid(graph);
    assert.ok(text !== undefined, JSON.stringify(graph));
    const name = (index: number): string => graph.nodes[index]!.name;
    const expected = [
      ...graph.nodes.map(n => ('parent' in n ? `${n.name} in ${name(0)}` : n.name)),
      ...graph.edges.map(e => `${name(e.from!)} ${e.heads} ${name(e.to!)}${e.label ? `: ${e.label}` : ''}`),
    ];
    assert.deepEqual(show(readMermaid(text)!).sort(), expected.sort(), text);
  }
});

test('any text is read in time', () => {
  const r = random(63);
  for (const glyphs of ['A-.=<>|"[](){}& \n', '-', 'A --> ', '"[(', '=. ', 'subgraph end\n'])
    for (let i = 0; i < 10; i++) {
      const body = Array.from({ length: 900 }, () => glyphs[r.int(glyphs.length)]).join('');
      const effort = effortOf(() => {
        for (const head of ['flowchart TD\nA ', 'stateDiagram-v2\n'])
          readMermaid(head + body + glyphs.repeat(100));
      });
      assert.ok(effort < 1000, glyphs);
    }
});

test('a drawing and its Mermaid say the same', () => {
  const drawing = '┌─────┐ asks ┌─────┐\n│ Web │─────▶│ API │\n└─────┘      └─────┘';
  const flow = toMermaid(drawing);
  assert.deepEqual(flow, { text: 'flowchart LR\n  Web\n  API\n  Web -->|asks| API', isExact: true });
  assert.deepEqual(shown(readDrawing(toDrawing(readMermaid(flow.text)!)!.text)), shown(readDrawing(drawing)));
  assert.equal(toMermaid(`${drawing}\n\n\nsee ADR 7`)?.isExact, false);
});

test('subgraphs are boxes around boxes, both ways', () => {
  const flow =
    'flowchart TD\n  subgraph Core\n    API\n    DB\n  end\n  Web\n  API -->|reads| DB\n  Web --> API';
  const drawn = toDrawing(readMermaid(flow)!);
  assert.equal(
    drawn?.text,
    [
      '┌──────────────────┐',
      '│       Core       │',
      '│  ┌────────────┐  │',
      '│  │    API     │◀─┼───┐',
      '│  └──────┬─────┘  │   │',
      '│         │ reads  │   │',
      '│         │        │   │',
      '│         ▼        │   │',
      '│  ┌────────────┐  │   │',
      '│  │     DB     │  │   │',
      '│  └────────────┘  │   │',
      '└──────────────────┘   │',
      '                       │',
      '                       │',
      '                       │',
      '   ┌────────────┐      │',
      '   │    Web     ├──────┘',
      '   └────────────┘',
    ].join('\n'),
  );
  assert.deepEqual(show(readMermaid(toMermaid(drawn.text)!.text)!).sort(), show(readMermaid(flow)!).sort());
});

/** A flowchart with subgraphs in subgraphs, and edges between any of them. */
function anyFrames(r: Random): GraphToWrite {
  const own = ['Edge', 'Core', 'Store', 'Web app', 'API', 'Queue', 'Worker', '支付服务', 'Mail'];
  const count = 3 + r.int(own.length - 2);
  const frames = 1 + r.int(2);
  const nodes = own.slice(0, count).map((name, i) => {
    const parent =
      i < frames ? (i > 0 && r.int(2) ? i - 1 : undefined) : r.pick([undefined, ...Array(frames).keys()]);
    return { name, parent };
  });
  const edges = new Map<string, GraphToWrite['edges'][number]>();
  for (let i = 0; i < 1 + r.int(5); i++) {
    const [from, to] = [r.int(count), r.int(count)];
    const isAround = nodes[from]!.parent === to || nodes[to]!.parent === from || from === to;
    if (isAround) continue;
    edges.set(`${from} ${to}`, {
      from,
      to,
      label: r.pick([undefined, 'asks', '提交', 'sends it on']),
      heads: 'to',
    });
  }
  return { kind: 'flowchart', nodes, edges: [...edges.values()] };
}

test('random subgraphs come back from their drawings', () => {
  const r = random(67);
  let drawn = 0;
  const rounds = 120;
  for (let i = 0; i < rounds; i++) {
    const flow = writeMermaid(anyFrames(r));
    if (flow === undefined) continue;
    const graph = readMermaid(flow)!;
    const drawing = toDrawing(graph);
    if (!drawing) continue;
    drawn++;
    const again = toMermaid(drawing.text);
    assert.ok(again, drawing.text);
    assert.deepEqual(show(readMermaid(again.text)!).sort(), show(graph).sort(), drawing.text);
  }
  assert.ok(drawn >= rounds * 0.9, `${drawn} of ${rounds}`);
});
