/** Metrics: what the observability table measures, by the names and types of Prometheus. */

import {
  type MetricType,
  type Named,
  readLabels,
  readMetricName,
  readMetricType,
} from '../notations/metric/name.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { sectionsOfKind } from './place.ts';
import { type CellText, cellOf, rowsIn, type SpecRow } from './rows.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

/** A row of the metrics table whose name is one word. Spans are within the section's chunk. */
export interface Metric {
  readonly row: SpecRow;
  readonly name: string;
  readonly span: Span;
  /** Absent where the cell names none that is known. */
  readonly type?: MetricType;
  readonly typeCell?: CellText;
  readonly labels: readonly Named[];
  /** Where the labels stand. */
  readonly labelsCell?: CellText;
  /** The table names its metrics by Prometheus' rules; those that part their words by dots follow others. */
  readonly isPrometheus: boolean;
}

// Names are compared with one another; no table for people is longer.
const maxRows = 200;

/** The metrics of a section. */
export const metricsIn: (section: Section) => readonly Metric[] = memo(section => {
  const metrics = rowsIn(section, 'metrics')
    .slice(0, maxRows)
    .flatMap(row => readMetric(row) ?? []);
  const isPrometheus = metrics.some(({ name }) => !name.includes('.')) && !isOfOthers(section.text);
  return metrics.map(metric => ({ ...metric, isPrometheus }));
});

const others = /\b(?:(?:Dog)?StatsD|Datadog|CloudWatch|New Relic|Graphite|InfluxDB|Telegraf)\b/i;

/** True of a text that names a system with metrics of its own, and not Prometheus. */
const isOfOthers = (text: string): boolean => others.test(text) && !/\bprometheus\b/i.test(text);

/** All metrics of a specification, in document order. */
export const metricsOf: (spec: Spec) => readonly { placed: PlacedSection; metric: Metric }[] = memo(spec =>
  sectionsOfKind(spec, 'observability').flatMap(placed =>
    metricsIn(placed.section).map(metric => ({ placed, metric })),
  ),
);

function readMetric(row: SpecRow): Omit<Metric, 'isPrometheus'> | undefined {
  const cell = cellOf(row, 'metric');
  const named = cell && readMetricName(cell.raw);
  if (!cell || !named) return undefined;
  const typeCell = cellOf(row, 'type');
  const type = typeCell && readMetricType(typeCell.raw);
  const labelsCell = cellOf(row, 'labels');
  return {
    row,
    name: named.name,
    span: shift(named.span, cell.span.start),
    ...(type && { type }),
    ...(typeCell && { typeCell }),
    ...(labelsCell && { labelsCell }),
    labels: labelsCell
      ? readLabels(labelsCell.raw).map(l => ({ ...l, span: shift(l.span, labelsCell.span.start) }))
      : [],
  };
}

/** Name of the metric that a series belongs to: `x` for `x_bucket`, `x_sum` and `x_count` where `x` is one of the names. */
export function seriesOf(name: string, metrics: readonly Metric[]): Metric | undefined {
  const exact = metrics.find(metric => metric.name === name);
  if (exact) return exact;
  const base = name.replace(/_(?:bucket|sum|count)$/, '');
  return base === name
    ? undefined
    : metrics.find(({ name: own, type }) => own === base && type !== 'counter' && type !== 'gauge');
}

/** What a series' name has behind that of its metric: `_bucket` of a histogram's `x_bucket`. */
export const seriesEnd = (name: string, { name: own, type }: Metric): string => {
  const end = /_(?:bucket|sum|count)$/.exec(name)?.[0] ?? '';
  return type === 'counter' || type === 'gauge' || own.endsWith(end) ? '' : end;
};
