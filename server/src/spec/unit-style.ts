/** Unit styles: in which spelling the figures of a specification give one and the same unit. */

import type { Quantity } from '../notations/quantity/quantity.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift, textOf } from '../text/span.ts';
import type { CellText } from './rows.ts';
import { cellOf } from './rows.ts';
import type { Section } from './section.ts';
import type { Spec } from './spec.ts';
import { loadsIn, loadsOf, targetsIn, targetsOf } from './target.ts';

/** A figure whose unit has several spellings. Spans are offsets of the document in `figuresOf`. */
export interface Figure {
  /** The unit that all its spellings mean. */
  readonly group: 'ms' | 's' | 'requests per second';
  readonly text: string;
  readonly unit: Span;
  readonly number: Span;
  /** In the unit as written. */
  readonly value: number;
}

const groups: readonly (readonly [Figure['group'], RegExp])[] = [
  ['ms', /^(?:ms|msecs?|millis|milliseconds?)$/i],
  ['s', /^(?:s|secs?|seconds?)$/i],
  ['requests per second', /^(?:(?:reqs?|requests?)\s*(?:\/|per)\s*(?:s|sec|second)|rps)$/i],
];

/** The figures of all targets and loads, in document order. */
export function figuresOf(spec: Spec): Figure[] {
  const origins = new Map([...targetsOf(spec), ...loadsOf(spec)].map(({ placed }) => [placed, 0]));
  return [...origins.keys()].flatMap(({ section, origin }) =>
    figuresIn(section).map(figure => ({
      ...figure,
      unit: shift(figure.unit, origin),
      number: shift(figure.number, origin),
    })),
  );
}

const figuresIn: (section: Section) => readonly Figure[] = memo(section => [
  ...targetsIn(section).flatMap(({ row, quantity }) => figureIn(cellOf(row, 'target'), quantity)),
  ...loadsIn(section).flatMap(({ row, quantity }) => figureIn(cellOf(row, 'expected load'), quantity)),
]);

function figureIn(cell: CellText | undefined, { unit, number, value, high }: Quantity): Figure[] {
  if (!cell || !unit || high !== undefined) return [];
  const text = textOf(cell.raw, unit);
  const group = groups.find(([, pattern]) => pattern.test(text))?.[0];
  if (!group) return [];
  const by = cell.span.start;
  const own = group === 'ms' ? value * 1000 : value;
  return [{ group, text, unit: shift(unit, by), number: shift(number, by), value: own }];
}

/** The spelling that each unit has most often, the first of equals, with one place where it stands. */
export function unitStyles(figures: readonly Figure[]): Map<Figure['group'], { text: string; span: Span }> {
  const spellings = new Map<string, Figure & { count: number }>();
  for (const figure of figures) {
    const key = `${figure.group}:${figure.text}`;
    spellings.set(key, { ...(spellings.get(key) ?? figure), count: (spellings.get(key)?.count ?? 0) + 1 });
  }
  const styles = new Map<Figure['group'], { text: string; span: Span; count: number }>();
  for (const { group, text, unit, count } of spellings.values())
    if (count > (styles.get(group)?.count ?? 0)) styles.set(group, { text, span: unit, count });
  return styles;
}
