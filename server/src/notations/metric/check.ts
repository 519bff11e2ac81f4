/** Checks of the names of metrics and labels, after promlint of the Prometheus project. */

import type { Span } from '../../text/span.ts';
import { isLabelName, isMetricName, type MetricType, type Named } from './name.ts';
import { suggestName, toSnake } from './suggest.ts';
import { isAbbreviation, unitIn } from './unit.ts';

export type MetricFaultKind =
  | 'invalid-name'
  | 'colon'
  | 'camel-case'
  | 'counter-total'
  | 'non-counter-total'
  | 'reserved-suffix'
  | 'type-in-name'
  | 'base-unit'
  | 'abbreviated-unit'
  | 'timestamp-suffix'
  | 'info-suffix'
  | 'ratio-unit';

export interface MetricFault {
  readonly kind: MetricFaultKind;
  /** The part of the name that is wrong; the whole name where something is missing. */
  readonly span: Span;
  /** The name after every repair that is sure; absent if there is none. */
  readonly expected?: string;
  /** The unit, suffix or type in question, and what should stand there. */
  readonly found?: string;
  readonly wanted?: string;
}

interface Part {
  readonly kind: MetricFaultKind;
  readonly at: number;
  readonly length: number;
  readonly found?: string;
  readonly wanted?: string;
}

/**
 * The faults in the name of a metric: promlint's checks of names (counter, colon, camel case, reserved suffixes, type
 * in the name, base units, abbreviated units, `_timestamp_seconds`), the data model's characters, and two conventions
 * of Prometheus' page on naming, that a share is a ratio and that `_info` is a gauge. Without a type, or for an
 * untyped metric, nothing is said that depends on it.
 */
export function checkMetric({ name, span }: Named, type?: MetricType): MetricFault[] {
  const corrected = suggestName(name, type);
  if (name.length > maxName) return [];
  const parts = isMetricName(name)
    ? checks.flatMap(check => check(name, type === 'untyped' ? undefined : type))
    : [whole(name, 'invalid-name')];
  return parts.map(({ at, length, ...rest }) => ({
    ...rest,
    span: { start: span.start + at, end: span.start + at + length },
    ...(corrected !== undefined && corrected !== name && { expected: corrected }),
  }));
}

const maxName = 500;

type Check = (name: string, type: MetricType | undefined) => Part[];

const whole = (name: string, kind: MetricFaultKind, found: Pick<Part, 'found' | 'wanted'> = {}): Part => ({
  kind,
  at: 0,
  length: name.length,
  ...found,
});

const suffix = (name: string, kind: MetricFaultKind, end: string): Part => ({
  kind,
  at: name.length - end.length,
  length: end.length,
  found: end,
});

const checkCounter: Check = (name, type) => {
  if (type === undefined) return [];
  const total = name.endsWith('_total');
  if (type === 'counter') return total ? [] : [whole(name, 'counter-total', { wanted: '_total' })];
  return total ? [suffix(name, 'non-counter-total', '_total')] : [];
};

const checkColon: Check = name => {
  const at = name.indexOf(':');
  return at < 0 ? [] : [{ kind: 'colon', at, length: 1, found: ':' }];
};

const checkCamel: Check = name => {
  const at = name.search(/[a-z][A-Z]/);
  return at < 0 ? [] : [whole(name, 'camel-case')];
};

const checkReserved: Check = (name, type) => {
  if (type === undefined || type === 'histogram') return [];
  const ends = type === 'summary' ? ['_bucket'] : ['_bucket', '_count', '_sum'];
  return ends.filter(end => name.endsWith(end)).map(end => suffix(name, 'reserved-suffix', end));
};

/** The words of a name with their places; promlint looks behind an underscore only, never at the first word. */
function wordsOf(name: string): { word: string; at: number }[] {
  let at = 0;
  return name.split('_').map(word => {
    const found = { word, at };
    at += word.length + 1;
    return found;
  });
}

const checkType: Check = name =>
  wordsOf(name.toLowerCase())
    .slice(1)
    .filter(({ word }) => typeWords.has(word))
    .map(({ word, at }) => ({ kind: 'type-in-name', at, length: word.length, found: word }));

