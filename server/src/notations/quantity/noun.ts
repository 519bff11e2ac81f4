/** What is counted, and per how much time: `10,000 concurrent users`, `cases per agent and minute`. */

import type { Token } from './token.ts';
import { isCounted, isPlural, isStop, secondsOf, unitOf } from './unit.ts';

export interface NounReading {
  readonly noun: string;
  /** Index of the token behind it. */
  readonly next: number;
  /** Without a time behind it, it still is a noun. */
  readonly sure: boolean;
}

interface Counting {
  readonly value: number;
  /** The token before the number. */
  readonly before?: Token | undefined;
}

const maxWords = 3;

/** The noun that follows a number, with up to two words before it. */
export function readNoun(tokens: readonly Token[], at: number, counting: Counting): NounReading | undefined {
  let unsure: NounReading | undefined;
  for (let i = at; i < at + maxWords; i++) {
    const word = tokens[i];
    if (word?.kind !== 'word' || isStop(word.key) || (i > at && word.glued)) break;
    if (unitOf(word.text)) break;
    if (isCounted(word.key, counting.value) && !isStatusCode(counting.value, word.key))
      return { noun: word.key, next: i + 1, sure: true };
    if (i === at && isPlural(word.text) && mayBeAny(counting))
      return { noun: word.key, next: i + 1, sure: true };
    unsure = { noun: word.key, next: i + 1, sure: false };
    if (isPerAt(tokens, i + 1)) break;
  }
  return unsure;
}

/** `500 errors` may be errors of status 500. */
const isStatusCode = (value: number, noun: string): boolean =>
  Number.isInteger(value) &&
  value >= 400 &&
  value < 600 &&
  /^(?:errors|responses|exceptions|failures)$/.test(noun);

/** Any plural is counted, unless the number may be a status code, a year, or belong to a name before it. */
function mayBeAny({ value, before }: Counting): boolean {
  if (value < 2 || (Number.isInteger(value) && value >= 100 && value < 600)) return false;
  if (Number.isInteger(value) && value > 1900 && value < 2100) return false;
  return before?.kind !== 'word' || before.text === before.key;
}

const isPerAt = (tokens: readonly Token[], at: number): boolean => {
  const key = tokens[at]?.key;
  return key === '/' || key === 'per';
};

export interface PerReading {
  readonly seconds: number;
  /** Index of the token behind it. */
  readonly next: number;
  readonly per?: string;
}

/** `/min`, `per second`, `a day`, `every 10 s`, `per agent and minute`, `/s per user`. */
export function readPer(tokens: readonly Token[], at: number): PerReading | undefined {
  const key = tokens[at]?.key;
  if (key !== '/' && key !== 'per' && key !== 'every' && key !== 'each' && key !== 'a') return undefined;
  const time = readTime(tokens, at + 1);
  if (time) {
    const owner = isPerAt(tokens, time.next) ? tokens[time.next + 1] : undefined;
    if (owner?.kind !== 'word' || isStop(owner.key) || unitOf(owner.text)) return time;
    return { ...time, next: time.next + 2, per: owner.key };
  }
  return key === 'per' ? readOwner(tokens, at + 1) : undefined;
}

/** `agent and minute`, `API key per hour`. */
function readOwner(tokens: readonly Token[], at: number): PerReading | undefined {
  for (let i = at; i < at + maxWords; i++) {
    if (tokens[i]?.kind !== 'word') return undefined;
    const joiner = tokens[i + 1]?.key;
    if (joiner !== 'and' && joiner !== 'per' && joiner !== '/') continue;
    const time = readTime(tokens, i + 2);
    return time && { ...time, per: tokens[i]!.key };
  }
  return undefined;
}

/** `min`, `5 min`, `the minute`. */
function readTime(tokens: readonly Token[], from: number): PerReading | undefined {
  const at = tokens[from]?.kind === 'number' ? from + 1 : from;
  const word = tokens[at];
  const seconds = word?.kind === 'word' ? secondsOf(word.text) : undefined;
  if (seconds === undefined) return undefined;
  // A window such as `per 5 min window` says no more than its time.
  const next = tokens[at + 1]?.key === 'window' ? at + 2 : at + 1;
  const times = at === from ? 1 : tokens[from]!.value;
  return times > 0 ? { seconds: seconds * times, next } : undefined;
}
