/** All names of a specification, at every place where they certainly stand. */

import { memo } from '../../text/memo.ts';
import { overlaps } from '../../text/span.ts';
import { nameKey, type Occurrence } from '../name.ts';
import type { Spec } from '../spec.ts';
import { componentNames } from './components.ts';
import { endpointNames, fieldNames } from './endpoints.ts';
import { eventNames, payloadNames } from './events.ts';
import type { Found } from './found.ts';
import { identifierNames } from './identifiers.ts';
import { mentionNames } from './mentions.ts';
import { errorCodeNames, flagNames, metricNames } from './rows.ts';
import { stateNames } from './states.ts';
import { tableNames } from './tables.ts';

/** Every name of the document in its order; no two overlap, unless one heading names an endpoint by several methods. None of ordinary Markdown. */
export const namesOf: (spec: Spec) => readonly Occurrence[] = memo(spec => {
  if (!spec.recognised) return [];
  const structural = withoutOverlaps([
    ...identifierNames(spec),
    ...endpointNames(spec),
    ...tableNames(spec),
    ...stateNames(spec),
    ...componentNames(spec),
    ...eventNames(spec),
    ...flagNames(spec),
    ...metricNames(spec),
    ...errorCodeNames(spec),
    ...fieldNames(spec),
    ...payloadNames(spec),
  ]);
  return withRoles(withoutOverlaps([...structural, ...mentionNames(spec, structural)]));
});

/** In order of the document; of two that overlap the one that was found first stays. */
function withoutOverlaps(found: readonly Found[]): Found[] {
  const ordered = found
    .map((own, order) => ({ own, order }))
    .sort((a, b) => a.own.span.start - b.own.span.start || a.order - b.order);
  const kept: { own: Found; order: number }[] = [];
  for (const next of ordered) {
    const last = kept.at(-1);
    if (!last || !overlaps(last.own.span, next.own.span)) kept.push(next);
    else if (isTwin(last.own, next.own)) {
      if (!kept.slice(-maxMethods).some(({ own }) => isEqual(own, next.own))) kept.push(next);
    } else if (next.order < last.order) kept[kept.length - 1] = next;
  }
  return kept.map(({ own }) => own);
}

// HTTP has no more of them.
const maxMethods = 12;

/** Two methods of one heading. */
const isTwin = (a: Found, b: Found): boolean =>
  a.kind === 'endpoint' &&
  b.kind === 'endpoint' &&
  a.span.start === b.span.start &&
  a.span.end === b.span.end;

const isEqual = (a: Found, b: Found): boolean => a.span.start === b.span.start && nameKey(a) === nameKey(b);

/** Of each thing the places of the most weight describe it; of weights that say little, the first. */
function withRoles(found: readonly Found[]): Occurrence[] {
  const best = new Map<string, Found>();
  for (const own of found) {
    const known = best.get(nameKey(own));
    if (!known || own.weight > known.weight) best.set(nameKey(own), own);
  }
  return found.map(({ weight, isForeign, ...own }) => {
    const first = best.get(nameKey(own))!;
    const isBest = weight > 0 && weight === first.weight && (weight > 1 || first.span === own.span);
    return { ...own, role: !isBest ? 'reference' : isForeign ? 'declaration' : 'definition' };
  });
}