const typeWords: ReadonlySet<string> = new Set(['counter', 'gauge', 'histogram', 'summary']);

const checkUnit: Check = name => {
  const words = wordsOf(name);
  const unit = unitIn(words.map(({ word }) => word));
  if (!unit || unit.unit === unit.base) return [];
  const { at } = words.find(({ word }) => word === unit.unit)!;
  return [{ kind: 'base-unit', at, length: unit.unit.length, found: unit.unit, wanted: unit.base }];
};

const checkAbbreviation: Check = name =>
  wordsOf(name.toLowerCase())
    .slice(1)
    .filter(({ word }) => isAbbreviation(word))
    .map(({ word, at }) => ({ kind: 'abbreviated-unit', at, length: word.length, found: word }));

const checkTimestamp: Check = (name, type) =>
  type !== undefined && type !== 'gauge' && name.endsWith('_timestamp_seconds')
    ? [suffix(name, 'timestamp-suffix', '_timestamp_seconds')]
    : [];

const checkInfo: Check = (name, type) =>
  type !== undefined && type !== 'gauge' && name.endsWith('_info')
    ? [suffix(name, 'info-suffix', '_info')]
    : [];

const checkRatio: Check = name =>
  wordsOf(name)
    .slice(1)
    .filter(({ word }) => /^(?:percent|percentage|pct)$/.test(word))
    .map(({ word, at }) => ({ kind: 'ratio-unit', at, length: word.length, found: word, wanted: 'ratio' }));

const checks: readonly Check[] = [
  checkCounter,
  checkColon,
  checkCamel,
  checkReserved,
  checkType,
  checkUnit,
  checkAbbreviation,
  checkTimestamp,
  checkInfo,
  checkRatio,
];

export type LabelFaultKind =
  | 'invalid-label'
  | 'camel-case-label'
  | 'reserved-label'
  | 'cardinality'
  | 'duplicate-label';

export interface LabelFault {
  readonly kind: LabelFaultKind;
  readonly span: Span;
  readonly expected?: string;
}

/**
 * The faults in the labels of a metric: promlint's checks (`le` and `quantile` only where they belong, camel case),
 * the data model's characters, one label twice, and labels that have a value for each user or request.
 */
export function checkLabels(labels: readonly Named[], type?: MetricType): LabelFault[] {
  const faults: LabelFault[] = [];
  const seen = new Set<string>();
  for (const { name, span } of labels) {
    const snake = toSnake(name);
    const expected = snake !== name && isLabelName(snake) ? { expected: snake } : {};
    if (!isLabelName(name)) faults.push({ kind: 'invalid-label', span, ...expected });
    else if (/[a-z][A-Z]/.test(name)) faults.push({ kind: 'camel-case-label', span, ...expected });
    if (isReserved(name, type)) faults.push({ kind: 'reserved-label', span });
    if (isUnbounded(snake)) faults.push({ kind: 'cardinality', span });
    if (seen.has(name)) faults.push({ kind: 'duplicate-label', span });
    seen.add(name);
  }
  return faults;
}

const isReserved = (name: string, type: MetricType | undefined): boolean =>
  type !== undefined &&
  type !== 'untyped' &&
  ((name === 'le' && type !== 'histogram') || (name === 'quantile' && type !== 'summary'));

const unbounded =
  /^(?:id|uuid|guid|email|e_mail|mail|phone|ip|ip_address|client_ip|remote_addr|url|uri|full_path|raw_path|query_string|token|session|user|username|user_name|timestamp|trace|error_message|stack_trace|user_agent|referer|referrer)$/;

/** `_id` of what there is without end; the id of a region or shard is not among them. */
const unboundedId =
  /(?:^|_)(?:user|customer|account|request|req|session|order|payment|trace|span|correlation|transaction|message|device|patient|member|case|invoice|event|job|visitor|refund|entity|object|record|ticket|email|phone)_?(?:id|uuid|guid|key)$/;

/** A label that has a value for each user, request or address. */
export const isUnbounded = (label: string): boolean =>
  unbounded.test(label) || unboundedId.test(label) || /_(?:uuid|guid|email|url|ip)$/.test(label);
