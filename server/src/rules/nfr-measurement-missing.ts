/** A target that nobody measures. */

import { cellOf, rowsIn, saysNothing } from '../spec/rows.ts';
import { sectionRule } from './rule.ts';

const head = '### Performance\n\n| Metric | Target | Measurement |\n|---|---|---|\n';

export const nfrMeasurementMissing = sectionRule({
  id: 'nfr-measurement-missing',
  title: 'Target without a measurement',
  why: 'A target that nobody measures is missed without anybody seeing it.',
  severity: 'warning',
  kinds: ['performance'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| API response time (p99) | < 500ms | ‹-› |\n| Throughput | 100 req/sec | ‹N/A› |`,
      good: `${head}| API response time (p99) | < 500ms | Traces |\n| Throughput | - | - |\n| Database query time | < 50ms | None yet, query logs from May on |\n| Start-up | < 2s | |`,
    },
  ],
  *check(section) {
    for (const row of rowsIn(section, 'targets')) {
      const target = cellOf(row, 'target');
      const measurement = cellOf(row, 'measurement');
      if (!target || !measurement || saysNothing(target, section)) continue;
      if (!saysNothing(measurement, section)) continue;
      const name = cellOf(row, 'metric')?.text ?? target.text;
      yield {
        span: measurement.span,
        message: `Unexpected '${measurement.text}' as the measurement of '${name}', expected how it is measured`,
      };
    }
  },
});
