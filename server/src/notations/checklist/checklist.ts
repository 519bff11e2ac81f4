/** Task lists: `- [ ] Refund API: 90%`, whether each is ticked and which coverage it names. */

import { lineStarts } from '../../text/lines.ts';
import { type Span, trimSpan } from '../../text/span.ts';
import { type Quantity, readQuantities } from '../quantity/quantity.ts';

export interface ChecklistItem {
  /** The line from its bullet to the end of its text. */
  readonly span: Span;
  /** What stands between the square brackets. */
  readonly state: Span;
  readonly checked: boolean;
  /** What is to be done, behind the brackets. */
  readonly text: string;
  readonly textSpan: Span;
  /** What stands before the last colon: the component in `Refund API: 90%`. */
  readonly subject?: Span;
  /** The percentage that the item names; spans as in the text given. */
  readonly coverage?: Quantity;
}

/** The task items of a text in order, at any depth, in quotes too. */
export function readChecklist(text: string): ChecklistItem[] {
  const starts = lineStarts(text);
  const items: ChecklistItem[] = [];
  for (let i = 0; i < starts.length; i++) {
    const item = itemOf(text, { start: starts[i]!, end: starts[i + 1] ?? text.length });
    if (item) items.push(item);
  }
  return items;
}

const opening = /^[ \t>]{0,80}([-*+]|\d{1,9}[.)])[ \t]{1,8}\[([ \txX✓✔-])\][ \t\u00a0]/;

// `-[]` with what has to stand around the marks.
const shortest = '- [ ] x'.length;

function itemOf(text: string, line: Span): ChecklistItem | undefined {
  if (line.end - line.start < shortest) return undefined;
  const match = opening.exec(text.slice(line.start, Math.min(line.end, line.start + 110)));
  if (!match) return undefined;
  const { start, end } = trimSpan(text, line);
  const from = line.start + match[0].indexOf(match[1]!);
  const bracket = line.start + match[0].lastIndexOf('[');
  const textSpan = trimSpan(text, {
    start: line.start + match[0].length,
    end: Math.max(end, line.start + match[0].length),
  });
  if (textSpan.start === textSpan.end) return undefined;
  const written = text.slice(textSpan.start, textSpan.end);
  const coverage = coverageIn(written, textSpan.start);
  const subject = subjectOf(text, textSpan, coverage);
  return {
    span: { start: Math.min(from, Math.max(start, from)), end: textSpan.end },
    state: { start: bracket + 1, end: bracket + 2 },
    checked: /[xX✓✔]/.test(match[2]!),
    text: written,
    textSpan,
    ...(subject && { subject }),
    ...(coverage && { coverage }),
  };
}

function coverageIn(text: string, by: number): Quantity | undefined {
  if (!/%|percent|pct/.test(text)) return undefined;
  const found = readQuantities(text).find(({ kind }) => kind === 'percent');
  return found && moved(found, by);
}

const shifted = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });

function moved(quantity: Quantity, by: number): Quantity {
  const { unit, window, percentile } = quantity;
  return {
    ...quantity,
    span: shifted(quantity.span, by),
    number: shifted(quantity.number, by),
    ...(unit && { unit: shifted(unit, by) }),
    ...(window && { window: { ...window, span: shifted(window.span, by) } }),
    ...(percentile && { percentile: { ...percentile, span: shifted(percentile.span, by) } }),
  };
}

/** Up to the colon, dash or bracket before the percentage, or up to it; the last colon where there is none. */
function subjectOf(text: string, span: Span, coverage: Quantity | undefined): Span | undefined {
  const limit = coverage?.span.start ?? span.end;
  const colon = text.lastIndexOf(':', limit - 1);
  const end = colon >= span.start ? colon : coverage ? limit : span.start;
  const found = trimSpan(text, { start: span.start, end });
  let last = found.end;
  while (last > found.start && /[\s:(*`–—-]/.test(text[last - 1]!)) last--;
  return last > found.start ? { start: found.start, end: last } : undefined;
}
