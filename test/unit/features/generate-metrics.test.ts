/** Generated metrics and alerts: only what is missing, in the style of the table, and the old rows untouched. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { generatedMetrics } from '../../../server/src/features/generate/metrics.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { seed, specOf } from '../../engine.ts';

const endpoint =
  '### New Endpoints\n\n#### `POST /api/v1/saved-searches/{id}/run`\n\n**Purpose**: Runs it\n\n';
const targets =
  '### Performance\n\n| Metric | Target | Measurement |\n|---|---|---|\n| API response time (p95) | < 200ms | Traces |\n\n';

function generated(text: string): { titles: string[]; after: string } {
  const spec = specOf(text, { force: true });
  const repairs = spec.sections.flatMap(placed => [...generatedMetrics(spec, placed)]);
  return {
    titles: repairs.map(r => r.title),
    after: applyEdits(
      text,
      repairs.flatMap(r => r.edits),
    ),
  };
}

const rowsBehind = (after: string, before: string): string[] =>
  after.split(/\r?\n/).filter(line => !before.split(/\r?\n/).includes(line));

it('adds what is missing, in back-ticks where the others are', () => {
  const text = `${endpoint}${targets}### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n| \`search_open\` | Gauge | tier |\n\n**Alerts**:\n| Alert | Condition | Severity | Action |\n|---|---|---|---|\n| Open | search_open > 4 for 5m | P3 | Look |\n`;
  const { titles, after } = generated(text);
  assert.equal(titles.length, 2);
  assert.deepEqual(rowsBehind(after, text), [
    '| `search_requests_total` | Counter | endpoint, status |',
    '| `search_request_duration_seconds` | Histogram | endpoint |',
    '| High error rate | > 1% 5xx for 5m | P1 | Page on-call |',
    '| High latency | p95 > 400ms for 10m | P2 | Notify team |',
  ]);
  assert.deepEqual(generated(after).titles, []);
});

it('takes the name from the path where there is no metric, and respects line ends and missing pipes', () => {
  const text = `${endpoint}### Observability\n\n**Metrics**:\nMetric | Type | Labels\n---|---|---\n`.replace(
    /\n/g,
    '\r\n',
  );
  const { after } = generated(text);
  assert.ok(
    after.endsWith(
      '---|---|---\r\nsaved_searches_requests_total | Counter | endpoint, status\r\nsaved_searches_request_duration_seconds | Histogram | endpoint\r\n',
    ),
    JSON.stringify(after.slice(-200)),
  );
});

it('offers nothing without an endpoint, for covered ones and in the untouched template', () => {
  const section = '### Observability\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n';
  assert.deepEqual(generated(`${section}| search_open | Gauge | |\n`).titles, []);
  const covered = `${section}| http_requests_total | Counter | path |\n| http_request_seconds | Summary | path |\n`;
  assert.deepEqual(generated(`${endpoint}${covered}`).titles, []);
  assert.deepEqual(generated(seed).titles, []);
});
