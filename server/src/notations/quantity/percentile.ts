/** Percentiles: `p99`, `99th percentile`, `median`; and where a clause ends. */

import type { Span } from '../../text/span.ts';
import { readComparator } from './comparator.ts';
import type { Token } from './token.ts';

export interface Percentile {
  /** 50 for the median. */
  readonly value: number;
  readonly span: Span;
}

export interface PercentileReading {
  readonly percentile: Percentile;
  /** Index of the token behind it. */
  readonly next: number;
}

/** The percentile that begins at a token. */
export function readPercentile(tokens: readonly Token[], at: number): PercentileReading | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === 'percentile') return found(tokens, { at, next: at + 1, value: token.value });
  if (token.key === 'median') return found(tokens, { at, next: at + 1, value: 50 });
  if (token.kind !== 'number' || token.value <= 0 || token.value > 100) return undefined;
  let next = at + 1;
  if (/^(?:th|st|nd|rd)$/.test(tokens[next]?.key ?? '') && tokens[next]!.glued) next++;
  if (tokens[next]?.key === '-' && tokens[next]!.glued) next++;
  const word = tokens[next]?.key;
  if (word === '%' && tokens[next + 1]?.key === 'ile')
    return found(tokens, { at, next: next + 2, value: token.value });
  if (word !== 'percentile' && word !== 'pctl') return undefined;
  return found(tokens, { at, next: next + 1, value: token.value });
}

function found(tokens: readonly Token[], { at, next, value }: { at: number; next: number; value: number }) {
  const span = { start: tokens[at]!.start, end: tokens[next - 1]!.end };
  return { percentile: { value, span }, next };
}

/** The percentile behind a quantity: `200 ms (p95)`, `100ms at p50`, `100ms p50,`. */
export function readPercentileAfter(tokens: readonly Token[], from: number): PercentileReading | undefined {
  let at = from;
  while (at < from + 3 && /^(?:\(|\[|@|at|for|in|the)$/.test(tokens[at]?.key ?? '')) at++;
  const read = readPercentile(tokens, at);
  if (!read) return undefined;
  const after = tokens[read.next]?.key;
  const closed = after === ')' || after === ']';
  const next = closed ? read.next + 1 : read.next;
  // `100 ms, p99 500 ms`: the percentile may as well open the next pair.
  const opens = tokens[next]?.kind === 'number' || tokens[next]?.key === ':' || readComparator(tokens, next);
  return opens && !closed ? undefined : { percentile: read.percentile, next };
}

const ends: ReadonlySet<string> = new Set([
  ',',
  ';',
  '\n',
  '|',
  '→',
  '->',
  '=>',
  '-->',
  '⇒',
  '•',
  '.',
  '!',
  '?',
]);

/** True at a mark that parts clauses. */
export const isClauseEnd = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.kind === 'mark' && ends.has(tokens[at]!.key);
