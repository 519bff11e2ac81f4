/** Samples of events: for each row of a section's tables of events that has none yet. */

import type { Repair } from '../../rules/rule.ts';
import { eventsOf } from '../../spec/event.ts';
import { isShown } from '../../spec/event-match.ts';
import { sampleRepair } from '../../spec/event-skeleton.ts';
import type { PlacedSection, Spec } from '../../spec/spec.ts';

/** Offers a sample with the envelope of the others and a payload out of the listed fields or the entity's columns. */
export const eventSamples = (spec: Spec, placed: PlacedSection): readonly Repair[] =>
  eventsOf(spec)
    .filter(at => at.placed === placed && !isShown(spec, at))
    .slice(0, maxOffers)
    .flatMap(at => sampleRepair(spec, at) ?? []);

// More than these make the menu too long to choose from.
const maxOffers = 8;
