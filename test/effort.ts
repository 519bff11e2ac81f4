/** Effort: how much work a task is, whoever else is at work on the machine. */

/**
 * Milliseconds of this process's own processor time that a task takes. Tests hold it far below what a quadratic reader
 * would take, and far above what a linear one does.
 */
export function effortOf(task: () => void): number {
  const before = process.cpuUsage();
  task();
  return process.cpuUsage(before).user / 1000;
}
