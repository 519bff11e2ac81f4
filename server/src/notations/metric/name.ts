/** Names of Prometheus metrics and labels as they stand in a cell. */

import type { Span } from '../../text/span.ts';

export type MetricType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped';

export interface Named {
  readonly name: string;
  readonly span: Span;
}

/** The name of a metric in a cell, back-ticks and labels in braces left out; undefined unless the cell is one word. */
export function readMetricName(text: string): Named | undefined {
  let { start, end } = inner(text, { start: 0, end: text.length });
  const brace = text.indexOf('{', start);
  if (brace > start && brace < end && text[end - 1] === '}') end = brace;
  ({ start, end } = inner(text, { start, end }));
  const name = text.slice(start, end);
  return name === '' || /[\s`|]/.test(name) || !/[\p{L}\d]/u.test(name)
    ? undefined
    : { name, span: { start, end } };
}

// No cell is longer.
const maxText = 1 << 14;

/** The labels of a cell: `status, method`, `` `status`, `method` ``, `{status, method}`, `status=2xx`. */
export function readLabels(whole: string): Named[] {
  const text = whole.slice(0, maxText);
  const labels: Named[] = [];
  if (
    /^[\s`*_-]*(?:(?:none|n\/a|no labels?|—|–)[\s`*_.-]*|\.[\s`*_.-]*)?$/i.test(text.slice(0, 40)) &&
    text.length <= 40
  )
    return labels;
  for (const piece of pieces(text)) {
    const label = labelIn(text, inner(text, piece));
    if (label) labels.push(label);
  }
  return labels;
}

/** Stretches between commas and brackets; what stands in round brackets is a remark. */
function pieces(text: string): Span[] {
  const found: Span[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text[i] ?? '\n';
    if (depth === 0 && ',;{}[]\n('.includes(char)) {
      found.push({ start: from, end: i });
      from = i + 1;
    }
    if (char === '(') depth++;
    else if (char === ')' && depth > 0 && --depth === 0) from = i + 1;
  }
  return found;
}

/** The first word of a piece; what follows `=` or a blank is a value or a remark. */
function labelIn(text: string, { start, end }: Span): Named | undefined {
  let at = start;
  while (at < end && !/[\s=~!`:"']/.test(text[at]!)) at++;
  const name = text.slice(start, at);
  if (name === '' || !/\p{L}/u.test(name)) return undefined;
  // Prose such as "one per tenant" is no label with a remark.
  const rest = text.slice(at, end).trimStart();
  return rest !== '' && /^\p{L}/u.test(rest) && text[at] !== '='
    ? undefined
    : { name, span: { start, end: at } };
}

/** Without blanks, back-ticks and stars at both ends. */
function inner(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /[\s`*\\]/.test(text[start]!)) start++;
  while (end > start && /[\s`*\\]/.test(text[end - 1]!)) end--;
  return { start, end };
}

/** The type that a cell names, in any letter case; undefined for a word that is none. */
export function readMetricType(text: string): MetricType | undefined {
  const word = /^[\s`*]*([a-z]{5,9})/i.exec(text.slice(0, 40))?.[1]?.toLowerCase();
  return word === 'counter' ||
    word === 'gauge' ||
    word === 'histogram' ||
    word === 'summary' ||
    word === 'untyped'
    ? word
    : undefined;
}

/** The characters that Prometheus' data model allows in the name of a metric; the colon is kept for rules. */
export const isMetricName = (name: string): boolean => /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name);

/** As for metrics without the colon; two underscores in front are kept for Prometheus itself. */
export const isLabelName = (name: string): boolean => /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/.test(name);
