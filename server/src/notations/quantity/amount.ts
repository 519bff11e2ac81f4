/** An amount: a number or a range, and what it is a number of. */

import type { Span } from '../../text/span.ts';
import { readNoun, readPer } from './noun.ts';
import { dashes, readRangeEnd, scaled, tidy } from './scaled.ts';
import type { Token } from './token.ts';
import { isLabel, secondsOf, type Unit, unitOf } from './unit.ts';

export type QuantityKind =
  | 'time'
  | 'rate'
  | 'percent'
  | 'bytes'
  | 'bandwidth'
  | 'count'
  | 'ratio'
  | 'multiplier';

export interface Amount {
  readonly kind: QuantityKind;
  /** In seconds, per second, per cent, bytes, bytes per second; of a range the lower end. */
  readonly value: number;
  /** Upper end of a range. */
  readonly high?: number;
  /** The number as written, both ends of a range. */
  readonly number: Span;
  /** The unit as written; absent for a bare number. */
  readonly unit?: Span;
  /** What is counted, in lower case: `users`, `requests`. */
  readonly noun?: string;
  /** Whom a rate is meant for: `agent` in `30 cases per agent and minute`. */
  readonly per?: string;
}

export interface AmountReading {
  readonly amount: Amount;
  /** Index of the token behind it. */
  readonly next: number;
}

/** The amount that begins at a number; undefined where the number is a name or its unit is not known. */
export function readAmount(tokens: readonly Token[], at: number): AmountReading | undefined {
  const first = scaled(tokens, at);
  if (!first) return undefined;
  const range = readRangeEnd(tokens, at, first.next);
  const { next, high } = range ?? first;
  const number = { start: tokens[at]!.start, end: tokens[next - 1]!.end };
  const parts: Parts = { tokens, at, next, number, low: first.value, high };
  const read =
    readPercent(parts) ??
    readUnit(parts) ??
    readMultiplier(parts) ??
    readRatio(parts) ??
    readCount(parts) ??
    readBare(parts);
  return read && isNamed(tokens, at, read) ? undefined : read;
}

interface Parts {
  readonly tokens: readonly Token[];
  readonly at: number;
  /** Behind the number or range. */
  readonly next: number;
  readonly number: Span;
  readonly low: number;
  readonly high?: number | undefined;
}

function amountOf({ tokens, low, high, next, number }: Parts, kind: QuantityKind, size: number) {
  const end = (unitEnd: number, noun?: string): AmountReading => ({
    amount: {
      kind,
      value: tidy(low * size),
      ...(high !== undefined && { high: tidy(high * size) }),
      number,
      ...(unitEnd > next && { unit: { start: tokens[next]!.start, end: tokens[unitEnd - 1]!.end } }),
      ...(noun !== undefined && { noun }),
    },
    next: unitEnd,
  });
  return end;
}

function readPercent(parts: Parts): AmountReading | undefined {
  const { tokens, next } = parts;
  const key = tokens[next]?.key;
  if (key === '%' && tokens[next + 1]?.key === 'ile') return undefined;
  if (key === '%' || key === 'percent' || key === 'pct' || key === '％')
    return widen(parts, amountOf(parts, 'percent', 1)(next + 1));
  if (key === 'per' && tokens[next + 1]?.key === 'cent') return amountOf(parts, 'percent', 1)(next + 2);
  return undefined;
}

function readUnit(parts: Parts): AmountReading | undefined {
  const { tokens, next } = parts;
  const hyphen = tokens[next]?.key === '-' && tokens[next]!.glued && tokens[next + 1]?.glued ? 1 : 0;
  const word = tokens[next + hyphen];
  const unit = word?.kind === 'word' ? unitOf(word.text) : undefined;
  if (!word || !unit || (hyphen && unit.kind !== 'time')) return undefined;
  // Apart from its number one of these letters may mean metres, or nothing.
  if (!word.glued && /^[mdw]$/.test(word.text)) return undefined;
  const end = next + hyphen + 1;
  if (unit.kind === 'time') return readDuration(parts, unit, end);
  const per = unit.kind === 'bytes' ? readPer(tokens, end) : undefined;
  if (per) return amountOf(parts, 'bandwidth', unit.size / per.seconds)(per.next);
  return widen(
    parts,
    amountOf(parts, unit.kind, unit.size)(end, unit.kind === 'rate' ? 'requests' : undefined),
  );
}

/** `1h 30m`, `2 min 30 s`: each part smaller than the one before. */
function readDuration(parts: Parts, unit: Unit, end: number): AmountReading {
  const { tokens } = parts;
  let { size } = unit;
  let sum = 0;
  let next = end;
  while (parts.high === undefined && tokens[next]?.kind === 'number') {
    const word = tokens[next + 1];
    const smaller = word?.kind === 'word' ? secondsOf(word.text) : undefined;
    if (smaller === undefined || smaller >= size || tokens[next]!.value * smaller >= size) break;
    if (/^[mdw]$/.test(word!.text) && !word!.glued) break;
    sum += tokens[next]!.value * smaller;
    size = smaller;
    next += 2;
  }
  const read = amountOf(parts, 'time', unit.size)(end);
  if (next === end) return widen(parts, read);
  const amount = { ...read.amount, value: tidy(read.amount.value + sum) };
  return { amount: { ...amount, unit: { start: amount.unit!.start, end: tokens[next - 1]!.end } }, next };
}

