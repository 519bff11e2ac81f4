/** Lines as people draw them: interrupted by labels, a column aside, without heads, or only a note. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDrawing } from '../../../server/src/notations/diagram/drawing.ts';

const edges = (rows: readonly string[]): string[] =>
  readDrawing(rows.join('\n')).edges.map(
    ({ from, to, heads, label, certain }) =>
      `${from?.name ?? '?'} ${heads === 'to' ? '>' : heads === 'both' ? '<>' : '--'} ${to?.name ?? '?'}` +
      `${label ? `: ${label.text}` : ''}${certain ? '' : ' ?'}`,
  );

test('a label of several words interrupts a line, also where a blank of it stands on the line', () => {
  const drawing = (line: string, head: string): string[] => [
    '┌────────────┐',
    '│ Gateway    │',
    '└─────┬──────┘',
    `      ${line}`,
    '   is it healthy',
    `      ${head}`,
    '┌────────────┐',
    '│ Worker     │',
    '└────────────┘',
  ];
  assert.deepEqual(edges(drawing('│', '▼')), ['Gateway > Worker: is it healthy']);
  const plain = drawing('|', 'v').map(row =>
    row
      .replace(/[┌┐└┘┬]/g, '+')
      .replace(/─/g, '-')
      .replace(/│/g, '|'),
  );
  assert.deepEqual(edges(plain), ['Gateway > Worker: is it healthy']);
});

test('a plain line forks below its label', () => {
  const drawing = [
    '+---------+',
    '| Planner |',
    '+----+----+',
    '     |',
    '  first round',
    '  +--+-----+',
    '  |        |',
    '  v        v',
    '+---+   +----+',
    '| A |   | B  |',
    '+---+   +----+',
  ];
  assert.deepEqual(
    edges(drawing).map(edge => edge.replace(/: .*$/, '')),
    ['Planner > A', 'Planner > B'],
  );
});

test('a plain head may stand a column aside of its line', () => {
  const drawing = ['┌───┐', '│ A ├──┐', '└───┘  │', '        v', '      ┌───┐', '      │ B │', '      └───┘'];
  assert.deepEqual(edges(drawing), ['A > B']);
});

test('words that branch off below a box are joined to it without certainty', () => {
  const drawing = ['┌───────┐', '│ Queue │', '└───┬───┘', '    ├── Pricing', '    └── Reports'];
  assert.deepEqual(edges(drawing), ['Queue -- Pricing ?', 'Queue -- Reports ?']);
});

test('notes are no edges: words that point at nothing, a lone arrow far behind a box, a line from a box to itself', () => {
  assert.deepEqual(
    edges([
      '┌───┐   ┌───┐',
      '│ A │──▶│ B │',
      '└───┘   └───┘     <-- made by hand',
      '',
      '          → see below',
    ]),
    ['A > B'],
  );
  assert.deepEqual(edges(['┌───┐ ┌───┐', '│ A │─│ B │  ──┐', '└───┘ └───┘    │', '               │', '']), [
    'B -- A ?',
  ]);
});

test('words far before an arrow are meant in a drawing of boxes', () => {
  const drawing = [
    '┌─────────┐',
    '│ Factory │──▶ Remote        ──▶ HTTP',
    '└────┬────┘',
    '     ▼',
    '┌─────────┐',
    '│ Local   │',
    '└─────────┘',
  ];
  assert.deepEqual(edges(drawing), ['Factory > Remote', 'Remote > HTTP ?', 'Factory > Local']);
});

test('a box whose text pushes all but its lid and foot aside is closed', () => {
  const drawing = [
    '+----------+   +-------+   +------+',
    '|  Sources  |-->| Relay |-->| Store |',
    '|  (files)  |   | (one) |   | (all) |',
    '+----------+   | more  |   | rows  |',
    '                +------+    +------+',
  ];
  assert.deepEqual(edges(drawing), [
    'Sources (files) > Relay (one) more',
    'Relay (one) more > Store (all) rows',
  ]);
});

test('a line that breaks off at a corner starts nothing', () => {
  const drawing = ['+---+', '| A |', '+---+     |', '', '+---+     ', '| B |<----+', '+---+'];
  assert.deepEqual(
    edges(drawing).filter(edge => !edge.endsWith('?')),
    [],
  );
});

test('the axes of a chart are no graph of words', () => {
  const chart = [
    'ms',
    '│',
    '200 ┤     ╭─╮',
    '    │ ╭─╮ │ │',
    '100 ┤ │ │ │ │',
    '    │ │ │ │ │',
    '    └─┴─┴─┴─┴──→',
    '      Mon Tue',
  ];
  assert.deepEqual(edges(chart), []);
});

test('a sign within brackets begins no item below a name', () => {
  const drawing = [
    '┌────────────┐   ┌────┐',
    '│ Redis      │──▶│ DB │',
    '│ (Sessions  │   └────┘',
    '│  + Cache)  │',
    '└────────────┘',
  ];
  assert.deepEqual(edges(drawing), ['Redis (Sessions + Cache) > DB']);
});
