/** Targets, conditions, rollout chains and retries: one row a cell. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readChain } from '../../../server/src/notations/quantity/chain.ts';
import { readCondition } from '../../../server/src/notations/quantity/condition.ts';
import { readQuantities } from '../../../server/src/notations/quantity/quantity.ts';
import { readRetry } from '../../../server/src/notations/quantity/retry.ts';
import { readTarget } from '../../../server/src/notations/quantity/target.ts';
import { random } from '../../random.ts';
import { cell, inside, isLinear } from './quantity-cells.ts';

type Row = readonly [text: string, wanted: string];

const targets: readonly Row[] = [
  ['p50 < 100ms, p99 < 500ms', 'p50 < 0.1; p99 < 0.5'],
  ['< 200 ms (p95)', 'p95 < 0.2'],
  ['99.9%', '99.9'],
  ['1000 req/sec', '1000'],
  ['95% of requests within 200ms', 'p95 <= 0.2'],
  ['Response time < 100 ms for 95% of requests', 'p95 < 0.1'],
  ['99.9% of calls succeed', '99.9'],
  ['p50: 100 ms / p99: 500 ms', 'p50 0.1; p99 0.5'],
  ['100ms p50, 500ms p99', 'p50 0.1; p99 0.5'],
  ['99th percentile: 300 ms', 'p99 0.3'],
  ['p50/p95/p99: 10/20/30 ms', ''],
  ['fast', ''],
  ['', ''],
];

const conditions: readonly (readonly [text: string, wanted: Record<string, unknown> | undefined])[] = [
  ['>1% 5xx for 5 min', { subject: '5xx', status: '5xx', comparator: '>', value: 1, window: 300 }],
  ['p99 > 2s', { p: 99, comparator: '>', value: 2 }],
  ['API latency p95 > 500ms', { subject: 'API latency', p: 95, comparator: '>', value: 0.5 }],
  ['p95 of the checkout is above 3 s', { subject: 'checkout', p: 95, comparator: '>', value: 3 }],
  ['Error rate > 5%', { subject: 'Error rate', comparator: '>', value: 5 }],
  ['Error rate is above 1% of requests', { subject: 'Error rate', comparator: '>', value: 1 }],
  [
    '5xx above 2% for 5m after a rollout step',
    { subject: '5xx', status: '5xx', comparator: '>', value: 2, window: 300 },
  ],
  [
    '503 responses > 10/min',
    { subject: '503 responses', status: '503', comparator: '>', value: 0.166666666667 },
  ],
  [
    '`refund_queue_depth` > 1000 for 10m',
    {
      subject: 'refund_queue_depth',
      comparator: '>',
      value: 1000,
      window: 600,
      metrics: 'refund_queue_depth',
    },
  ],
  [
    'waitlist_oldest_age_seconds > 1800',
    {
      subject: 'waitlist_oldest_age_seconds',
      comparator: '>',
      value: 1800,
      metrics: 'waitlist_oldest_age_seconds',
    },
  ],
  [
    '`sum(rate(refund_failures_total[15m])) > 0.05` for 15m',
    { comparator: '>', value: 0.05, window: 900, promql: true, metrics: 'refund_failures_total' },
  ],
  [
    'histogram_quantile(0.99, sum by (le, job_id) (rate(api_seconds_bucket{job="x_y"}[5m]))) > 2',
    { p: 99, comparator: '>', value: 2, promql: true, metrics: 'api_seconds_bucket' },
  ],
  ['10 failures in 5 min', { value: 10, window: 300 }],
  [
    '> 5% of checkouts fail over 10 minutes',
    { subject: 'checkouts fail', comparator: '>', value: 5, window: 600 },
  ],
  ['Availability drops below 99.9%', { subject: 'Availability', comparator: '<', value: 99.9 }],
  ['5xx rate > 0.5% (5m)', { subject: '5xx rate', status: '5xx', comparator: '>', value: 0.5, window: 300 }],
  ['`up` == 0 for 2m', { subject: 'up', comparator: '=', value: 0, window: 120, metrics: 'up' }],
  ['Latency p99 increases by 50%', { subject: 'Latency p99', p: 99, value: 50 }],
  ['API p99 latency > 2s', { subject: 'API p99 latency', p: 99, comparator: '>', value: 2 }],
  ['5% of requests return 5xx', { subject: 'requests return 5xx', status: '5xx', value: 5 }],
  ['Error budget burn > 2x', { subject: 'Error budget burn', comparator: '>', value: 2 }],
  ['Data corruption', undefined],
  ['A slot is booked twice', undefined],
  ['Entry 404 is gone', undefined],
  ['', undefined],
];

const chains: readonly Row[] = [
  ['1% → 10% → 50% → 100%', '1 10 50 100'],
  ['1% -> 10%', '1 10'],
  ['1%→100%', '1 100'],
  ['5%, 25%, 100%', '5 25 100'],
  ['5,25,100%', '5 25 100'],
  ['1/10/50/100%', '1 10 50 100'],
  ['1 → 50 → 10 → 90', '1 50 10 90'],
  ['1% > 10% > 100%', '1 10 100'],
  ['10% then 50% then 100%', '10 50 100'],
  ['1% (1 day) → 10% (2 days) → 100%', '1/86400 10/172800 100'],
  ['1% for 24h, 10% for 2 days, 100%', '1/86400 10/172800 100'],
  ['Internal → 5% → 100%', '5 100'],
  ['Phase 1: 10%, Phase 2: 100%', '10 100'],
  ['5 % → 25 %', '5 25'],
  ['0.5% → 150%', '0.5 150'],
  ['100%', '100'],
  ['5% of users → everyone', '5'],
  ['N/A', ''],
  ['All at once', ''],
  ['waiting → pending', ''],
  ['Error rate < 1%', ''],
  ['2026-01-01 → 2026-02-02', ''],
];

const retries: readonly (readonly [text: string, wanted: object | undefined])[] = [
  ['3x exponential', { count: 3, backoff: true }],
  ['3x', { count: 3 }],
  ['3', { count: 3 }],
  ['3 times', { count: 3 }],
  ['Max 3', { count: 3 }],
  ['twice', { count: 2 }],
  ['Retry once', { count: 1 }],
  ['up to 5 attempts', { count: 5 }],
  ['3 retries with backoff', { count: 3, backoff: true }],
  ['Retry 3x, exponential backoff, 1s/2s/4s', { count: 3, backoff: true, delays: [1, 2, 4] }],
  ['4x exponential from 2 s, same key', { count: 4, backoff: true, delays: [2] }],
  ['Exponential (100ms, 200ms)', { backoff: true, delays: [0.1, 0.2] }],
  ['Yes', {}],
  ['No', { none: true }],
  ['None', { none: true }],
  ['Never', { none: true }],
  ['—', { none: true }],
  ['0', { none: true }],
  ['Do not retry', { none: true }],
  ['No, except 429', {}],
  ['Circuit breaker opens', undefined],
  ['', undefined],
];

it('reads targets', () => {
  const show = (text: string) =>
    readTarget(text)
      .map(t =>
        [t.percentile && `p${t.percentile.value}`, t.comparator, t.quantity.value].filter(Boolean).join(' '),
      )
      .join('; ');
  for (const [text, wanted] of targets) assert.equal(show(text), wanted, text);
});

describe('readCondition', () => {
  it('reads subject, status, threshold, window and metrics', () => {
    for (const [text, wanted] of conditions) {
      const c = readCondition(text);
      const got = c && {
        ...(c.subject && { subject: c.subject.text }),
        ...(c.percentile && { p: c.percentile.value }),
        ...(c.statusClass && { status: c.statusClass.text }),
        ...(c.comparator && { comparator: c.comparator }),
        value: c.quantity.value,
        ...(c.window && { window: c.window.seconds }),
        ...(c.isPromql && { promql: true }),
        ...(c.metrics.length > 0 && { metrics: c.metrics.map(m => m.name).join(' ') }),
      };
      assert.deepEqual(got, wanted, text);
    }
  });

  it('has spans that show what was read', () => {
    const r = random(5);
    for (let n = 0; n < 2000; n++) {
      const text = cell(r);
      const c = readCondition(text);
      if (!c) continue;
      inside(text, c.span, c.subject?.span, c.statusClass?.span, c.promql, c.quantity.span, c.window?.span);
      if (c.subject) assert.equal(text.slice(c.subject.span.start, c.subject.span.end), c.subject.text);
      for (const { name, span } of c.metrics) assert.equal(text.slice(span.start, span.end), name);
    }
  });
});

describe('readChain', () => {
  it('reads the steps', () => {
    const show = (text: string) =>
      readChain(text)
        .map(s => (s.duration ? `${s.value}/${s.duration.seconds}` : `${s.value}`))
        .join(' ');
    for (const [text, wanted] of chains) assert.equal(show(text), wanted, text);
  });

  it('has spans in order', () => {
    const r = random(6);
    for (let n = 0; n < 2000; n++) {
      const text = cell(r);
      let last = 0;
      for (const { span, duration } of readChain(text)) {
        inside(text, span, duration?.span);
        assert.ok(span.start >= last, text);
        last = span.end;
      }
    }
    assert.deepEqual(readChain('1% → 10%')[1]?.span, { start: 5, end: 8 });
  });
});

it('reads retries', () => {
  for (const [text, wanted] of retries) {
    const { span, ...got } = readRetry(text) ?? { span: undefined };
    assert.deepEqual(span && got, wanted, text);
    inside(text, span);
  }
  const r = random(7);
  for (let n = 0; n < 2000; n++) {
    const text = cell(r);
    inside(text, readRetry(text)?.span);
  }
});

it('takes linear time', () => {
  for (const read of [readQuantities, readTarget, readCondition, readChain, readRetry]) isLinear(read);
});
