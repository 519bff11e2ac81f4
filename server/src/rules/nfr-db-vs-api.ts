/** A query that may take as long as the whole request around it. */

import { type Target, targetsIn } from '../spec/target.ts';
import { textOf } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head = '### Performance\n\n| Metric | Target | Measurement |\n|---|---|---|\n';

export const nfrDbVsApi = sectionRule({
  id: 'nfr-db-vs-api',
  title: 'Query slower than its request',
  why: 'A request waits for its queries; where they may take all of its time, one of the two targets cannot be met.',
  severity: 'info',
  kinds: ['performance'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| API response time (p99) | < 500ms | Traces |\n| Database query time | < ‹600ms› | Query logs |`,
      good: `${head}| API response time (p50) | < 100ms | Traces |\n| API response time (p99) | < 500ms | Traces |\n| Database query time | < 120ms | Query logs |\n| Database restore | < 4 h | Drill |`,
    },
    {
      bad: `${head}| API response time (p50) | < 100ms | Traces |\n| API response time (p95) | < 300ms | Traces |\n| Database query time | < ‹300ms› | Slow query log, p95 |`,
      good: `${head}| API response time (p95) | < 300ms | Traces |\n| Database query time | < 310ms | Slow query log, p99 |`,
    },
  ],
  *check(section) {
    const bounds = targetsIn(section).filter(isBound);
    const apis = bounds.filter(({ scope }) => scope === 'api');
    for (const target of bounds.filter(({ scope }) => scope === 'database')) {
      const api = fellowOf(target, apis);
      if (!api || target.quantity.value < api.quantity.value) continue;
      const [own, other] = [target.figure, api.figure].map(span => textOf(section.text, span));
      yield {
        span: target.figure,
        message: `Unexpected ${own} for '${target.metric.text}', expected less than the ${other} of '${api.metric.text}'`,
        related: [{ span: api.figure, message: `The whole request may take ${other}` }],
      };
    }
  },
});

const isBound = ({ about, quantity, comparator }: Target): boolean =>
  about === 'latency' && quantity.high === undefined && comparator !== '>' && comparator !== '>=';

/** The one target of the same percentile; a query without one is held against the highest. */
function fellowOf({ percentile }: Target, apis: readonly Target[]): Target | undefined {
  const same = apis.filter(api => api.percentile === percentile);
  if (percentile !== undefined || same.length > 0) return same.length === 1 ? same[0] : undefined;
  const [highest, next] = [...apis].sort((a, b) => b.percentile! - a.percentile!);
  return highest?.percentile === next?.percentile ? undefined : highest;
}