/** The upper end behind a unit of its own: `5 min – 1 hour`, `5% to 10%`. */
function widen(parts: Parts, read: AmountReading): AmountReading {
  const { tokens, at } = parts;
  const joiner = tokens[read.next]?.key ?? '';
  if (parts.high !== undefined || parts.low < 0) return read;
  if (!dashes.has(joiner) && !(joiner === 'and' && tokens[at - 1]?.key === 'between')) return read;
  const end = scaled(tokens, read.next + 1);
  if (!end) return read;
  const one: Parts = {
    tokens,
    at: read.next + 1,
    next: end.next,
    number: parts.number,
    low: end.value,
    high: end.value,
  };
  const other = readPercent(one) ?? readUnit(one);
  if (other?.amount.kind !== read.amount.kind || other.amount.value < read.amount.value) return read;
  const number = { start: parts.number.start, end: tokens[end.next - 1]!.end };
  return {
    amount: { ...read.amount, high: other.amount.value, number, unit: other.amount.unit! },
    next: other.next,
  };
}

function readMultiplier(parts: Parts): AmountReading | undefined {
  const { tokens, next } = parts;
  const word = tokens[next];
  if ((word?.key !== 'x' && word?.key !== '×') || tokens[next + 1]?.kind === 'number') return undefined;
  return amountOf(parts, 'multiplier', 1)(next + 1);
}

/** `1 in 10,000`, `3 out of 5`. */
function readRatio({ tokens, at, next, low, high }: Parts): AmountReading | undefined {
  const out = tokens[next]?.key === 'out' && tokens[next + 1]?.key === 'of';
  if (high !== undefined || (!out && tokens[next]?.key !== 'in')) return undefined;
  const whole = scaled(tokens, next + (out ? 2 : 1));
  if (!whole || whole.value <= low || low < 0) return undefined;
  const follower = tokens[whole.next];
  if (follower && (follower.glued ? follower.kind === 'word' || follower.key === '%' : unitOf(follower.text)))
    return undefined;
  const noun = readNoun(tokens, whole.next, { value: whole.value });
  const number = { start: tokens[at]!.start, end: tokens[whole.next - 1]!.end };
  const amount: Amount = {
    kind: 'ratio',
    value: low / whole.value,
    number,
    ...(noun && { noun: noun.noun }),
  };
  return { amount, next: noun?.next ?? whole.next };
}

function readCount(parts: Parts): AmountReading | undefined {
  const { tokens, next, low, high } = parts;
  const { grouped } = tokens[parts.at]!;
  const value = high ?? low;
  const direct = readPer(tokens, next);
  if (direct) return withPer(amountOf(parts, 'rate', 1 / direct.seconds)(direct.next), direct.per);
  if (tokens[next]?.kind !== 'word' || tokens[next]!.glued) return undefined;
  const noun = readNoun(tokens, next, { value, before: tokens[parts.at - 1] });
  if (!noun) return undefined;
  const per = readPer(tokens, noun.next);
  if (per) return withPer(amountOf(parts, 'rate', 1 / per.seconds)(per.next, noun.noun), per.per);
  if (!noun.sure) return undefined;
  const whole = grouped !== undefined && high === undefined ? { ...parts, low: grouped } : parts;
  return amountOf(whole, 'count', 1)(noun.next, noun.noun);
}

/** The noun of a number that is read already, behind the comparator in `5 or more failures`, `1000+ users`. */
export function readCounted(tokens: readonly Token[], at: number, amount: Amount): AmountReading | undefined {
  const noun = readNoun(tokens, at, { value: amount.high ?? amount.value });
  if (!noun?.sure) return undefined;
  const unit = { start: tokens[at]!.start, end: tokens[noun.next - 1]!.end };
  return { amount: { ...amount, unit, noun: noun.noun }, next: noun.next };
}

const withPer = (read: AmountReading, per: string | undefined): AmountReading =>
  per === undefined ? read : { ...read, amount: { ...read.amount, per } };

/** A number alone; whether it counts is for the comparator before it to say. */
function readBare(parts: Parts): AmountReading | undefined {
  const after = parts.tokens[parts.next];
  if (after?.glued && after.kind !== 'mark') return undefined;
  if (after?.glued && /[-/°^@#_=\\$€£¥₹‰]/.test(after.text[0]!)) return undefined;
  return amountOf(parts, 'count', 1)(parts.next);
}

/** A label stands right before the number, as in `TLS 1.3`, `step 3 requests`. */
function isNamed(tokens: readonly Token[], at: number, { amount, next }: AmountReading): boolean {
  const before = tokens[at - 1];
  // The whole of a part, in `3 of 5 nodes`.
  if (before?.key === 'of' && tokens[at - 2]?.kind === 'number') return true;
  if (before?.kind !== 'word' || !isLabel(before.key)) return false;
  return !(amount.kind === 'percent' || (tokens[next - 1]!.glued && amount.kind !== 'count'));
}
