/** Subjects: what a target or an alert is about, and of which part of the system, as far as its words are certain. */

import type { Quantity } from '../notations/quantity/quantity.ts';

export type About = 'latency' | 'throughput' | 'errors' | 'availability';
export type Scope = 'api' | 'database';

/** What the words of a metric and the kind of its figure are about; absent where that is not certain. */
export function aboutOf(words: string, { kind }: Pick<Quantity, 'kind'>): About | undefined {
  if (kind === 'time') return isLatency(words) ? 'latency' : undefined;
  if (kind === 'rate')
    return /\bthroughput\b|\brequest rate\b|\brequests? per\b/i.test(words) ? 'throughput' : undefined;
  if (kind !== 'percent' && kind !== 'ratio') return undefined;
  if (isErrorRate(words)) return 'errors';
  return /\b(?:availability|uptime)\b/i.test(words) ? 'availability' : undefined;
}

const latency = /\b(?:latency|latencies|response times?|round[- ]?trip|query times?|durations?|ttfb)\b/i;
const otherTime =
  /\b(?:recovery|rto|rpo|retention|time-?outs?|downtime|uptime|window|ttl|expiry|expiration|outages?|batch|job|deploy\w*|build|test)\b/i;

/** True for words that mean how long an answer takes. */
export const isLatency = (words: string): boolean => latency.test(words) && !otherTime.test(words);

/** True for words that mean the share of requests that fail. */
export const isErrorRate = (words: string): boolean =>
  /\b(?:errors?|failures?|failed) (?:rate|ratio|percentage|budget)\b|\b(?:rate|ratio|share|percentage) of (?:errors|failures|failed)|\b5xx\b/i.test(
    words,
  );

/** The part of the system that words name; absent where they name none or both. */
export function scopeOf(words: string): Scope | undefined {
  const isApi = /\b(?:api|apis|endpoints?|requests?|responses?|https?)\b/i.test(words);
  const isDatabase =
    /\b(?:databases?|db|sql|postgres\w*|mysql|mongo\w*)\b/i.test(words) ||
    (!isApi && /\bquer(?:y|ies)\b/i.test(words));
  return isApi === isDatabase ? undefined : isApi ? 'api' : 'database';
}
