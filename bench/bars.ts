/** The bars: what must hold, as ratios of medians taken in one run. */

import { nameOf, type Run } from './context.ts';
import { kinds } from './edits.ts';
import { digits, markdownTable } from './figures.ts';
import { part } from './measure/batch.ts';
import { hardNames } from './measure/hard.ts';
import { mean, median, percentile } from './statistics.ts';

interface Bar {
  readonly name: string;
  readonly value: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly unit: string;
}

const big = nameOf(10_000);
const huge = nameOf(100_000);

export function barTable(run: Run): string {
  const rows = [...typingBars(run), ...openBars(run), ...hardBars(run), ...batchBars(run)].map(toRow);
  rows.push(['10,000 random edits × 20 seeds', '0 divergences', 'not timed: `npm run fuzz`', '–']);
  return markdownTable(['bar', 'goal', 'measured', 'holds'], rows);
}

function toRow({ name, value, atLeast, atMost, unit }: Bar): string[] {
  const goal = atLeast === undefined ? `≤ ${atMost}${unit}` : `≥ ${atLeast}${unit}`;
  if (!Number.isFinite(value)) return [name, goal, 'not measured in this run', '–'];
  const holds = atLeast === undefined ? value <= atMost! : value >= atLeast;
  return [name, goal, `${digits(value)}${unit}`, holds ? 'yes' : '**no**'];
}

const of = ({ results }: Run, measure: string, document: string, who: string): number =>
  median(results.get(measure, document, who).values);

/** How many times what is ours the peer's is. */
const faster = (run: Run, measure: string, document: string, peer: string): number =>
  of(run, measure, document, peer) / of(run, measure, document, 'ours');

function typingBars(run: Run): Bar[] {
  const key = 'character';
  const ours = of(run, key, big, 'ours');
  const all = kinds.flatMap(kind => run.results.get(kind, big, 'ours').values);
  return [
    {
      name: 'keystroke, 10,000 lines: remark / ours',
      value: faster(run, key, big, 'remark'),
      atLeast: 400,
      unit: '×',
    },
    {
      name: 'keystroke, 10,000 lines: rumdl / ours',
      value: faster(run, key, big, 'rumdl'),
      atLeast: 8,
      unit: '×',
    },
    {
      name: 'keystroke, 10,000 lines: ours / echo',
      value: 1 / faster(run, key, big, 'echo'),
      atMost: 2.5,
      unit: '×',
    },
    {
      name: "p95 of all kinds of edits, 10,000 lines: ours / rumdl's median",
      value: percentile(all, 0.95) / of(run, key, big, 'rumdl'),
      atMost: 1,
      unit: '×',
    },
    {
      name: 'keystroke, 100,000 lines: rumdl / ours',
      value: faster(run, key, huge, 'rumdl'),
      atLeast: 40,
      unit: '×',
    },
    {
      name: 'keystroke: 100,000 lines / 10,000 lines, ours',
      value: of(run, key, huge, 'ours') / ours,
      atMost: 4,
      unit: '×',
    },
    {
      name: 'keystroke, template: ours / rumdl',
      value: 1 / faster(run, key, 'template', 'rumdl'),
      atMost: 0.5,
      unit: '×',
    },
    {
      name: 'keystroke, template: processor time of ours',
      value: mean(run.results.get('cpu', 'template', 'ours').values),
      atMost: 2,
      unit: ' ms',
    },
  ];
}

const openBars = (run: Run): Bar[] => [
  {
    name: 'open to first diagnostics, 10,000 lines: remark / ours',
    value: faster(run, 'open', big, 'remark'),
    atLeast: 15,
    unit: '×',
  },
  {
    name: 'open to first diagnostics, 10,000 lines: ours / rumdl',
    value: 1 / faster(run, 'open', big, 'rumdl'),
    atMost: 1.5,
    unit: '×',
  },
  {
    name: 'start to `initialize` answered: ours / echo',
    value: 1 / faster(run, 'start', '', 'echo'),
    atMost: 1.15,
    unit: '×',
  },
  {
    name: 'open to all diagnostics: 100,000 lines / 10,000 lines, ours',
    value: of(run, 'open, all', huge, 'ours') / of(run, 'open, all', big, 'ours'),
    atMost: 11,
    unit: '×',
  },
  {
    name: 'peak memory of the server, 10,000 lines: ours / echo',
    value: 1 / faster(run, 'peak memory', big, 'echo'),
    atMost: 1.6,
    unit: '×',
  },
];

function hardBars(run: Run): Bar[] {
  const open = of(run, 'open', big, 'ours');
  const blocked = hardNames().flatMap(name => run.results.get(`${name}, blocked`, big, 'ours').values);
  return [
    {
      name: 'burst of 20 edits, 10,000 lines: burst / one edit, ours',
      value: of(run, 'burst', big, 'ours') / of(run, 'character', big, 'ours'),
      atMost: 10,
      unit: '×',
    },
    {
      name: 'burst of 20 edits: publishes of ours',
      value: of(run, 'burst publishes', big, 'ours'),
      atMost: 3,
      unit: '',
    },
    ...hardNames().map(name => ({
      name: `${name}, 10,000 lines: edit / open, ours`,
      value: Math.max(of(run, name, big, 'ours'), of(run, `${name}, taken back`, big, 'ours')) / open,
      atMost: 1,
      unit: '×',
    })),
    {
      name: 'hard edits, 10,000 lines: longest stretch without attention',
      value: median(blocked),
      atMost: 50,
      unit: ' ms',
    },
  ];
}

function batchBars(run: Run): Bar[] {
  const some = part(run.plan.batchSubset);
  const rate = (who: string, kind: string): number => of(run, 'batch rate', kind, who);
  const ratios = (kind: string, lint: number, rust: number): Bar[] => [
    {
      name: `batch ${kind}, MB per CPU second: ours / markdownlint-cli2`,
      value: rate('ours', kind) / rate('markdownlint-cli2', kind + some),
      atLeast: lint,
      unit: '×',
    },
    {
      name: `batch ${kind}, MB per CPU second: ours / rumdl`,
      value: rate('ours', kind) / rate('rumdl', kind),
      atLeast: rust,
      unit: '×',
    },
  ];
  const peak = (kind: string): number => of(run, 'batch peak memory', kind, 'ours');
  return [
    ...ratios('without SQL', 50, 2),
    ...ratios('with SQL', 15, 1),
    {
      name: `batch, peak memory with ${run.plan.batchFiles} files`,
      value: peak('with SQL'),
      atMost: 250,
      unit: ' MB',
    },
    {
      name: `batch, peak memory: ${run.plan.batchFiles} files / ${run.plan.batchFiles / 4} files`,
      value: peak('with SQL') / peak(`with SQL${part(run.plan.batchFiles / 4)}`),
      atMost: 1.25,
      unit: '×',
    },
  ];
}
