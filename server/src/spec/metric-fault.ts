/** Faults in the names of metrics and labels, each with the renaming that repairs it. */

import {
  checkLabels,
  checkMetric,
  type LabelFaultKind,
  type MetricFault,
  type MetricFaultKind,
} from '../notations/metric/check.ts';
import type { Edit } from '../text/edit.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { alertsIn } from './alert.ts';
import { type Metric, metricsIn } from './metric.ts';
import { isSampleCell } from './sample-cell.ts';
import type { Section } from './section.ts';

/** Spans are within the section's chunk. */
export interface NameFault {
  readonly kind: MetricFaultKind;
  readonly metric: Metric;
  readonly span: Span;
  readonly found: string;
  readonly wanted: string;
  readonly rename?: Rename;
}

export interface Rename {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** The values stay what they are. */
  readonly isSure: boolean;
}

export interface LabelNameFault {
  readonly kind: LabelFaultKind;
  readonly metric: Metric;
  readonly label: string;
  readonly span: Span;
  readonly expected?: string;
}

/** The faults of some kinds in the names of a section's metrics. */
export const nameFaults = (section: Section, ...kinds: readonly MetricFaultKind[]): NameFault[] =>
  allFaults(section).filter(({ kind }) => kinds.includes(kind));

const allFaults = memo((section: Section): readonly NameFault[] => {
  const metrics = metricsIn(section);
  return metrics.flatMap((metric): NameFault[] => {
    // The template's names are right for its types; who changed one only is not done yet.
    if (!metric.isPrometheus || isSampleCell(metric.row, 'metric')) return [];
    const { name, span, type } = metric;
    const faults = checkMetric({ name, span: { start: 0, end: name.length } }, type);
    // Pounds are money more often than a weight.
    const isMoney = faults.some(fault => fault.found === 'pounds');
    const rename = isMoney ? undefined : renameOf(section, metric, faults);
    return faults
      .filter(fault => !isDouble(fault, faults) && fault.found !== 'pounds')
      .map(fault => ({
        kind: fault.kind,
        metric,
        span: shift(fault.span, span.start),
        found: fault.found ?? name.slice(fault.span.start, fault.span.end),
        wanted: fault.wanted ?? '',
        ...(rename && { rename }),
      }));
  });
});

/** The `_total` that is missing is what the wrong ending should have been. */
const isDouble = ({ kind, span }: MetricFault, all: readonly MetricFault[]): boolean =>
  kind === 'counter-total' &&
  all.some(
    other => /^(?:type-in-name|reserved-suffix|info-suffix)$/.test(other.kind) && other.span.end === span.end,
  );

/** The new name in the table and in the alerts below it; none where another metric has it already. */
function renameOf(section: Section, metric: Metric, faults: readonly MetricFault[]): Rename | undefined {
  const name = faults[0]?.expected;
  if (name === undefined || metricsIn(section).some(other => other.name === name)) return undefined;
  const series = new RegExp(`^${metric.name.replace(/\W/g, '\\$&')}(?:_bucket|_sum|_count)?$`);
  const mentions = alertsIn(section).flatMap(({ mentions }) => mentions.filter(m => series.test(m.name)));
  const spans = [
    metric.span,
    ...mentions.map(({ span: { start } }) => ({ start, end: start + metric.name.length })),
  ];
  const isScaled = faults.some(({ kind }) => /^(?:base-unit|abbreviated-unit|ratio-unit)$/.test(kind));
  return {
    name,
    edits: spans.map(span => ({ span, newText: name })),
    isSure: mentions.length === 0 || !isScaled,
  };
}

/** The faults of some kinds in the labels of a section's metrics. */
export const labelFaults = (section: Section, ...kinds: readonly LabelFaultKind[]): LabelNameFault[] =>
  allLabelFaults(section).filter(({ kind }) => kinds.includes(kind));

const allLabelFaults = memo((section: Section): readonly LabelNameFault[] =>
  metricsIn(section).flatMap(metric =>
    metric.isPrometheus
      ? checkLabels(metric.labels, metric.type).map(({ kind, span, expected }) => ({
          kind,
          metric,
          label: section.text.slice(span.start, span.end),
          span,
          ...(expected !== undefined && { expected }),
        }))
      : [],
  ),
);
