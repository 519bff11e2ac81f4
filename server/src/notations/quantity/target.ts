/** Targets: the cell of a performance or throughput row, one entry for each percentile. */

import type { Span } from '../../text/span.ts';
import type { Comparator } from './comparator.ts';
import { type Percentile, type Quantity, type QuantityKind, quantitiesOf } from './quantity.ts';
import { readTokens } from './token.ts';

export interface Target {
  /** The quantity and, if it belongs to it, the share in front: `95% of requests within 200 ms`. */
  readonly span: Span;
  readonly percentile?: Percentile;
  readonly comparator?: Comparator;
  readonly quantity: Quantity;
}

/** The targets that a cell names, in order: `p50 < 100ms, p99 < 500ms`, `< 200 ms (p95)`, `99.9%`. */
export function readTarget(text: string): Target[] {
  const targets: Target[] = [];
  for (const quantity of quantitiesOf(readTokens(text))) {
    const last = targets.at(-1);
    const behind = last && shareBehind(text, last, quantity);
    if (behind) {
      targets[targets.length - 1] = {
        ...last,
        span: { start: last.span.start, end: behind.span.end },
        percentile: behind,
      };
      continue;
    }
    const share = shareBefore(text, last, quantity);
    if (share) targets.pop();
    const percentile = quantity.percentile ?? share;
    targets.push({
      span: share ? { start: share.span.start, end: quantity.span.end } : quantity.span,
      ...(percentile && { percentile }),
      ...(quantity.comparator && { comparator: quantity.comparator }),
      quantity,
    });
  }
  return targets;
}

const timed: ReadonlySet<QuantityKind> = new Set(['time']);

/** `95% of requests` before a time is its percentile. */
function shareBefore(text: string, before: Target | undefined, quantity: Quantity): Percentile | undefined {
  if (before?.quantity.kind !== 'percent' || before.quantity.high !== undefined) return undefined;
  if (!timed.has(quantity.kind) || quantity.percentile || before.quantity.window) return undefined;
  const { value, comparator, span } = before.quantity;
  if (comparator === '<' || comparator === '<=' || value <= 0 || value > 100) return undefined;
  const between = text.slice(span.end, quantity.span.start);
  const isShare = between.length < 80 && /^\s+of\s/.test(between) && !/[,;|\n]|\.\s/.test(between);
  return isShare ? { value, span } : undefined;
}

/** `< 100 ms for 95% of requests`. */
function shareBehind(text: string, last: Target, quantity: Quantity): Percentile | undefined {
  if (quantity.kind !== 'percent' || quantity.comparator || quantity.high !== undefined) return undefined;
  if (!timed.has(last.quantity.kind) || last.percentile) return undefined;
  const between = text.slice(last.span.end, quantity.span.start);
  const isShare =
    between.length < 20 &&
    /^\s+(?:for|in|at)\s+$/.test(between) &&
    /^\s+of\s/.test(text.slice(quantity.span.end, quantity.span.end + 8));
  return isShare ? { value: quantity.value, span: quantity.span } : undefined;
}
