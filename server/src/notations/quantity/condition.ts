/** Conditions: what makes an alert fire or a rollback start, in words or as PromQL in back-ticks. */

import { type Span, shift, trimSpan } from '../../text/span.ts';
import type { Comparator } from './comparator.ts';
import { codeSpans, isPromql, type MetricMention, mentionsOf } from './promql.ts';
import { type Percentile, type Quantity, quantitiesOf, type Window } from './quantity.ts';
import { readTokens, type Token } from './token.ts';

export interface Condition {
  /** From the first to the last character that is not blank. */
  readonly span: Span;
  /** What is measured, percentile, comparator, quantity and window left out. */
  readonly subject?: { readonly text: string; readonly span: Span };
  readonly percentile?: Percentile;
  /** `5xx`, `4xx`, `503`. */
  readonly statusClass?: { readonly text: string; readonly span: Span };
  /** Absent where the text only names a quantity: `10 failures in 5 min`. */
  readonly comparator?: Comparator;
  readonly quantity: Quantity;
  readonly window?: Window;
  /** The expression, if it is written in PromQL. */
  readonly promql?: Span;
  readonly isPromql: boolean;
  /** Names of metrics: in back-ticks, in PromQL, or words with an underscore. */
  readonly metrics: readonly MetricMention[];
}

/** The condition that a cell states; undefined if it has no threshold. */
export function readCondition(text: string): Condition | undefined {
  const tokens = readTokens(text);
  const quantities = quantitiesOf(tokens);
  const quantity = thresholdOf(text, quantities);
  if (!quantity) return undefined;
  const code = codeSpans(text).find(span => isPromql(text.slice(span.start, span.end)));
  const all = trimSpan(text, { start: 0, end: text.length });
  const promql = code ?? (isPromql(text) ? all : undefined);
  const percentile = quantity.percentile ?? quantileIn(text, promql);
  const statusClass = statusIn(text, tokens, quantity);
  const window = quantity.window;
  const subject = promql ? undefined : subjectOf(text, { quantity, percentile });
  return {
    span: all,
    ...(subject && { subject }),
    ...(percentile && { percentile }),
    ...(statusClass && { statusClass }),
    ...(quantity.comparator && { comparator: quantity.comparator }),
    quantity,
    ...(window && { window }),
    ...(promql && { promql }),
    isPromql: promql !== undefined,
    metrics: mentionsOf(text, promql),
  };
}

/** The first quantity with a comparator outside of brackets that PromQL puts around a range; else the first. */
function thresholdOf(text: string, quantities: readonly Quantity[]): Quantity | undefined {
  const outside = quantities.filter(({ span }) => text[span.start - 1] !== '[');
  return outside.find(({ comparator }) => comparator !== undefined) ?? outside[0];
}

/** `histogram_quantile(0.99, …)`. */
function quantileIn(text: string, promql: Span | undefined): Percentile | undefined {
  if (!promql) return undefined;
  const found = /\bhistogram_quantile\(\s{0,5}(0?\.\d{1,5}|1)\s{0,5},/.exec(
    text.slice(promql.start, promql.end),
  );
  if (!found) return undefined;
  const start = found.index + found[0].indexOf(found[1]!);
  const span = shift({ start, end: start + found[1]!.length }, promql.start);
  return { value: Number((Number(found[1]) * 100).toPrecision(6)), span };
}

function statusIn(text: string, tokens: readonly Token[], quantity: Quantity): Condition['statusClass'] {
  const inQuantity = ({ start }: Span): boolean =>
    start >= quantity.number.start && start < quantity.number.end;
  const token = tokens.find((t, i) => !inQuantity(t) && (t.kind === 'status' || isStatus(t, tokens[i + 1])));
  if (!token) return undefined;
  return { text: text.slice(token.start, token.end), span: { start: token.start, end: token.end } };
}

/** A number of a status, with nothing behind it that would make it a quantity. */
const isStatus = ({ kind, value }: Token, after: Token | undefined): boolean =>
  kind === 'number' &&
  Number.isInteger(value) &&
  value >= 400 &&
  value < 600 &&
  !(after?.glued && /[\p{L}%]/u.test(after.text)) &&
  (after === undefined ||
    after.kind === 'mark' ||
    /^(?:errors?|responses?|rate|status|above|over|exceeds?)$/.test(after.key));

/** The words before the comparator; where nothing stands there, those behind the quantity. */
function subjectOf(
  text: string,
  { quantity, percentile }: { quantity: Quantity; percentile: Percentile | undefined },
): Condition['subject'] {
  const { span, window } = quantity;
  const before = cut(text, { start: 0, end: span.start }, percentile?.span);
  if (before.end > before.start) return { text: text.slice(before.start, before.end), span: before };
  const end = window && window.span.start > span.end ? window.span.start : text.length;
  const behind = cut(text, { start: span.end, end }, percentile?.span);
  return behind.end > behind.start ? { text: text.slice(behind.start, behind.end), span: behind } : undefined;
}

/** A stretch without a percentile at one of its ends, marks and small words around it. */
function cut(text: string, stretch: Span, percentile: Span | undefined): Span {
  const { start, end } = stretch;
  if (percentile && percentile.start >= start && percentile.end <= end) {
    const before = trimMarks(text, { start, end: percentile.start });
    const after = trimMarks(text, { start: percentile.end, end });
    if (after.end === after.start) return before;
    if (before.end === before.start) return after;
  }
  return trimMarks(text, { start, end });
}

const edge = /[\s`*:,;()[\]."'–—-]/;
const small = /^(?:of|in|is|are|the|with|for|if|when|while)\s/i;
// "is" before the comparator: `Error rate is > 5%`.
const verb = /\s(?:is|are|at|of|stays|rises|drops|goes|falls|for|by|over|in|increases|decreases)$/i;

function trimMarks(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  for (;;) {
    while (from < to && edge.test(text[from]!)) from++;
    while (to > from && edge.test(text[to - 1]!)) to--;
    const first = small.exec(text.slice(from, Math.min(to, from + 8)));
    if (first) from += first[0].length;
    const last = first ? null : verb.exec(text.slice(Math.max(from, to - 12), to));
    if (last) to -= last[0].length;
    if (!first && !last) return { start: from, end: to };
  }
}
