/** Metrics: names and labels in cells, promlint's checks, and the names that they lead to. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkLabels, checkMetric } from '../../../server/src/notations/metric/check.ts';
import {
  isMetricName,
  type MetricType,
  readLabels,
  readMetricName,
  readMetricType,
} from '../../../server/src/notations/metric/name.ts';
import { suggestName } from '../../../server/src/notations/metric/suggest.ts';
import { random } from '../../random.ts';
import { cell, inside, isLinear } from './quantity-cells.ts';

const named = (name: string) => ({ name, span: { start: 0, end: name.length } });

const faults = (name: string, type?: MetricType): string =>
  checkMetric(named(name), type)
    .map(({ kind, span }) => `${kind} ${name.slice(span.start, span.end)}`)
    .join('; ');

const rows: readonly (readonly [
  name: string,
  type: MetricType | undefined,
  faults: string,
  expected: string | undefined,
])[] = [
  ['api_requests_total', 'counter', '', 'api_requests_total'],
  ['api_latency_seconds', 'histogram', '', 'api_latency_seconds'],
  ['request_seconds_sum', 'summary', '', 'request_seconds_sum'],
  ['queue_depth', 'gauge', '', 'queue_depth'],
  ['refund_requests', 'counter', 'counter-total refund_requests', 'refund_requests_total'],
  ['refund_requests', undefined, '', 'refund_requests'],
  ['refund_requests', 'untyped', '', 'refund_requests'],
  ['queue_depth_total', 'gauge', 'non-counter-total _total', 'queue_depth'],
  ['queue_depth_total', 'untyped', '', 'queue_depth_total'],
  ['api_latency_ms', 'histogram', 'abbreviated-unit ms', 'api_latency_seconds'],
  ['api_latency_milliseconds', 'histogram', 'base-unit milliseconds', 'api_latency_seconds'],
  ['latency_ms_seconds', 'histogram', 'abbreviated-unit ms', 'latency_seconds'],
  ['duration_minutes_total', 'counter', 'base-unit minutes', 'duration_seconds_total'],
  ['sent_kilobytes_total', 'counter', 'base-unit kilobytes', 'sent_bytes_total'],
  ['memory_kb', 'gauge', 'abbreviated-unit kb', 'memory_bytes'],
  ['room_fahrenheit', 'gauge', 'base-unit fahrenheit', 'room_celsius'],
  ['cpu_percent', 'gauge', 'ratio-unit percent', 'cpu_ratio'],
  ['requestDuration', 'histogram', 'camel-case requestDuration', 'request_duration'],
  ['job:rate', 'gauge', 'colon :', 'job_rate'],
  ['case_bucket', 'gauge', 'reserved-suffix _bucket', 'case'],
  ['case_seconds_bucket', 'summary', 'reserved-suffix _bucket', 'case_seconds'],
  ['open_cases_count', 'gauge', 'reserved-suffix _count', 'open_cases'],
  ['case_amount_sum', 'gauge', 'reserved-suffix _sum', 'case_amount'],
  [
    'open_cases_count',
    'counter',
    'counter-total open_cases_count; reserved-suffix _count',
    'open_cases_total',
  ],
  [
    'http_request_counter',
    'counter',
    'counter-total http_request_counter; type-in-name counter',
    'http_request_total',
  ],
  ['size_histogram_bytes', 'histogram', 'type-in-name histogram', 'size_bytes'],
  ['last_run_timestamp_seconds', 'gauge', '', 'last_run_timestamp_seconds'],
  [
    'last_run_timestamp_seconds',
    'histogram',
    'timestamp-suffix _timestamp_seconds',
    'last_run_timestamp_seconds',
  ],
  ['build_info', 'gauge', '', 'build_info'],
  ['build_info', 'histogram', 'info-suffix _info', 'build_info'],
  ['refund-requests', 'counter', 'invalid-name refund-requests', 'refund_requests_total'],
  ['refund.requests', undefined, 'invalid-name refund.requests', 'refund_requests'],
  ['5xx_total', 'counter', 'invalid-name 5xx_total', undefined],
  ['über_zahl', 'gauge', 'invalid-name über_zahl', undefined],
];

describe('checkMetric and suggestName', () => {
  it('find what promlint finds and the name that mends it', () => {
    for (const [name, type, wanted, expected] of rows) {
      assert.equal(faults(name, type), wanted, name);
      assert.equal(suggestName(name, type), expected, name);
    }
    assert.equal(checkMetric(named('a_ms'), 'gauge')[0]?.expected, 'a_seconds');
    assert.equal(checkMetric(named('build_info'), 'histogram')[0]?.expected, undefined);
    assert.deepEqual(checkMetric({ name: 'a_ms', span: { start: 10, end: 14 } })[0]?.span, {
      start: 12,
      end: 14,
    });
  });

  it('settle: the suggested name suggests itself, and has none of the faults that a name can mend', () => {
    const words =
      'api Refund queue ms seconds minutes percent total count sum bucket kb bytes counter gauge info days _ s'.split(
        ' ',
      );
    const types = ['counter', 'gauge', 'histogram', 'summary', 'untyped', undefined] as const;
    const fixable =
      /^(?:colon|camel-case|counter-total|non-counter-total|type-in-name|base-unit|abbreviated-unit|ratio-unit|invalid-name)/;
    const r = random(3);
    for (let n = 0; n < 6000; n++) {
      const name = Array.from({ length: 1 + r.int(5) }, () => r.pick(words)).join(
        r.pick(['_', '_', '-', ':', '']),
      );
      const type = r.pick(types);
      const once = suggestName(name, type);
      if (once === undefined) continue;
      assert.equal(suggestName(once, type), once, `${name} ${type}`);
      assert.ok(isMetricName(once), once);
      const left = checkMetric(named(once), type).filter(
        f => fixable.test(f.kind) && f.expected !== undefined,
      );
      assert.deepEqual(left, [], `${name} → ${once} ${type}`);
    }
  });

  it('hold on any text', () => {
    const r = random(4);
    for (let n = 0; n < 2000; n++) {
      const text = cell(r);
      const metric = readMetricName(text);
      if (metric) inside(text, metric.span, ...checkMetric(metric, 'counter').map(f => f.span));
      const labels = readLabels(text);
      inside(text, ...labels.map(l => l.span));
      for (const { name, span } of labels) assert.equal(text.slice(span.start, span.end), name);
    }
    for (const read of [
      readMetricName,
      readLabels,
      (t: string) => checkMetric(named(t)),
      (t: string) => suggestName(t),
    ])
      isLinear(read);
  });
});

describe('cells of metrics', () => {
  it('hold a name', () => {
    assert.deepEqual(readMetricName(' `api_requests_total` '), {
      name: 'api_requests_total',
      span: { start: 2, end: 20 },
    });
    assert.equal(readMetricName('api_requests_total{status, method}')?.name, 'api_requests_total');
    for (const text of ['', '—', 'API requests', '`a` and `b`', '...'])
      assert.equal(readMetricName(text), undefined, text);
  });

  it('hold a type', () => {
    assert.deepEqual(['Counter', ' `gauge`', 'Histogram (ms)', 'SUMMARY', 'Timer', ''].map(readMetricType), [
      'counter',
      'gauge',
      'histogram',
      'summary',
      undefined,
      undefined,
    ]);
  });

  it('hold labels', () => {
    const names = (text: string) =>
      readLabels(text)
        .map(l => l.name)
        .join(' ');
    for (const [text, wanted] of [
      ['status, method', 'status method'],
      ['`status`, `method`', 'status method'],
      ['{status, method}', 'status method'],
      ['status (2xx, 4xx), method', 'status method'],
      ['endpoint="/x", code=~"5.."', 'endpoint code'],
      ['user-id', 'user-id'],
      ['one per tenant', ''],
      ['none', ''],
      ['—', ''],
      ['', ''],
    ] as const)
      assert.equal(names(text), wanted, text);
  });

  it('hold labels that promlint or a time series database would not like', () => {
    const check = (text: string, type?: MetricType) =>
      checkLabels(readLabels(text), type)
        .map(f => [f.kind, text.slice(f.span.start, f.span.end), f.expected].filter(Boolean).join(' '))
        .join('; ');
    assert.equal(check('status, method, endpoint, region_id', 'counter'), '');
    assert.equal(check('le', 'histogram'), '');
    assert.equal(check('le, quantile', 'counter'), 'reserved-label le; reserved-label quantile');
    assert.equal(
      check('statusCode, http-method'),
      'camel-case-label statusCode status_code; invalid-label http-method http_method',
    );
    assert.equal(check('a, a'), 'duplicate-label a');
    for (const label of [
      'user_id',
      'userId',
      'email',
      'request_id',
      'uuid',
      'session',
      'ip',
      'client_ip',
      'url',
      'order_uuid',
      'trace_id',
    ])
      assert.match(check(label), /cardinality/, label);
    for (const label of [
      'status',
      'method',
      'endpoint',
      'path',
      'region',
      'shard_id',
      'clinic',
      'outcome',
      'tenant_tier',
    ])
      assert.doesNotMatch(check(label), /cardinality/, label);
  });
});
