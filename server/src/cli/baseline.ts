/** The baseline: the findings that an old repository has already; only new ones are reported, and it shrinks by itself. */

import type { FileResult, Message } from './report.ts';

/** By file, rule and message: how many there are. Free of lines, so that text above them may change. */
export type Baseline = Readonly<Record<string, Readonly<Record<string, number>>>>;

const keyOf = ({ ruleId, message }: Message): string => `${ruleId}: ${message}`;
const pathOf = (path: string): string => path.replaceAll('\\', '/');

/** A baseline as a file holds it; undefined if the text is none. */
export function readBaseline(text: string): Baseline | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value)) return undefined;
    const files = Object.entries(value).map(([path, counts]) => {
      const own = isRecord(counts) ? Object.entries(counts).filter(([, n]) => typeof n === 'number') : [];
      return [path, Object.fromEntries(own)] as const;
    });
    return Object.fromEntries(files) as Baseline;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of a baseline, sorted, so that its changes read well. */
export function writeBaseline(baseline: Baseline): string {
  const sorted = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  const files = sorted(baseline).map(([path, counts]) => [path, Object.fromEntries(sorted(counts))] as const);
  return `${JSON.stringify(Object.fromEntries(files), null, 2)}\n`;
}

/** What the results are, as a baseline. */
export function toBaseline(results: readonly FileResult[]): Baseline {
  const files = results
    .filter(r => r.messages.length > 0)
    .map(({ filePath, messages }) => {
      const counts: Record<string, number> = {};
      for (const message of messages) counts[keyOf(message)] = (counts[keyOf(message)] ?? 0) + 1;
      return [pathOf(filePath), counts] as const;
    });
  return Object.fromEntries(files);
}

/**
 * The results without those that the baseline has, and the baseline without those that are gone. Files that were not
 * looked at keep their entries.
 */
export function subtract(
  results: readonly FileResult[],
  baseline: Baseline,
): { results: FileResult[]; rest: Baseline } {
  const rest: Record<string, Readonly<Record<string, number>>> = { ...baseline };
  const left = results.map(({ filePath, messages }) => {
    const known = baseline[pathOf(filePath)] ?? {};
    const used: Record<string, number> = {};
    const fresh = messages.filter(message => {
      const key = keyOf(message);
      const count = used[key] ?? 0;
      if (count >= (known[key] ?? 0)) return true;
      used[key] = count + 1;
      return false;
    });
    if (Object.keys(used).length > 0) rest[pathOf(filePath)] = used;
    else delete rest[pathOf(filePath)];
    return { filePath, messages: fresh };
  });
  return { results: left, rest };
}
