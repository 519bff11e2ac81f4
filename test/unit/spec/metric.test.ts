/** Metrics of a specification, and by whose rules they are named. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { metricsOf } from '../../../server/src/spec/metric.ts';
import { seed, specOf } from '../../engine.ts';

const table = (lead: string): string =>
  seed.replace(
    /(### Observability\n)[\s\S]*?(?=\n## )/,
    `$1\n${lead}\n\n**Metrics**:\n| Metric | Type | Labels |\n|---|---|---|\n| order_split_ms | Histogram | |\n`,
  );

it('goes by the rules of Prometheus unless another system is named', () => {
  for (const [lead, isPrometheus] of [
    ['Scraped each minute.', true],
    ['Sent through DogStatsD.', false],
    ['CloudWatch keeps them.', false],
    ['Prometheus, and Datadog reads from it.', true],
  ] as const) {
    const [found] = metricsOf(specOf(table(lead)));
    assert.equal(found!.metric.name, 'order_split_ms');
    assert.equal(found!.metric.isPrometheus, isPrometheus, lead);
  }
});
