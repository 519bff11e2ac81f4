/** The baseline: the findings that an old repository has already; only new ones are reported, and it shrinks by itself. */

import type { FileResult, Message } from './reporter.ts';

/** By file, rule and message: how many there are. Free of lines, so that text above them may change. */
export type Baseline = ReadonlyMap<string, Counts>;
type Counts = ReadonlyMap<string, number>;

const keyOf = ({ ruleId, message }: Message): string => `${ruleId}: ${message}`;
const pathOf = (path: string): string => path.replaceAll('\\', '/');

/** A baseline as a file holds it; undefined if the text is none. */
export function readBaseline(text: string): Baseline | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value)) return undefined;
    return new Map(Object.entries(value).map(([path, counts]) => [path, readCounts(counts)]));
  } catch {
    return undefined;
  }
}

const readCounts = (counts: unknown): Counts =>
  new Map(
    isRecord(counts)
      ? Object.entries(counts).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
      : [],
  );

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of a baseline, sorted, so that its changes read well. */
export function writeBaseline(baseline: Baseline): string {
  const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const files = sorted(baseline).map(([path, counts]) => [path, Object.fromEntries(sorted(counts))]);
  return `${JSON.stringify(Object.fromEntries(files), null, 2)}\n`;
}

export interface Sieve {
  /** What of a file is new. */
  sift(result: FileResult): FileResult;
  /** The baseline without what is gone. Files that were not sifted keep their entries while they are there. */
  rest(exists: (path: string) => boolean): Baseline;
}

/** A sieve of one baseline; without one everything is known, and the rest is what there is. */
export function createSieve(baseline: Baseline | undefined): Sieve {
  const seen = new Map<string, Counts>();
  return {
    sift({ filePath, messages }) {
      const known = baseline?.get(pathOf(filePath));
      const used = new Map<string, number>();
      const fresh = messages.filter(message => {
        const key = keyOf(message);
        const count = used.get(key) ?? 0;
        if (baseline && count >= (known?.get(key) ?? 0)) return true;
        used.set(key, count + 1);
        return false;
      });
      seen.set(pathOf(filePath), used);
      return { filePath, messages: fresh };
    },
    rest(exists) {
      const kept = [...(baseline ?? [])].filter(([path]) => !seen.has(path) && exists(path));
      return new Map([...kept, ...[...seen].filter(([, counts]) => counts.size > 0)]);
    },
  };
}
