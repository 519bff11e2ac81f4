/** Alerts: when somebody is called, how urgently, and what is done then. */

import { type Condition, readCondition } from '../notations/quantity/condition.ts';
import type { MetricMention } from '../notations/quantity/promql.ts';
import { type QuantityKind, readQuantity } from '../notations/quantity/quantity.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift, textOf } from '../text/span.ts';
import { sectionsOfKind } from './place.ts';
import { type CellText, cellOf, rowsIn, type SpecRow } from './rows.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';
import { type About, isErrorRate, isLatency, type Scope, scopeOf } from './subject.ts';

/** A row of the alerts table. Spans are within the section's chunk, but those inside `reading` count from its cell. */
export interface Alert {
  readonly row: SpecRow;
  readonly name: CellText;
  readonly condition?: CellText;
  readonly severity?: CellText;
  readonly action?: CellText;
  /** Absent where the condition has no threshold. */
  readonly reading?: Condition;
  /** The threshold with its comparator. */
  readonly threshold?: Span;
  /** What it fires at, in the base unit of its kind; in PromQL the unit comes from the metric's name. */
  readonly level?: { readonly kind: QuantityKind; readonly value: number };
  readonly about?: About;
  readonly scope?: Scope;
  /** It says for how long the condition must hold, there or in a column of its own. */
  readonly hasWindow: boolean;
  readonly mentions: readonly MetricMention[];
}

// Rows are compared with metrics and targets; no table for people is longer.
const maxRows = 200;

/** The alerts of a section. */
export const alertsIn: (section: Section) => readonly Alert[] = memo(section =>
  rowsIn(section, 'alerts')
    .slice(0, maxRows)
    .flatMap(row => readAlert(section, row) ?? []),
);

/** All alerts of a specification, in document order. */
export const alertsOf: (spec: Spec) => readonly { placed: PlacedSection; alert: Alert }[] = memo(spec =>
  sectionsOfKind(spec, 'observability').flatMap(placed =>
    alertsIn(placed.section).map(alert => ({ placed, alert })),
  ),
);

function readAlert(section: Section, row: SpecRow): Alert | undefined {
  const name = cellOf(row, 'alert');
  if (!name) return undefined;
  const condition = cellOf(row, 'condition');
  const severity = cellOf(row, 'severity');
  const action = cellOf(row, 'action');
  const reading = condition && readCondition(condition.raw);
  const level = condition && reading && levelOf(reading, condition.raw);
  const about = reading && level && aboutOf(name.text, reading, level.kind);
  const scope = scopeOf(`${name.text} ${reading?.subject?.text ?? ''}`);
  const at = condition?.span.start ?? 0;
  return {
    row,
    name,
    ...(condition && { condition }),
    ...(severity && { severity }),
    ...(action && { action }),
    ...(reading && { reading, threshold: shift(reading.quantity.span, at) }),
    ...(level && { level }),
    ...(about && { about }),
    ...(scope && { scope }),
    hasWindow: reading?.window !== undefined || hasTimeBeside(section, row),
    mentions: (reading?.metrics ?? []).map(m => ({ ...m, span: shift(m.span, at) })),
  };
}

/** A time in a column that the template does not have. */
const hasTimeBeside = ({ text }: Section, { table, row }: SpecRow): boolean =>
  table.columns.some(({ role }, i) => {
    const cell = role === '' ? row.cells[i] : undefined;
    return cell !== undefined && readQuantity(textOf(text, cell.span))?.kind === 'time';
  });

/** The threshold; where it is a bare number of one metric, in the unit that the metric's name ends with. */
function levelOf({ quantity, metrics, percentile, promql }: Condition, text: string): Alert['level'] {
  const { kind, value, unit } = quantity;
  const [metric, ...others] = metrics;
  if (kind !== 'count' || unit || !metric || others.length > 0) return { kind, value };
  // How often a series counts is no time, whatever it counts.
  if (promql && !percentile && counting.test(text)) return { kind, value };
  const name = percentile ? metric.name.replace(/_bucket$/, '') : metric.name;
  if (name.endsWith('_seconds')) return { kind: 'time', value };
  return /_(?:milliseconds|millis|ms)$/.test(name) ? { kind: 'time', value: value / 1000 } : { kind, value };
}

const counting = /\b(?:i?rate|increase|count|count_over_time|changes|i?delta|resets|deriv)\b/;

function aboutOf(name: string, reading: Condition, kind: QuantityKind): About | undefined {
  const words = `${name} ${reading.subject?.text ?? ''}`;
  if (kind === 'time') return reading.percentile || isLatency(words) ? 'latency' : undefined;
  if (kind !== 'percent' && kind !== 'ratio') return undefined;
  if (reading.statusClass?.text.startsWith('5') || isErrorRate(words)) return 'errors';
  return /\b(?:availability|uptime)\b/i.test(words) ? 'availability' : undefined;
}

/** True for a condition that one outlier meets: a threshold of what goes up and down, and no time for which it holds. */
export function isFlapping({ reading, condition, level, hasWindow }: Alert): boolean {
  if (!reading?.comparator || !condition || !level || hasWindow) return false;
  // Ages and lags rise slowly, and what is not to happen at all need not last.
  if (level.kind === 'time' && !reading.percentile) return false;
  if (level.value === 0 || reading.comparator === '=') return false;
  return !/\[\d+[smhdw]|\b(?:in a row|consecutive|straight|any|per|rolling|average|avg|mean|daily|weekly|hourly|minutes?|hours?)\b|\/\s?(?:min|h|hour|day)\b/i.test(
    condition.text,
  );
}
