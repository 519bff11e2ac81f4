/** Things under the names of events: all spellings and versions of one are found at once. */

import { eventKey } from './event.ts';

export interface NameIndex<T> {
  /** The first thing under a name, or under another spelling of it; a name without a version stands for all of them. */
  first(name: string): T | undefined;
}

export function indexNames<T>(entries: Iterable<readonly [name: string, thing: T]>): NameIndex<T> {
  const byBase = new Map<string, Map<string, T>>();
  for (const [name, thing] of entries) {
    const { base, version = '' } = eventKey(name);
    const known = byBase.get(base);
    if (!known) byBase.set(base, new Map([[version, thing]]));
    else if (!known.has(version)) known.set(version, thing);
  }
  return {
    first(name) {
      const { base, version } = eventKey(name);
      const known = byBase.get(base);
      if (!known) return undefined;
      if (version === undefined) return known.values().next().value;
      return known.get(version) ?? known.get('');
    },
  };
}
