/** Quantities in a text: comparator, number, unit, percentile and the time for which it must hold. */

import type { Span } from '../../text/span.ts';
import { type Amount, type AmountReading, type QuantityKind, readAmount, readCounted } from './amount.ts';
import { type Comparator, isNegation, readComparator, readSuffix } from './comparator.ts';
import { isClauseEnd, type Percentile, readPercentile, readPercentileAfter } from './percentile.ts';
import { readTokens, type Token } from './token.ts';
import { readWindow, type Window } from './window.ts';

export type { Comparator, Percentile, QuantityKind, Window };

export interface Quantity extends Amount {
  /** From the comparator to the unit, percentile and window not counted. */
  readonly span: Span;
  readonly comparator?: Comparator;
  readonly percentile?: Percentile;
  /** `for 5m`, `over 10 minutes`, `within 1 h`. */
  readonly window?: Window;
}

/** All quantities of a text in order. Names such as `TLS 1.3` and `SHA-256`, dates and amounts of money are none. */
export const readQuantities = (text: string): Quantity[] => quantitiesOf(readTokens(text));

/** The first quantity of a text. */
export const readQuantity = (text: string): Quantity | undefined => readQuantities(text)[0];

/** All quantities of the tokens of a text. */
export function quantitiesOf(tokens: readonly Token[]): Quantity[] {
  const state: State = { tokens, found: [], pending: [], lastNext: 0, clause: 0, comma: -1 };
  let at = 0;
  while (at < tokens.length) at = step(state, at);
  return state.found;
}

interface State {
  readonly tokens: readonly Token[];
  readonly found: Quantity[];
  /** Percentiles that no quantity has taken yet. */
  pending: Percentile[];
  /** Index of the token behind the last quantity. */
  lastNext: number;
  /** Index of the token with which the clause begins. */
  clause: number;
  /** Index of the last comma. */
  comma: number;
}

/** Reads what begins at a token; gives the index to go on from. */
function step(state: State, at: number): number {
  const { tokens } = state;
  const token = tokens[at]!;
  if (isClauseEnd(tokens, at)) {
    state.pending = [];
    if (token.key === ',') state.comma = at;
    else state.clause = at + 1;
    return at + 1;
  }
  const percentile = readPercentile(tokens, at);
  if (percentile) {
    state.pending.push(percentile.percentile);
    return percentile.next;
  }
  return takeWindow(state, at) ?? takeQuantity(state, at) ?? at + 1;
}

/** Gives a window to the quantity before it, if there is one in the clause that has none yet. */
function takeWindow(state: State, at: number): number | undefined {
  const last = state.found.at(-1);
  if (!last || last.window || state.clause > state.lastNext) return undefined;
  if (state.comma >= state.lastNext && state.comma !== at - 1) return undefined;
  // Without a comparator a time in brackets may be anything.
  if (state.tokens[at]!.key === '(' && (!last.comparator || last.kind === 'time')) return undefined;
  const repeats = /^(?:every|per)$/.test(state.tokens[at]!.key);
  if (repeats && (last.kind === 'time' || last.kind === 'rate')) return undefined;
  const gap = at - state.lastNext;
  if (gap > (last.comparator ? 12 : 3)) return undefined;
  if (last.kind === 'time' && !last.comparator && gap > 0) return undefined;
  const read = readWindow(state.tokens, at);
  if (!read || isTarget(state, at, read.window)) return undefined;
  state.found[state.found.length - 1] = { ...last, window: read.window };
  return read.next;
}

/** In `95% of requests within 200 ms` the time is what is asked for. */
const isTarget = ({ tokens, found, lastNext }: State, at: number, window: Window): boolean =>
  found.at(-1)!.kind === 'percent' &&
  tokens[lastNext]?.key === 'of' &&
  /^(?:within|in|under|over)$/.test(tokens[at]!.key) &&
  window.seconds < 60;

function takeQuantity(state: State, at: number): number | undefined {
  const { tokens } = state;
  const compared = readComparator(tokens, at);
  const start = compared ? compared.next : at;
  if (tokens[start]?.kind !== 'number') return undefined;
  const read = readAmount(tokens, start);
  if (!read) return skipNumber(tokens, start);
  const suffix = compared ? undefined : readSuffix(tokens, read.next);
  const comparator = compared?.comparator ?? suffix?.comparator;
  if (isBare(read) && !(comparator && bounds(tokens, at, comparator))) return read.next;
  const counted = suffix && isBare(read) ? readCounted(tokens, suffix.next, read.amount) : undefined;
  const amount = counted?.amount ?? read.amount;
  const next = counted?.next ?? suffix?.next ?? read.next;
  const first = compared && isNegation(tokens[at - 1]) ? at - 1 : compared ? at : start;
  const span = { start: tokens[first]!.start, end: tokens[next - 1]!.end };
  const after = state.pending.length === 0 ? readPercentileAfter(tokens, next) : undefined;
  const percentile = state.pending.length === 1 ? state.pending[0] : after?.percentile;
  state.found.push({
    ...amount,
    span,
    ...(comparator && { comparator }),
    ...(percentile && amount.kind !== 'ratio' && { percentile }),
  });
  state.pending = [];
  state.lastNext = after?.next ?? next;
  return state.lastNext;
}

const isBare = ({ amount }: AmountReading): boolean => amount.kind === 'count' && amount.unit === undefined;

const vague: ReadonlySet<string> = new Set([
  'within',
  'about',
  'around',
  'over',
  'under',
  '~',
  '≈',
  '=',
  'reaches',
]);

/** With a number that has no unit, some words say too little: `around 2020`, `x = 3`. */
const bounds = (tokens: readonly Token[], at: number, comparator: Comparator): boolean =>
  comparator !== '~' &&
  (comparator !== '=' || tokens[at]!.key === '==') &&
  !(vague.has(tokens[at]!.key) && tokens[at]!.kind === 'word');

/** Behind a number that is no quantity and what hangs on it. */
function skipNumber(tokens: readonly Token[], at: number): number {
  let next = at + 1;
  while (tokens[next]?.glued && tokens[next]!.kind !== 'mark') next++;
  return next;
}
