/** Facts of a service: what rules are told beside the specification, and whether that still holds. */

import type { Configuration } from '../lint/configuration.ts';
import type { Facts, FileFacts } from '../rules/rule.ts';
import type { Spec } from '../spec/spec.ts';
import { resolveUri } from '../text/uri.ts';
import type { History } from './history.ts';
import type { Host } from './host.ts';
import type { Links, Seen } from './links.ts';
import type { Postgres } from './postgres.ts';

export interface FactsSource {
  factsOf(uri: string, spec: Spec): Facts;
  /** What the facts say of others, to be compared later. */
  seenIn(facts: Facts): Seen;
  isCurrent(uri: string, facts: Facts | undefined, seen: Seen | undefined): boolean;
  /** Has those asked for that come later, if they are needed. */
  askFor(uri: string, spec: Spec, configuration: Configuration): void;
}

export function createFacts({
  host,
  links,
  postgres,
  history,
}: {
  readonly host: Host;
  readonly links: Links;
  readonly postgres: Postgres;
  readonly history: History;
}): FactsSource {
  return {
    factsOf(uri, spec) {
      const files = inside(host.filesBeside?.(uri), path => {
        const target = resolveUri(uri, path);
        return target !== undefined && links.counts(target);
      });
      const others = links.othersOf(uri, spec);
      const committed = history.committedOf(uri);
      return {
        today: host.today(),
        ...(postgres.parser ? { postgres: postgres.parser } : {}),
        ...(files ? { files } : {}),
        ...(others ? { library: others } : {}),
        ...(committed ? { committed } : {}),
      };
    },
    seenIn: facts => ({ others: facts.library, version: links.library.version }),
    isCurrent: (uri, facts, seen) =>
      facts?.today === host.today() &&
      facts.postgres === postgres.parser &&
      facts.committed === history.committedOf(uri) &&
      seen !== undefined &&
      links.isCurrent(seen),
    askFor(uri, spec, configuration) {
      postgres.askFor(spec);
      history.askFor(uri, spec, configuration);
    },
  };
}

/** The same files, of which only some are read as a whole. */
const inside = (files: FileFacts | undefined, isInside: (path: string) => boolean): FileFacts | undefined =>
  files && { ...files, content: path => (isInside(path) ? files.content(path) : undefined) };
