/** What the bench is asked for on its command line, and how much of it that is. */

import { parseArgs } from 'node:util';

export const groups = ['open', 'typing', 'hard', 'batch', 'limits'] as const;
export type Group = (typeof groups)[number];

/** Line counts of all documents; 0 is the template. */
const sizes = [0, 1800, 10_000, 100_000];

export interface Plan {
  readonly quick: boolean;
  readonly groups: readonly Group[];
  /** Names of servers; empty for all. */
  readonly servers: readonly string[];
  /** Measures what the last run built. */
  readonly built: boolean;
  readonly sizes: readonly number[];
  readonly rounds: {
    readonly open: number;
    readonly typing: number;
    readonly hard: number;
    readonly batch: number;
  };
  /** Seconds that one server may take for one document in one group; it always gets one round. */
  readonly budget: number;
  readonly batchFiles: number;
  /** Files for tools that would take minutes for all. */
  readonly batchSubset: number;
}

export const usage = `Usage: npm run bench -- [options]

  --quick            fewer repetitions, only the template and 10,000 lines
  --only NAME        one group of measurements (${groups.join(', ')}); may be repeated; nothing is written to docs/
  --lines N          only a document of so many lines (0 is the template); may be repeated, the same
  --server NAME      one server (ours, "ours, pulled", echo, rumdl, remark, vscode-markdown); may be repeated, the same
  --built            measure what the last run built, do not build
`;

export function readOptions(args: readonly string[]): Plan {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      built: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      server: { type: 'string', multiple: true, default: [] },
      lines: { type: 'string', multiple: true, default: [] },
    },
  });
  const { quick, built, only, server, lines } = values;
  const size = lines.find(n => !sizes.includes(Number(n)));
  if (size !== undefined) throw new Error(`no document of ${size} lines, only of ${sizes.join(', ')}`);
  const unknown = only.find(name => !groups.includes(name as Group));
  if (unknown !== undefined) throw new Error(`unknown group '${unknown}'`);
  return {
    quick,
    built,
    groups: only.length > 0 ? (only as Group[]) : groups,
    servers: server,
    sizes: lines.length > 0 ? lines.map(Number) : quick ? [0, 10_000] : sizes,
    rounds: quick ? { open: 3, typing: 4, hard: 2, batch: 1 } : { open: 9, typing: 12, hard: 6, batch: 3 },
    budget: quick ? 10 : 90,
    batchFiles: 1000,
    batchSubset: quick ? 20 : 100,
  };
}
