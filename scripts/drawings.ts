/** `npm run drawings -- DIR`: reads DIR/*.txt and compares the edges with those of DIR/truth.json; prints figures and misses. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type DrawingEdge, type DrawingNode, readDrawing } from '../server/src/notations/diagram/drawing.ts';

/**
 * `A>B:label`, `A--B`, `A<>B`; `?` where no box stands; a name is the beginning of a node's text or of a line of it.
 * `~` before it: a person may read it or not, such as the arrow of a note.
 */
interface Expected {
  readonly isOptional: boolean;
  readonly from: string;
  readonly to: string;
  readonly heads: DrawingEdge['heads'];
  readonly label: string | undefined;
}

const { positionals } = parseArgs({ allowPositionals: true });
const folder = positionals[0] ?? '.';
const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Record<
  string,
  { edges: string[] }
>;

const total = {
  expected: 0,
  met: 0,
  found: 0,
  right: 0,
  sure: 0,
  surelyRight: 0,
  directed: 0,
  labels: 0,
  named: 0,
  faultless: 0,
  drawings: 0,
};
const times: number[] = [];
const texts = new Map(
  readdirSync(folder)
    .filter(name => name.endsWith('.txt') && truth[name.slice(0, -4)])
    .map(name => [name.slice(0, -4), readFileSync(join(folder, name), 'utf8')]),
);
for (const text of texts.values()) for (let i = 0; i < 20; i++) readDrawing(text);
for (const [name, text] of texts) {
  const start = performance.now();
  for (let i = 0; i < 5; i++) readDrawing(text);
  times.push((performance.now() - start) / 5);
  const misses = compare(text, truth[name]!.edges.map(readExpected));
  total.drawings++;
  if (misses.length === 0) total.faultless++;
  else process.stdout.write(`${name}\n${misses.map(miss => `  ${miss}\n`).join('')}`);
}
times.sort((a, b) => a - b);
const share = (part: number, whole: number): string =>
  `${(whole === 0 ? 1 : part / whole).toFixed(3)} (${part}/${whole})`;
process.stdout.write(
  [
    `drawings ${total.drawings}, without an error ${total.faultless}`,
    `edges: precision ${share(total.right, total.found)}, recall ${share(total.met, total.expected)}`,
    `certain edges: precision ${share(total.surelyRight, total.sure)}`,
    `direction ${share(total.directed, total.met)}, labels ${share(total.labels, total.named)}`,
    `time: median ${(times[times.length >> 1] ?? 0).toFixed(2)} ms, most ${(times[times.length - 1] ?? 0).toFixed(2)} ms`,
    '',
  ].join('\n'),
);

function readExpected(edge: string): Expected {
  const [, optional, from = '', mark = '>', rest = ''] = /^(~?)(.*?)(<>|--|>)(.*)$/s.exec(edge) ?? [];
  const [to = '', ...label] = rest.split(':');
  const heads = mark === '>' ? 'to' : mark === '--' ? 'none' : 'both';
  return {
    isOptional: optional === '~',
    from,
    to,
    heads,
    label: label.length > 0 ? label.join(':') : undefined,
  };
}

/** What differs, in words; counts into `total`. */
function compare(text: string, expected: readonly Expected[]): string[] {
  const { edges } = readDrawing(text);
  const unique = [...new Map(edges.map(edge => [show(edge), edge])).values()];
  const misses: string[] = [];
  for (const want of expected.filter(({ isOptional }) => !isOptional)) {
    const same = unique.filter(edge => isBetween(edge, want));
    const isFree = (edge: DrawingEdge): boolean => !expected.some(other => isDirected(edge, other));
    const met = same.find(edge => isDirected(edge, want)) ?? same.find(isFree);
    total.expected++;
    if (want.label !== undefined) total.named++;
    if (!met) {
      misses.push(`missing ${want.from} ${want.heads} ${want.to}`);
      continue;
    }
    total.met++;
    if (isDirected(met, want)) total.directed++;
    else misses.push(`direction ${show(met)}`);
    if (want.label === undefined) continue;
    if (same.some(edge => edge.label?.text === want.label)) total.labels++;
    else misses.push(`label of ${show(met)}, expected ${want.label}`);
  }
  for (const edge of unique) {
    const wants = expected.filter(want => isBetween(edge, want));
    if (wants.length > 0 && wants.every(({ isOptional }) => isOptional)) continue;
    const isRight = wants.length > 0;
    total.found++;
    if (isRight) total.right++;
    if (edge.certain) total.sure++;
    if (edge.certain && isRight) total.surelyRight++;
    if (!isRight) misses.push(`surplus ${show(edge)}`);
  }
  return misses;
}

function isNamed(node: DrawingNode | undefined, name: string): boolean {
  if (name === '?') return node === undefined || node.name === '';
  return node?.name.startsWith(name) ?? false;
}

/** Also where only a later line of bare words is given. */
function isNode(node: DrawingNode | undefined, name: string): boolean {
  return isNamed(node, name) || (node !== undefined && !node.box && node.name.includes(` ${name}`));
}

function isDirected(edge: DrawingEdge, want: Expected): boolean {
  if (edge.heads !== want.heads) return false;
  return (
    isAlong(edge, want) || (want.heads !== 'to' && isAlong(edge, { ...want, from: want.to, to: want.from }))
  );
}

function isAlong(edge: DrawingEdge, { from, to }: Expected): boolean {
  return isNode(edge.from, from) && isNode(edge.to, to);
}

function isBetween(edge: DrawingEdge, want: Expected): boolean {
  return isAlong(edge, want) || isAlong(edge, { ...want, from: want.to, to: want.from });
}

function show({ from, to, heads, label, certain }: DrawingEdge): string {
  const mark = heads === 'to' ? '>' : heads === 'both' ? '<>' : '--';
  return `${from?.name ?? '?'} ${mark} ${to?.name ?? '?'}${label ? `:${label.text}` : ''}${certain ? '' : ' (uncertain)'}`;
}
