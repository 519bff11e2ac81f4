/** Facts of a service: what rules are told beside the specification, and whether that still holds. */

import type { Facts } from '../rules/rule.ts';
import type { Spec } from '../spec/spec.ts';
import type { Host } from './host.ts';
import type { Links, Seen } from './links.ts';
import type { Postgres } from './postgres.ts';

export interface FactsSource {
  factsOf(uri: string, spec: Spec): Facts;
  /** What the facts say of others, to be compared later. */
  seenIn(facts: Facts): Seen;
  isCurrent(facts: Facts | undefined, seen: Seen | undefined): boolean;
}

export function createFacts({
  host,
  links,
  postgres,
}: {
  readonly host: Host;
  readonly links: Links;
  readonly postgres: Postgres;
}): FactsSource {
  return {
    factsOf(uri, spec) {
      const files = host.filesBeside?.(uri);
      const others = links.othersOf(uri, spec);
      return {
        today: host.today(),
        ...(postgres.parser ? { postgres: postgres.parser } : {}),
        ...(files ? { files } : {}),
        ...(others ? { library: others } : {}),
      };
    },
    seenIn: facts => ({ others: facts.library, version: links.library.version }),
    isCurrent: (facts, seen) =>
      facts?.today === host.today() &&
      facts.postgres === postgres.parser &&
      seen !== undefined &&
      links.isCurrent(seen),
  };
}
