/** Targets and loads: what the performance and scalability tables promise, as figures. */

import { readPercentile } from '../notations/quantity/percentile.ts';
import { type Comparator, type Quantity, readQuantities } from '../notations/quantity/quantity.ts';
import { readTarget } from '../notations/quantity/target.ts';
import { readTokens } from '../notations/quantity/token.ts';
import { valueKey } from '../template/key.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { hasWord } from './choice.ts';
import { sectionsOfKind } from './place.ts';
import { type CellText, cellOf, rowsIn, type SpecRow } from './rows.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';
import { type About, aboutOf, type Scope, scopeOf } from './subject.ts';

export { type Alert, alertsIn, alertsOf } from './alert.ts';
export { type Metric, metricsIn, metricsOf } from './metric.ts';

/** One figure of a row; a row such as `p50 < 100ms, p99 < 500ms` gives two. Spans are within the section's chunk. */
export interface Target {
  readonly row: SpecRow;
  readonly metric: CellText;
  readonly measurement?: CellText;
  /** The metric's words in lower case, percentile and punctuation left out. */
  readonly subject: string;
  readonly about?: About;
  readonly scope?: Scope;
  /** 50 for the median; from the target, the metric or the measurement. */
  readonly percentile?: number;
  readonly comparator?: Comparator;
  /** Its own spans count from the start of the target's cell. */
  readonly quantity: Quantity;
  /** The figure with its comparator. */
  readonly span: Span;
  /** Number and unit, the comparator left out. */
  readonly figure: Span;
}

/** What is expected of one scenario. Spans are within the section's chunk. */
export interface Load {
  readonly row: SpecRow;
  readonly scenario: CellText;
  /** Place among the scenarios of the template, the lightest first; absent for a scenario that it does not have. */
  readonly rank?: number;
  /** The scenario is the peak that the system is built for. */
  readonly isPeak: boolean;
  /** What arrives per second, else what is there at a time; its own spans count from the start of the cell. */
  readonly quantity: Quantity;
  readonly span: Span;
  readonly figure: Span;
}

/** A thing of a section, with the place of that section in the document. */
export interface Placed {
  readonly placed: PlacedSection;
}

// Rows are compared with one another; no table for people is longer.
const maxRows = 200;

/** The targets of a section that state a figure. */
export const targetsIn: (section: Section) => readonly Target[] = memo(section =>
  rowsIn(section, 'targets').slice(0, maxRows).flatMap(readTargets),
);

/** The loads of a section that state a figure. */
export const loadsIn: (section: Section) => readonly Load[] = memo(section =>
  rowsIn(section, 'loads')
    .slice(0, maxRows)
    .flatMap(row => readLoad(row) ?? []),
);

/** All targets of a specification, in document order. */
export const targetsOf: (spec: Spec) => readonly (Placed & { readonly target: Target })[] = memo(spec =>
  sectionsOfKind(spec, 'performance').flatMap(placed =>
    targetsIn(placed.section).map(target => ({ placed, target })),
  ),
);

/** All loads of a specification, in document order. */
export const loadsOf: (spec: Spec) => readonly (Placed & { readonly load: Load })[] = memo(spec =>
  sectionsOfKind(spec, 'load').flatMap(placed => loadsIn(placed.section).map(load => ({ placed, load }))),
);

/** Number and unit of a quantity in a cell, the comparator left out; within the section's chunk. */
export function figureOf(quantity: Quantity, at: number): Span {
  const end = quantity.unit ? Math.max(quantity.unit.end, quantity.number.end) : quantity.number.end;
  return { start: at + quantity.number.start, end: at + end };
}

/** True if two quantities count the same thing, so that their values can be compared. */
export const areComparable = (a: Quantity, b: Quantity): boolean =>
  a.kind === b.kind && nounKey(a.noun) === nounKey(b.noun) && a.per === b.per;

const nounKey = (noun = 'requests'): string =>
  /^(?:req|reqs|requests?|calls?|ops|operations?)$/.test(noun) ? 'requests' : noun.replace(/s$/, '');

/** The percentiles that a text names, in order. */
export function percentilesIn(text: string): number[] {
  const tokens = readTokens(text);
  const found: number[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const read = readPercentile(tokens, at);
    if (!read) continue;
    found.push(read.percentile.value);
    at = read.next - 1;
  }
  return found;
}

function readTargets(row: SpecRow): Target[] {
  const metric = cellOf(row, 'metric');
  const target = cellOf(row, 'target');
  if (!metric || !target) return [];
  const measurement = cellOf(row, 'measurement');
  const targets = readTarget(target.raw);
  const named = percentilesIn(metric.text);
  const measured = measurement && named.length === 0 ? percentilesIn(measurement.text) : [];
  const common = named.length === 1 ? named[0] : measured.length === 1 ? measured[0] : undefined;
  const at = target.span.start;
  return targets.map(({ percentile, comparator, quantity, span }): Target => {
    const own = percentile?.value ?? (targets.length === 1 ? common : undefined);
    const about = aboutOf(metric.text, quantity);
    const scope = scopeOf(metric.text);
    return {
      row,
      metric,
      ...(measurement && { measurement }),
      subject: subjectOf(metric.text),
      ...(about && { about }),
      ...(scope && { scope }),
      ...(own !== undefined && { percentile: own }),
      ...(comparator && { comparator }),
      quantity,
      span: shift(span, at),
      figure: figureOf(quantity, at),
    };
  });
}

const percentileWords =
  /\bp\d{2,3}(?:\.\d{1,3})?\b|\b\d{2}(?:\.\d{1,3})?(?:th|st|nd|rd)?[ -]?(?:percentile|pctl|%ile)|\bmedian\b/gi;

const subjectOf = (text: string): string =>
  text
    .replace(percentileWords, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function readLoad(row: SpecRow): Load | undefined {
  const scenario = cellOf(row, 'scenario');
  const expected = cellOf(row, 'expected load');
  if (!scenario || !expected) return undefined;
  const quantities = readQuantities(expected.raw);
  const quantity = quantities.find(q => q.kind === 'rate') ?? quantities.find(q => q.kind === 'count');
  if (!quantity) return undefined;
  const at = expected.span.start;
  const rank = rankOf(row, scenario.text);
  return {
    row,
    scenario,
    ...(rank !== undefined && { rank }),
    isPeak: hasWord(scenario.text, 'peak') && !opposite.test(scenario.text),
    quantity,
    span: shift(quantity.span, at),
    figure: figureOf(quantity, at),
  };
}

// `Off-peak` is no peak.
const opposite = /\b(?:off|non|not|pre|post|sub|below|above|before|after|outside)[ -]/i;

/** The one scenario of the template that a name holds: `Peak`, `Peak (sale)`, `Normal day`. */
function rankOf({ table }: SpecRow, name: string): number | undefined {
  const names = table.slot?.rows.map(cells => valueKey(cells[0] ?? '')) ?? [];
  const key = valueKey(name);
  const exact = names.indexOf(key);
  if (exact >= 0) return exact;
  if (opposite.test(key)) return undefined;
  const held = names.flatMap((word, i) => (word !== '' && hasWord(key, word) ? [i] : []));
  return held.length === 1 ? held[0] : undefined;
}
