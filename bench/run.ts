/** `npm run bench`: measures server and command line beside their peers and writes `docs/benchmarks.md`. */

import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildEcho, buildProduct } from './build.ts';
import { type Run, samplesOf } from './context.ts';
import { measureBatch } from './measure/batch.ts';
import { measureHard } from './measure/hard.ts';
import { measureLimits } from './measure/limits.ts';
import { measureOpen } from './measure/open.ts';
import { measureTyping } from './measure/typing.ts';
import { type Group, groups, type Plan, readOptions, usage } from './options.ts';
import { root, work } from './paths.ts';
import { installPeers } from './peers.ts';
import { toReport } from './report.ts';
import { createResults } from './results.ts';
import { allServers, workspace } from './servers.ts';

const measures: Record<Group, (run: Run) => Promise<void>> = {
  open: measureOpen,
  typing: measureTyping,
  hard: measureHard,
  batch: measureBatch,
  limits: measureLimits,
};

async function bench(plan: Plan): Promise<void> {
  const complaint = installPeers();
  if (complaint) process.stderr.write(`${complaint}\n`);
  await buildEcho();
  if (!plan.built || !existsSync(join(work, 'product/server.js'))) await buildProduct();
  rmSync(workspace, { recursive: true, force: true });
  mkdirSync(workspace, { recursive: true });
  const started = performance.now();
  const servers = allServers().filter(s => plan.servers.length === 0 || plan.servers.includes(s.name));
  const say = (text: string): void => {
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${text}\n`);
  };
  const run: Run = { plan, samples: samplesOf(plan), servers, results: createResults(), say };
  for (const group of plan.groups) await measures[group](run);
  writeFileSync(join(work, 'results.json'), JSON.stringify(run.results, null, 1));
  const report = toReport(run);
  const isWhole = plan.sizes.length > 1 && plan.servers.length === 0;
  const whole = isWhole && groups.every(g => plan.groups.includes(g));
  if (whole) writeFileSync(join(root, 'docs/benchmarks.md'), report);
  process.stdout.write(whole ? 'docs/benchmarks.md\n' : report);
}

try {
  await bench(readOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 1;
}
