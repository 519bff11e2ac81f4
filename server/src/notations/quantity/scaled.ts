/** A number with what multiplies it, and the ends of a range. */

import type { Token } from './token.ts';
import { scaleOf } from './unit.ts';

export interface Scaled {
  readonly value: number;
  readonly next: number;
  readonly high?: undefined;
}

/** A number with what multiplies it: `2k`, `1.5M`, `10 million`. */
export function scaled(tokens: readonly Token[], at: number): Scaled | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number') return undefined;
  const after = tokens[at + 1];
  const scale =
    after?.kind === 'word' && (after.glued || after.text.length > 2) ? scaleOf(after.text) : undefined;
  if (scale !== undefined) return { value: tidy(token.value * scale), next: at + 2 };
  return { value: token.value, next: at + 1 };
}

/** What joins the two ends of a range. */
export const dashes: ReadonlySet<string> = new Set(['-', '–', '—', '−', 'to', '..', '…', '~']);

export interface RangeEnd {
  readonly next: number;
  readonly high: number;
}

/** The upper end in `200-300ms`, `5 to 10 s`, `between 5 and 10 s`. */
export function readRangeEnd(tokens: readonly Token[], at: number, next: number): RangeEnd | undefined {
  const joiner = tokens[next]?.key ?? '';
  const isBetween = joiner === 'and' && tokens[at - 1]?.key === 'between';
  if (!dashes.has(joiner) && !isBetween) return undefined;
  const end = scaled(tokens, next + 1);
  if (!end || end.value < tokens[at]!.value) return undefined;
  return { next: end.next, high: end.value };
}

/** Without the digits that products of decimals get and nobody wrote. */
export const tidy = (value: number): number => Number(value.toPrecision(12));
