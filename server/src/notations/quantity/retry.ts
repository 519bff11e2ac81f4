/** Retries: how often a failed call is tried again, and whether the tries are spaced. */

import type { Span } from '../../text/span.ts';
import { readAmount } from './amount.ts';
import { readTokens, type Token } from './token.ts';

export interface Retry {
  readonly span: Span;
  /** As written, be it of retries or of attempts. */
  readonly count?: number;
  /** The tries are spaced: "exponential", "backoff", "jitter", or a list of delays. */
  readonly backoff?: boolean;
  /** Nothing is tried again. */
  readonly none?: boolean;
  /** Waiting times in seconds, in order. */
  readonly delays?: readonly number[];
}

/** What a retry cell says; undefined if it says nothing of retries. */
export function readRetry(text: string): Retry | undefined {
  const tokens = readTokens(text);
  const first = tokens.find(token => token.kind !== 'mark' || /^[-–—]$/.test(token.key));
  if (!first) return undefined;
  const span = { start: first.start, end: tokens.at(-1)!.end };
  const words = tokens.map(({ key }) => key);
  const isLimited = words.some(word => /^(?:except|unless|but|only|after)$/.test(word));
  const count = countIn(tokens);
  if ((saysNo(words) && count === undefined) || count === 0)
    return isLimited ? { span } : { span, none: true };
  const delays = delaysIn(tokens);
  const backoff = words.some(isBackoff) || delays.length > 1;
  if (count === undefined && !backoff && !words.some(isRetry)) return undefined;
  return {
    span,
    ...(count !== undefined && { count }),
    ...(backoff && { backoff }),
    ...(delays.length > 0 && { delays }),
  };
}

const isBackoff = (word: string): boolean =>
  /^(?:exponential(?:ly)?|back-?offs?|jitter(?:ed)?|backing|exponential-back-?off|linear(?:ly)?|fibonacci)$/.test(
    word,
  );

const isRetry = (word: string): boolean =>
  /^(?:retry|retries|retried|retrying|re-?try|yes|attempts?|tries|infinite|forever|indefinitely|✓|✔|✅)$/.test(
    word,
  );

/** `No`, `None`, `Never`, `Do not retry`, `without retries`, a dash alone. */
function saysNo(words: readonly string[]): boolean {
  if (words.length <= 2 && words.every(word => /^[-–—❌✗✘.]+$/.test(word))) return true;
  if (/^(?:no|none|never|nope|n)$/.test(words[0] ?? '')) return true;
  return words.some(
    (word, i) =>
      /^(?:not|don't|never|without|no)$/.test(word) &&
      /^(?:retry|retries|retried|retryable|be)$/.test(words[i + 1] ?? ''),
  );
}

const namedCounts: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
]);

/** The first number of tries: `3x`, `3 retries`, `up to 5 attempts`, `twice`, `max 3`, a number alone. */
function countIn(tokens: readonly Token[]): number | undefined {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const named = namedCounts.get(token.key);
    if (named !== undefined && (/ce$/.test(token.key) ? i < 3 : isTries(tokens[i + 1]?.key))) return named;
    if (token.kind !== 'number' || !Number.isInteger(token.value) || token.value < 0) continue;
    const read = readAmount(tokens, i);
    if (!read || read.amount.high !== undefined) continue;
    const { kind, noun, unit } = read.amount;
    if (kind === 'multiplier') return token.value;
    if (kind !== 'count') continue;
    if (noun !== undefined ? isTries(noun) : unit === undefined && isAlone(tokens, i)) return token.value;
  }
  return undefined;
}

const isTries = (word: string | undefined): boolean =>
  /^(?:retry|retries|attempts?|times?|tries|try|reps|more)$/.test(word ?? '');

/** The number opens the cell, or a word of retrying or bounding leads it in. */
function isAlone(tokens: readonly Token[], at: number): boolean {
  if (tokens[at + 1]?.kind === 'word' && !isBackoff(tokens[at + 1]!.key) && tokens[at + 1]!.key !== 'with')
    return false;
  const before = tokens[at - 1]?.key;
  return (
    before === undefined || /^(?:retry|retries|attempts|max|maximum|to|most|:|=|≤|<=|×|x|,)$/.test(before)
  );
}

/** Times that follow one another: `1s/2s/4s`, `(100ms, 200ms, 400ms)`. */
function delaysIn(tokens: readonly Token[]): number[] {
  const delays: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const read = tokens[i]!.kind === 'number' ? readAmount(tokens, i) : undefined;
    if (read?.amount.kind === 'time' && read.amount.high === undefined) delays.push(read.amount.value);
    if (read) i = read.next - 1;
  }
  return delays;
}
