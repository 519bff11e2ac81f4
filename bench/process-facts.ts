/** What Linux knows of a process: processor time and memory. */

import { readdirSync, readFileSync } from 'node:fs';
import { sum } from './statistics.ts';

/**
 * Milliseconds of processor time so far, all threads; 0 for a process that is gone. From `schedstat`, because
 * `stat` counts in steps of 10 ms, which are many keystrokes.
 */
export function cpuTime(pid: number): number {
  const threads = list(`/proc/${pid}/task`);
  return sum(
    threads.map(thread => Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]) / 1e6),
  );
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

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
