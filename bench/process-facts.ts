/** What Linux knows of a process: processor time and memory. */

import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second on every common machine. */
const tick = 10;

/** Milliseconds of processor time so far, all threads; 0 for a process that is gone. */
export function cpuTime(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  // The second field is a name in brackets that may contain anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * tick;
}

export interface Memory {
  /** Megabytes now. */
  readonly now: number;
  /** Megabytes at its highest. */
  readonly peak: number;
}

export function memory(pid: number): Memory {
  const status = read(`/proc/${pid}/status`);
  const megabytes = (key: string): number =>
    Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** Processes that a process has started. */
export const childrenOf = (pid: number): number[] =>
  read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
