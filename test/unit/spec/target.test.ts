/** Targets, loads, metrics and alerts as people write them, and as nobody should. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { logsIn } from '../../../server/src/spec/log.ts';
import { sectionsOfKind } from '../../../server/src/spec/place.ts';
import { rowsOf } from '../../../server/src/spec/rows.ts';
import { missingRequirements, weakCryptoIn } from '../../../server/src/spec/security.ts';
import { pairsOf } from '../../../server/src/spec/slo.ts';
import type { Spec } from '../../../server/src/spec/spec.ts';
import { alertsOf, loadsOf, metricsOf, targetsOf } from '../../../server/src/spec/target.ts';
import { textOf } from '../../../server/src/text/span.ts';
import { seed, specOf } from '../../engine.ts';

const table = (heading: string, columns: string, rows: readonly string[]): string =>
  `### ${heading}\n\n| ${columns} |\n|${columns.replace(/[^|]+/g, '---')}|\n${rows.map(row => `| ${row} |\n`).join('')}\n`;
const performance = (...rows: string[]) => table('Performance', 'Metric | Target | Measurement', rows);
const scalability = (...rows: string[]) =>
  table('Scalability', 'Scenario | Expected Load | Scaling Strategy', rows);
const alerts = (...rows: string[]) => table('Observability', 'Alert | Condition | Severity | Action', rows);
const read = (text: string): Spec => specOf(text, { force: true });

const targetsIn = (...rows: string[]): string[] => {
  const text = performance(...rows);
  return targetsOf(read(text)).map(({ placed, target }) => {
    const figure = textOf(placed.section.text, target.figure);
    const { about, scope, percentile, quantity, comparator } = target;
    return [about, scope, percentile && `p${percentile}`, comparator, figure, quantity.value]
      .filter(part => part !== undefined)
      .join(' ');
  });
};

it('reads targets with the percentile wherever it stands', () => {
  assert.deepEqual(
    targetsIn(
      'API response time (p99) | < 500ms | Traces',
      '**API Latency, 95th percentile** | ≤ 0.3 s | Traces',
      'Search latency | p50 < 100 ms, p99 < 1 s | Traces',
      'Median latency | 80 ms | Traces',
      'Database query time | < 50ms | Slow log, p95',
      'Requests | 95% of requests within 200 ms | Traces',
      'p50/p95/p99 latency | < 200 ms | Traces',
    ),
    [
      'latency api p99 < 500ms 0.5',
      'latency api p95 <= 0.3 s 0.3',
      'latency p50 < 100 ms 0.1',
      'latency p99 < 1 s 1',
      'latency p50 80 ms 0.08',
      'latency database p95 < 50ms 0.05',
      'api p95 <= 200 ms 0.2',
      'latency < 200 ms 0.2',
    ],
  );
});

it('tells other figures apart', () => {
  assert.deepEqual(
    targetsIn(
      'Throughput | 1,000 req/sec | k6',
      'Error rate | < 0.1% | Logs',
      'Availability | 99.9% | Probe',
      'Recovery time | < 4 h | Drill',
      'Search query response time | < 1 s | Traces',
      'Cache hits | > 80% | Redis',
    ),
    [
      'throughput 1,000 req/sec 1000',
      'errors < 0.1% 0.1',
      'availability 99.9% 99.9',
      '< 4 h 14400',
      'latency api < 1 s 1',
      '> 80% 80',
    ],
  );
});

it('leaves out what is still open or says nothing', () => {
  assert.deepEqual(
    targetsIn('API response time | [X] ms | Traces', 'Throughput | - | -', ' | < 5 ms | '),
    [],
  );
  assert.deepEqual(
    metricsOf(read(seed)).map(({ metric }) => metric.name),
    ['api_requests_total', 'api_latency_seconds'],
  );
});

it('ranks loads by the scenarios of the template', () => {
  const text = scalability(
    'Normal day | 25 req/sec | 2',
    'Peak (sale) | ~400 RPS (10k users) | 8',
    'Off-peak | 5 req/sec | 1',
    'Burst | 3x peak | Queue',
    'Black Friday | 2k req/min | 9',
  );
  assert.deepEqual(
    loadsOf(read(text)).map(({ load }) => [load.scenario.text, load.rank, load.isPeak, load.quantity.value]),
    [
      ['Normal day', 0, false, 25],
      ['Peak (sale)', 1, true, 400],
      ['Off-peak', undefined, false, 5],
      ['Black Friday', undefined, false, 33.3333333333],
    ],
  );
});

it('reads alerts, and the unit of a bare number from its metric', () => {
  const text = alerts(
    'Slow API | p99 > 2s for 5m | P2 | Page',
    'Slow | `histogram_quantile(0.95, rate(x_duration_seconds_bucket[5m])) > 0.3` | P2 | Page',
    'Busy | `rate(x_duration_seconds_count[5m]) > 100` | P2 | Page',
    'Late | x_lag_seconds > 600 | P2 | Page',
    'Errors | >1% 5xx | P1 | Page',
    'Down | Health check fails | P1 | Page',
  );
  assert.deepEqual(
    alertsOf(read(text)).map(({ alert: { about, level, reading } }) => [
      about,
      level?.kind,
      level?.value,
      reading?.percentile?.value,
    ]),
    [
      ['latency', 'time', 2, 99],
      ['latency', 'time', 0.3, 95],
      [undefined, 'count', 100, undefined],
      [undefined, 'time', 600, undefined],
      ['errors', 'percent', 1, undefined],
      [undefined, undefined, undefined, undefined],
    ],
  );
});

it('pairs an alert with a target only where both are about the same thing', () => {
  const pairs = (targets: string[], ...rows: string[]): string[] =>
    pairsOf(read(performance(...targets) + alerts(...rows))).map(
      ({ alert, target, ratio }) => `${alert.name.text} / ${target.metric.text} ${ratio}`,
    );
  const api = ['API response time (p99) | < 500ms | Traces'];
  const search = 'Search response time (p99) | < 200ms | Traces';
  assert.deepEqual(pairs(api, 'Slow API | p99 > 2s | P2 | Page'), ['Slow API / API response time (p99) 4']);
  assert.deepEqual(pairs(api, 'Slow API | p95 > 2s | P2 | Page'), []);
  assert.deepEqual(pairs(api, 'Slow import | Import p99 > 60s | P2 | Page'), []);
  assert.deepEqual(pairs(api, 'Slow database | query p99 > 60s | P2 | Page'), []);
  assert.deepEqual(pairs([...api, search], 'Slow search | p99 > 1s | P2 | Page'), [
    'Slow search / Search response time (p99) 5',
  ]);
  assert.deepEqual(pairs([...api, ...api], 'Slow API | p99 > 2s | P2 | Page'), []);
  assert.deepEqual(pairs(['Availability | 99.9% | Probe'], 'Down | Availability < 99.8% | P1 | Page'), [
    `Down / Availability ${(100 - 99.8) / (100 - 99.9)}`,
  ]);
});

it('reads the fields of logs', () => {
  const text = table('Observability', 'Log Level | When | Fields', [
    'INFO | Signed in | `request_id`, email (masked), userId',
    'DEBUG | All | -',
  ]);
  const [placed] = sectionsOfKind(read(text), 'observability');
  assert.deepEqual(
    logsIn(placed!.section).flatMap(({ fields }) => fields.map(f => f.name)),
    ['request_id', 'email', 'userId'],
  );
});

it('knows answered requirements by their own words, and refused cryptography', () => {
  const text = table('Security', 'Requirement | Implementation', [
    'Login (authentication) | OAuth2',
    'Encryption | TLS 1.2 in transit and AES-256 at rest; TLS 1.1 refused',
    'Tokens | SHA1 of the id',
  ]);
  const [placed] = sectionsOfKind(read(text), 'security');
  assert.deepEqual(
    missingRequirements(placed!.section).map(({ name }) => name),
    ['Authorization', 'PII handling', 'Audit logging'],
  );
  assert.deepEqual(
    weakCryptoIn(placed!.section).map(({ name }) => name),
    ['SHA1'],
  );
});

it('takes no more than linear time for tables that nobody could read', () => {
  const rows = 1000;
  const metric = (i: number): string => `some_metric_number_${i}_seconds`;
  const text =
    performance(...Array.from({ length: rows }, (_, i) => `API response time ${i} (p99) | < ${i}ms | -`)) +
    `### Observability\n\n| Metric | Type | Labels |\n|---|---|---|\n${Array.from({ length: rows }, (_, i) => `| ${metric(i)} | Counter | user_id |\n`).join('')}\n` +
    `| Alert | Condition | Severity | Action |\n|---|---|---|---|\n${Array.from({ length: rows }, (_, i) => `| Slow ${i} | p99 > ${i}ms and ${metric(i)}x > 5 | P2 | - |\n`).join('')}`;
  const spec = read(text);
  for (const { section } of spec.sections) rowsOf(section);
  const start = performance_();
  pairsOf(spec);
  assert.ok(performance_() - start < 1500, `${performance_() - start} ms`);
});

const performance_ = (): number => globalThis.performance.now();
