/** Batch: whole processes over a folder of a thousand files, with and without SQL; processor time, wall time and memory. */

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run } from '../context.ts';
import { type Folder, writeFolder } from '../documents.ts';
import { work } from '../paths.ts';
import { peerPath } from '../peers.ts';
import { childrenOf, memory } from '../process-facts.ts';

export type ToolName = 'ours' | 'rumdl' | 'markdownlint-cli2' | 'remark-cli';

interface Tool {
  readonly name: ToolName;
  readonly command: (folder: string) => readonly string[];
  /** It is given a part of the folder. */
  readonly slow: boolean;
}

const node = process.execPath;

const tools: readonly Tool[] = [
  {
    name: 'ours',
    slow: false,
    command: folder => [node, join(work, 'product/cli.js'), 'check', '--format', 'json', folder],
  },
  {
    name: 'rumdl',
    slow: false,
    command: folder => [
      peerPath('@rumdl/cli-linux-x64/rumdl'),
      'check',
      '--no-cache',
      '--no-config',
      '--output-format',
      'json',
      folder,
    ],
  },
  {
    name: 'markdownlint-cli2',
    slow: true,
    command: folder => [
      node,
      peerPath('markdownlint-cli2/markdownlint-cli2-bin.mjs'),
      '--no-globs',
      `${folder}/*.md`,
    ],
  },
  {
    name: 'remark-cli',
    slow: true,
    command: folder => [
      node,
      peerPath('remark-cli/cli.js'),
      '--no-config',
      '--no-stdout',
      '--use',
      peerPath('remark-gfm/index.js'),
      '--use',
      peerPath('remark-preset-lint-recommended/index.js'),
      folder,
    ],
  },
];

export const toolNames = tools.map(t => t.name);
export const kindsOfFolder = [
  { name: 'with SQL', sql: true },
  { name: 'without SQL', sql: false },
] as const;
export const part = (count: number): string => ` (${count} files)`;

const limit = 300_000;

export async function measureBatch(run: Run): Promise<void> {
  const { plan } = run;
  for (const { name, sql } of kindsOfFolder) {
    const base = mkdtempSync(join(tmpdir(), 'handoff-bench-'));
    try {
      const all = writeFolder(join(base, 'all'), plan.batchFiles, sql);
      const quarter = writeFolder(join(base, 'quarter'), plan.batchFiles / 4, sql);
      const some = writeFolder(join(base, 'part'), plan.batchSubset, sql);
      for (let round = 0; round < plan.rounds.batch; round++)
        for (const tool of tools) {
          await measureTool(
            run,
            tool,
            tool.slow ? name + part(some.files.length) : name,
            tool.slow ? some : all,
          );
          // Its memory must not grow with the number of files.
          if (tool.name === 'ours') await measureTool(run, tool, name + part(quarter.files.length), quarter);
        }
    } finally {
      rmSync(base, { recursive: true, force: true });
    }
    run.say(`batch ${name}`);
  }
}

async function measureTool({ results }: Run, tool: Tool, document: string, folder: Folder): Promise<void> {
  const [file, script] = tool.command(folder.path);
  const needed = file === node ? script! : file!;
  if (!existsSync(needed)) return results.fail('batch rate', document, tool.name, 'could not be installed');
  try {
    const { cpu, wall, peak } = await measureProcess(tool.command(folder.path), folder.path);
    results.add('batch rate', document, tool.name, folder.bytes / 1e6 / cpu);
    results.add('batch wall', document, tool.name, wall);
    results.add('batch files per second', document, tool.name, folder.files.length / wall);
    results.add('batch peak memory', document, tool.name, peak);
  } catch (error) {
    results.fail('batch rate', document, tool.name, error instanceof Error ? error.message : String(error));
  }
}

interface Cost {
  /** Seconds of processor time, all threads and children. */
  readonly cpu: number;
  readonly wall: number;
  /** Megabytes. */
  readonly peak: number;
}

/** Runs a command under bash's `time`, which knows the processor time of what has ended. */
function measureProcess(command: readonly string[], cwd: string): Promise<Cost> {
  const script = 'TIMEFORMAT="cost %R %U %S"; time "$@" >/dev/null 2>/dev/null; exit $?';
  const env = { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' };
  const child = spawn('bash', ['-c', script, 'bench', ...command], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let peak = 0;
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const poll = setInterval(() => {
    for (const pid of childrenOf(child.pid!)) peak = Math.max(peak, memory(pid).peak);
  }, 20);
  // The whole group: bash would leave the tool behind.
  const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), limit);
  return new Promise<Cost>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const cost = costOf(said);
      // 0 is nothing found, 1 is something found, for all of them.
      if (signal) reject(new Error(`not done within ${limit / 1000} s`));
      else if ((code ?? 9) > 1 || !cost) reject(new Error(`ended with code ${code}`));
      else resolve({ ...cost, peak });
    });
  }).finally(() => {
    clearInterval(poll);
    clearTimeout(timer);
  });
}

function costOf(said: string): Pick<Cost, 'cpu' | 'wall'> | undefined {
  const match = /cost ([\d.]+) ([\d.]+) ([\d.]+)/.exec(said);
  return match ? { wall: Number(match[1]), cpu: Number(match[2]) + Number(match[3]) } : undefined;
}
