/** Feeds: which metric an alert is computed from, and which alerts none can feed. */

import { checkMetric } from '../notations/metric/check.ts';
import type { MetricMention } from '../notations/quantity/promql.ts';
import { memo } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import type { Span } from '../text/span.ts';
import { type Alert, alertsIn } from './alert.ts';
import { type Metric, metricsIn, seriesOf } from './metric.ts';
import { rowsOf } from './rows.ts';
import { isSampleCell } from './sample-cell.ts';
import type { Section } from './section.ts';

export interface Unfed {
  readonly alert: Alert;
  readonly span: Span;
  /** The metric that the alert names and the table lacks; absent where it needs one that no name was given for. */
  readonly name?: string;
  /** The metric that was meant. */
  readonly near?: Metric;
  /** The metric could have the name that the alert gives it. */
  readonly mayRename: boolean;
  /** What kind of metric would feed it. */
  readonly needs: string;
}

/** The alerts of a section that none of its metrics can feed; nothing while the metrics table is open or empty. */
export const unfedAlerts: (section: Section) => readonly Unfed[] = memo(section => {
  const rows = rowsOf(section).filter(row => row.table.kind === 'metrics');
  const metrics = metricsIn(section);
  // With a row that is no name, what is measured is not known.
  if (metrics.length === 0 || metrics.length < rows.length) return [];
  return alertsIn(section).flatMap(alert =>
    alert.mentions.length === 0
      ? needOf(alert, metrics)
      : alert.mentions.flatMap(mention => unfed(alert, mention, metrics)),
  );
});

function unfed(alert: Alert, { name, span }: MetricMention, metrics: readonly Metric[]): Unfed[] {
  if (seriesOf(name, metrics) || isElsewhere(name)) return [];
  const near = nearMetric(name, metrics);
  if (!near && !isMetricLike(alert, name, metrics)) return [];
  const mayRename = near !== undefined && mayBeCalled(near, name);
  return [{ alert, span, name, ...(near && { near }), mayRename, needs: 'a metric of the table' }];
}

const mayBeCalled = ({ type }: Metric, name: string): boolean =>
  checkMetric({ name, span: { start: 0, end: name.length } }, type).length === 0;

// Exporters and Prometheus itself bring these; a specification does not list them.
const isElsewhere = (name: string): boolean =>
  name.includes(':') ||
  name !== name.toLowerCase() ||
  /^(?:up|go|process|python|jvm|nodejs|node|kube|container|machine|probe|http|grpc|pg|postgres|mysql|redis|kafka|rabbitmq|nginx|envoy|istio|haproxy|aws|system|scrape|prometheus)(?:_|$)/.test(
    name,
  );

function nearMetric(name: string, metrics: readonly Metric[]): Metric | undefined {
  const base = name.replace(/_(?:bucket|sum|count)$/, '');
  const near =
    nearest(
      name,
      metrics.map(m => m.name),
    ) ??
    nearest(
      base,
      metrics.map(m => m.name),
    );
  return near === undefined ? undefined : metrics.find(m => m.name === near);
}

/** In prose a word with an underscore may be a state or a field. */
const isMetricLike = ({ reading, condition }: Alert, name: string, metrics: readonly Metric[]): boolean =>
  reading?.isPromql === true ||
  condition?.raw.startsWith(`\`${name}`) === true ||
  /_(?:total|seconds|bytes|ratio|count|bucket|sum|milliseconds)$/.test(name) ||
  (isCompared(condition?.raw ?? '', name) && metrics.some(m => prefixOf(m.name) === prefixOf(name)));

/** The condition begins with the name and a comparator. */
const isCompared = (raw: string, name: string): boolean =>
  raw.startsWith(name) && /^\s*(?:[<>]|==)/.test(raw.slice(name.length));

const prefixOf = (name: string): string => name.split('_', 1)[0]!;

const outside =
  /\b(?:synthetic|probes?|uptime check|health ?check|logs?|gateway|load balancer|alb|elb|mesh|cloudwatch|datadog|apm|traces?|rum|sentry)\b/i;

/** A condition in words needs a metric of the right kind. */
function needOf(alert: Alert, metrics: readonly Metric[]): Unfed[] {
  const { reading, condition, action, name } = alert;
  if (!reading || !condition || isSampleCell(alert.row, 'condition')) return [];
  if (outside.test(`${name.text} ${condition.text} ${action?.text ?? ''}`)) return [];
  const miss = (needs: string): Unfed[] => [{ alert, span: condition.span, mayRename: false, needs }];
  if (alert.about === 'latency' && reading.percentile && alert.level?.kind === 'time')
    return metrics.some(isTimed) ? [] : miss('a histogram of durations');
  if (alert.about === 'errors' && reading.statusClass)
    return metrics.some(countsStatus) ? [] : miss('a counter of requests by status');
  if (alert.about === 'errors')
    return metrics.some(countsErrors) ? [] : miss('a counter of errors or requests');
  return [];
}

const isTimed = ({ name, type }: Metric): boolean =>
  type !== 'counter' &&
  type !== 'gauge' &&
  /latenc|duration|time|seconds|millis|_ms|elapsed|response/i.test(name);

const statusLabel = /(?:status|code|class|outcome|result|success|error)s?$/i;

const countsStatus = ({ name, type, labels, row }: Metric): boolean => {
  const words = name.toLowerCase().split(/[_.:]/);
  const has = (pattern: RegExp): boolean => words.some(word => pattern.test(word));
  if (type === 'gauge') return false;
  // Without a column for them the labels are not known.
  const mayTell =
    !row.table.columns.some(c => c.role === 'labels') || labels.some(l => statusLabel.test(l.name));
  if (mayTell && has(/request|http|api|response|call|grpc|server|duration|latency/)) return true;
  return has(/5xx|^errors?$/) || (has(/^fail/) && has(/^(?:requests?|responses?|https?|apis?|servers?)$/));
};

const countsErrors = (metric: Metric): boolean =>
  countsStatus(metric) ||
  /error|fail|exception|reject|request|success|total/i.test(metric.name) ||
  metric.labels.some(l => statusLabel.test(l.name));
