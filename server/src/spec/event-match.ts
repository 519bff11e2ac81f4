/** Events and their samples brought together across the sections that speak of them. */

import type { EventName } from '../notations/event/name.ts';
import { memo } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import { eventSections, eventsIn, eventsOf, isSameEvent, type Named, type PlacedEvent } from './event.ts';
import { indexNames, type NameIndex } from './event-names.ts';
import { type EventSample, eventSamplesIn, sampleNames } from './event-sample.ts';
import { rowsOf } from './rows.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

export interface PlacedSample {
  readonly placed: PlacedSection;
  readonly sample: EventSample;
}

/** The samples of the sections on events, of their sub-sections, and of the sections right above them. */
export const eventSamplesOf: (spec: Spec) => readonly PlacedSample[] = memo(spec => {
  const places = new Set<PlacedSection>();
  for (const placed of eventSections(spec)) {
    // Above them may stand what all events share; the title of the document has a section, too.
    if (placed.parent?.parent) places.add(placed.parent);
    addTree(placed, places);
  }
  return [...places].flatMap(placed => eventSamplesIn(placed.section).map(sample => ({ placed, sample })));
});

function addTree(placed: PlacedSection, places: Set<PlacedSection>): void {
  const rest = [placed];
  for (let next = rest.pop(); next; next = rest.pop()) {
    places.add(next);
    rest.push(...[...next.children].reverse());
  }
}

/** The events of all tables by name. */
export const eventIndexOf: (spec: Spec) => NameIndex<PlacedEvent> = memo(spec =>
  indexNames(eventsOf(spec).flatMap(at => at.event.names.map(({ name }) => [name, at] as const))),
);

/** The names in a section's tables. */
export const namesInTables: (section: Section) => NameIndex<EventName> = memo(section =>
  indexNames(eventsIn(section).flatMap(event => event.names.map(n => [n.name, n] as const))),
);

const sampleIndexOf = memo((spec: Spec) =>
  indexNames(
    eventSamplesOf(spec).flatMap(({ sample }) => sampleNames(sample).map(n => [n.text, sample] as const)),
  ),
);

// Of more names than these nobody can say which of them is meant.
const maxNames = 1000;
const maxStrays = 50;

/** The event whose name is nearest to one that no table has; its row and its name as written. */
export function nearestEvent(spec: Spec, name: string): { at: PlacedEvent; name: string } | undefined {
  const names = allNames(spec);
  const near = names.size > maxNames ? undefined : nearest(name, names.keys());
  return near === undefined ? undefined : { at: names.get(near)!, name: near };
}

const allNames = memo(
  (spec: Spec) =>
    new Map(
      eventsOf(spec)
        .flatMap(at => at.event.names.map(n => [n.name, at] as const))
        .reverse(),
    ),
);

/** True if the tables name all their events and no row is the template's, so that a name that they lack is unknown. */
export const isEventListSure: (spec: Spec) => boolean = memo(spec => {
  const events = eventsOf(spec);
  if (events.length === 0 || events.some(({ event }) => event.names.length === 0)) return false;
  return eventSections(spec).every(({ section }) =>
    rowsOf(section).every(row => !row.isOpen || !row.table.kind.startsWith('events ')),
  );
});

/** The one name that a sample claims to be a sample of: that of its comment and of its key, where they do not differ. */
export function claimOf({ comment, isTelling, type, isTyped }: EventSample): Named | undefined {
  const said = isTelling ? comment : undefined;
  const typed = isTyped ? type : undefined;
  if (comment && type && !isSameEvent(comment.text, type.text)) return undefined;
  return typed ?? said;
}

/** True if the event has a sample of its name. */
export const hasSample = (spec: Spec, name: string): boolean => sampleIndexOf(spec).first(name) !== undefined;

/** True if a sample of the event is shown: by name, by a name that is nearly its own, or in any fence that names it. */
export const isShown = (spec: Spec, { event: { names } }: PlacedEvent): boolean =>
  names.some(
    ({ name }) => hasSample(spec, name) || nearMisses(spec).has(name) || wordsInFences(spec).has(name),
  );

/** Events to which the name of a sample that no table has is near. */
const nearMisses = memo((spec: Spec) => {
  const strays = eventSamplesOf(spec)
    .flatMap(({ sample }) => sampleNames(sample))
    .filter(({ text }) => !eventIndexOf(spec).first(text));
  const names = new Set(strays.map(s => s.text));
  return new Set([...names].slice(0, maxStrays).map(name => nearestEvent(spec, name)?.name));
});

const wordsInFences = memo(
  (spec: Spec) => new Set(spec.sections.flatMap(({ section }) => [...wordsOf(section)])),
);

/** Words with dots and hyphens in the fences of a section. */
const wordsOf = memo(
  ({ fences, text }: Section) =>
    new Set(
      fences.flatMap(
        ({ fence }) => text.slice(fence.content.start, fence.content.end).match(/\w[\w.:-]*\w/g) ?? [],
      ),
    ),
);
