/** PromQL and code in a condition, as far as one has to know: is it an expression, and which metrics does it name. */

import type { Span } from '../../text/span.ts';

export interface MetricMention {
  readonly name: string;
  readonly span: Span;
}

/** What stands between back-ticks, the back-ticks not counted. */
export function codeSpans(text: string): Span[] {
  const spans: Span[] = [];
  let open = text.indexOf('`');
  while (open >= 0) {
    let start = open;
    while (text[start] === '`') start++;
    const close = text.indexOf('`', start);
    if (close < 0) break;
    if (close > start) spans.push({ start, end: close });
    let end = close;
    while (text[end] === '`') end++;
    open = text.indexOf('`', end);
  }
  return spans;
}

const functions: ReadonlySet<string> = new Set(
  `abs absent absent_over_time avg avg_over_time bool bottomk by ceil changes clamp clamp_max clamp_min count
  count_over_time count_values delta deriv floor group group_left group_right histogram_quantile ignoring increase
  idelta irate label_replace last_over_time max max_over_time min min_over_time on offset predict_linear quantile
  quantile_over_time rate resets round scalar sort sort_desc stddev stdvar sum sum_over_time time topk vector without
  and or unless present_over_time`.split(/\s+/),
);

const calls = /(?<![\w:])([a-z_:][\w:]{0,200})(?:\(|\{[^{}=!]{0,200}[=!]|\[\d{1,6}[smhdw][\w:]{0,10}\])/gi;

/** True for text that calls a function of PromQL, selects by labels or looks back over a range: `rate(x[5m]) > 1`. */
export function isPromql(text: string): boolean {
  for (const match of text.matchAll(calls)) {
    if (!match[0].endsWith('(') || functions.has(match[1]!)) return true;
  }
  return false;
}

/**
 * Metrics that a condition names. Inside PromQL every name that is no function and no label; elsewhere single
 * names in back-ticks and words with an underscore.
 */
export function mentionsOf(text: string, promql: Span | undefined): MetricMention[] {
  const code = codeSpans(text);
  const found: MetricMention[] = [];
  const skips = promql ? labelSpans(text, promql) : [];
  let skip = 0;
  for (const match of text.matchAll(/(?<![\w.:/-])[A-Za-z_:][\w:]*(?![\w]|[./-]\w)/g)) {
    const span = { start: match.index, end: match.index + match[0].length };
    while (skip < skips.length && skips[skip]!.end <= span.start) skip++;
    if (skip < skips.length && skips[skip]!.start <= span.start) continue;
    const name = match[0].replace(/(?<!:):+$/, '');
    const isMetric =
      name.includes('_') || (name.includes(':') && inside(promql, span)) || isWholeCode(code, span);
    if (isMetric && !functions.has(name) && text[span.end] !== '(' && /[A-Za-z]/.test(name))
      found.push({ name, span: { start: span.start, end: span.start + name.length } });
  }
  return found;
}

const inside = (outer: Span | undefined, inner: Span): boolean =>
  outer !== undefined && outer.start <= inner.start && inner.end <= outer.end;

function isWholeCode(code: readonly Span[], span: Span): boolean {
  let low = 0;
  let high = code.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (code[mid]!.start < span.start) low = mid + 1;
    else high = mid;
  }
  return code[low]?.start === span.start && code[low]?.end === span.end;
}

/** Where labels stand: in braces, in strings, and in the brackets of `by`, `without`, `on`. */
function labelSpans(text: string, promql: Span): Span[] {
  const spans: Span[] = [];
  const pattern = /\{[^{}]*\}|"[^"]*"|\b(?:by|without|on|ignoring|group_left|group_right)\s{0,5}\([^()]*\)/gi;
  for (const match of text.slice(promql.start, promql.end).matchAll(pattern))
    spans.push({ start: promql.start + match.index, end: promql.start + match.index + match[0].length });
  return spans;
}
