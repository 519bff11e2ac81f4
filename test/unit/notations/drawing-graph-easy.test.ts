/** Drawings that graph-easy lays out are read as the graphs they were made from; skipped where it is not installed. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { readDrawing } from '../../../server/src/notations/diagram/drawing.ts';
import { type Random, random } from '../../random.ts';

const isInstalled = spawnSync('graph-easy', ['--version']).error === undefined;
const names = ['Web', 'API', 'Queue', 'Billing service', 'Ledger'];
const labels = [undefined, 'submit', 'sync call'];

function graph(r: Random): Map<string, string | undefined> {
  const edges = new Map<string, string | undefined>();
  for (let to = 1; to < names.length; to++) edges.set(`${names[r.int(to)]}>${names[to]}`, r.pick(labels));
  const back = 1 + r.int(names.length - 1);
  edges.set(`${names[back]}>${names[r.int(back)]}`, r.pick(labels));
  return edges;
}

const show = (edges: Iterable<[string, string | undefined]>): string[] =>
  [...edges].map(([ends, label]) => `${ends}: ${label ?? ''}`).sort();

for (const style of ['boxart', 'ascii'])
  test(`drawings of graph-easy, ${style}`, { skip: !isInstalled }, () => {
    const r = random(3);
    for (let i = 0; i < 4; i++) {
      const edges = graph(r);
      const input = [...edges].map(([ends, label]) => {
        const [from, to] = ends.split('>');
        return label ? `[ ${from} ] -- ${label} --> [ ${to} ]` : `[ ${from} ] --> [ ${to} ]`;
      });
      const text = spawnSync('graph-easy', [`--as=${style}`], {
        input: input.join('\n'),
        encoding: 'utf8',
      }).stdout;
      const read = readDrawing(text).edges.map((e): [string, string | undefined] => [
        `${e.from?.name}>${e.to?.name}`,
        e.label?.text,
      ]);
      assert.deepEqual(show(read), show(edges), text);
    }
  });
