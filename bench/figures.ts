/** Figures as they stand in tables: medians with what is spread around them, and ratios to our own. */

import type { Cell } from './results.ts';
import { median, percentile } from './statistics.ts';

/** Three digits that matter. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** `36.1 (p95 53.2, n 96)`, or why there is none. */
export function spread({ values, failed }: Cell): string {
  if (values.length === 0) return failed === undefined ? '–' : 'failed';
  if (values.length < 3) return `${digits(median(values))} (n ${values.length})`;
  return `${digits(median(values))} (p95 ${digits(percentile(values, 0.95))}, n ${values.length})`;
}

/** A peer's figure with how many times ours it is. */
export function beside(cell: Cell, ours: Cell): string {
  const ratio = median(cell.values) / median(ours.values);
  return Number.isFinite(ratio) ? `${spread(cell)} **${digits(ratio)}×**` : spread(cell);
}

export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), `|${header.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
