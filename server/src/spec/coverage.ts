/** Coverage: whether the requests to the endpoints are counted, timed and watched. */

import { memo } from '../text/memo.ts';
import { alertsIn } from './alert.ts';
import { endpointsOf } from './endpoint.ts';
import { type Metric, metricsIn } from './metric.ts';
import type { Section } from './section.ts';
import type { Spec } from './spec.ts';

/** What a section on observability lacks for the endpoints of its document. */
export interface Gaps {
  /** A counter of requests, a histogram of their durations. */
  readonly counter: boolean;
  readonly histogram: boolean;
  /** Alerts on failed and on slow requests. */
  readonly errors: boolean;
  readonly latency: boolean;
}

/** The gaps of a section; undefined where the document has no endpoint of its own. */
export function gapsOf(spec: Spec, section: Section): Gaps | undefined {
  const hasEndpoint = endpointsOf(spec).some(
    ({ endpoint }) => endpoint.path !== undefined && !endpoint.isOpen,
  );
  return hasEndpoint ? gapsIn(section) : undefined;
}

const gapsIn = memo((section: Section): Gaps => {
  const metrics = metricsIn(section);
  const alerts = alertsIn(section);
  return {
    counter: !metrics.some(countsRequests),
    histogram: !metrics.some(timesRequests),
    errors: !alerts.some(({ about }) => about === 'errors'),
    latency: !alerts.some(({ about }) => about === 'latency'),
  };
});

const requestWord = /(?:^|[_.])(?:requests?|http|api|rpc|calls?|responses?)(?:[_.]|$)/i;

const countsRequests = ({ name, type }: Metric): boolean =>
  type !== 'gauge' && requestWord.test(name) && !timeWord.test(name);

const timeWord = /latenc|duration|seconds|time/i;

const timesRequests = ({ name, type }: Metric): boolean =>
  type !== 'gauge' && type !== 'counter' && requestWord.test(name) && timeWord.test(name);

/** What the names of the metrics begin with: the first word of most, else the last fixed word of the first path. */
export function namespaceOf(spec: Spec, section: Section): string | undefined {
  const counts = new Map<string, number>();
  for (const { name } of metricsIn(section)) {
    const first = name.split('_', 1)[0]!;
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most && /^[a-z][a-z0-9]*$/.test(most[0])) return most[0];
  const path = endpointsOf(spec).find(({ endpoint }) => endpoint.path && !endpoint.isOpen)?.endpoint.path
    ?.text;
  const words = path
    ?.split(/[/?#]/)
    .filter(word => /^[a-z][a-z0-9_-]*$/i.test(word) && !/^(?:api|v\d+)$/i.test(word));
  return words?.[0]?.replace(/-/g, '_').toLowerCase();
}
