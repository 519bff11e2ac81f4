/** A service that allows fewer calls than the system is to take at its peak. */

import { servicesOf } from '../spec/service.ts';
import { loadsOf } from '../spec/target.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const head =
  '## Integration Points\n\n### External Services\n\n#### Mail Service\n\n**Endpoints Used**:\n| Endpoint | Method | Purpose | Rate Limit |\n|---|---|---|---|\n';
const load =
  '\n\n## Non-Functional Requirements\n\n### Scalability\n\n| Scenario | Expected Load | Scaling Strategy |\n|---|---|---|\n';

export const integrationRateLimitVsLoad = specRule({
  id: 'integration-rate-limit-vs-load',
  title: 'Rate limit below the peak load',
  why: 'If each request calls the service, the peak runs into its limit; only a queue or a cache in between helps.',
  severity: 'off',
  reads: ['load', 'service'],
  examples: [
    {
      bad: `${head}| /mails | POST | Send | ‹100/min› |${load}| Normal | 1 req/sec | 1 instance |\n| Peak | 50 req/sec | 4 instances |`,
      good: `${head}| /mails | POST | Send | 6000/min |\n| /drafts | POST | Store | 10/s per user |\n| /links | GET | Read | none |${load}| Normal | 20 req/sec | 2 instances |\n| Peak | 100 req/sec | 4 instances |`,
    },
  ],
  *check(spec) {
    const peak = loadsOf(spec).find(({ load }) => load.isPeak && load.quantity.kind === 'rate');
    if (!peak) return;
    const { quantity, span } = peak.load;
    for (const { placed, service } of servicesOf(spec))
      for (const { limit } of service.calls)
        if (limit && !limit.per && limit.value < quantity.value)
          yield {
            span: shift(limit.span, placed.origin),
            message: `Unexpected rate limit of ${perSecond(limit.value)}, expected at least the peak load of ${perSecond(quantity.value)}`,
            related: [{ span: shift(span, peak.placed.origin), message: 'The peak load' }],
          };
  },
});

const perSecond = (value: number): string => `${Number(value.toPrecision(3))} per second`;
