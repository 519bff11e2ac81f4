/** The machine that the bench runs on. */

import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';

export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()
    .map(l => l.toFixed(1))
    .join(', ');
  return `${cpus().length} cores of ${first?.model.trim() ?? 'an unknown kind'}, ${memory} GiB, Linux ${release()}; load average at the end ${load}`;
}

/** Ours and all peers in JavaScript run on the Node.js that runs the bench. */
export const nodeVersion = (): string => process.version;

export function npmVersion(): string {
  try {
    return execFileSync('npm', ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
