/** Events: the rows of the tables of events that are produced and consumed. */

import { type EventName, readEventName, toEventName } from '../notations/event/name.ts';
import { type Payload, type PayloadPart, readPayload } from '../notations/event/payload.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift } from '../text/span.ts';
import { sectionsOfKind } from './place.ts';
import { type CellText, cellOf, rowsOf, type SpecRow } from './rows.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

export type Direction = 'produced' | 'consumed';

/** One row of a table of events; all spans count from the start of the section's chunk. */
export interface EventRow {
  readonly direction: Direction;
  readonly row: SpecRow;
  /** The cell that names it. */
  readonly cell: CellText;
  /** The names in the cell, mostly one; none where it holds prose. */
  readonly names: readonly EventName[];
  readonly trigger?: CellText;
  readonly payloadCell?: CellText;
  readonly payload: Payload;
  readonly consumers?: CellText;
  readonly source?: CellText;
  readonly handler?: CellText;
  readonly idempotency?: CellText;
}

/** The events that a section lists, rows of the template left out. */
export const eventsIn: (section: Section) => readonly EventRow[] = memo(section =>
  rowsOf(section).flatMap(row => {
    const direction = directions.find(d => row.table.kind === kindOf(d));
    return direction && !row.isOpen ? readEvent(row, direction) : [];
  }),
);

export const kindOf = (direction: Direction): string => `events ${direction}`;

const directions: readonly Direction[] = ['produced', 'consumed'];

export interface PlacedEvent {
  readonly placed: PlacedSection;
  readonly event: EventRow;
}

/** All events of the specification, in document order. */
export const eventsOf: (spec: Spec) => readonly PlacedEvent[] = memo(spec =>
  eventSections(spec).flatMap(placed => eventsIn(placed.section).map(event => ({ placed, event }))),
);

/** The sections of both kinds of events, in document order. */
export const eventSections: (spec: Spec) => readonly PlacedSection[] = memo(spec =>
  directions
    .flatMap(direction => [...sectionsOfKind(spec, kindOf(direction))])
    .sort((a, b) => a.start - b.start),
);

function readEvent(row: SpecRow, direction: Direction): EventRow[] {
  const cell = cellOf(row, 'event');
  if (!cell) return [];
  const payloadCell = cellOf(row, 'payload schema');
  return [
    {
      direction,
      row,
      cell,
      names: namesIn(cell),
      payload: payloadCell ? placedPayload(payloadCell) : {},
      ...under('payloadCell', payloadCell),
      ...under('trigger', cellOf(row, 'trigger')),
      ...under('consumers', cellOf(row, 'consumers')),
      ...under('source', cellOf(row, 'source')),
      ...under('handler', cellOf(row, 'handler')),
      ...under('idempotency', cellOf(row, 'idempotency')),
    },
  ];
}

const under = <K extends string>(key: K, cell: CellText | undefined): { readonly [P in K]?: CellText } =>
  (cell ? { [key]: cell } : {}) as { readonly [P in K]?: CellText };

/** The names of a cell: one, or several with commas, slashes, `and` or line breaks between. */
function namesIn({ raw, span }: CellText): EventName[] {
  const names: EventName[] = [];
  let from = 0;
  for (const match of [...raw.matchAll(/,|;|\s\/\s|\sand\s|<br\s?\/?>/gi), undefined]) {
    const end = match ? match.index : raw.length;
    const name = readEventName(raw.slice(from, end));
    if (!name) return [];
    names.push({ ...name, span: shift(name.span, span.start + from) });
    if (match) from = end + match[0].length;
  }
  return names;
}

function placedPayload({ raw, span }: CellText): Payload {
  const read = readPayload(raw);
  const move = (part: PayloadPart): PayloadPart => ({ ...part, span: shift(part.span, span.start) });
  return {
    ...(read.fields ? { fields: read.fields.map(move) } : {}),
    ...(read.ref ? { ref: move(read.ref) } : {}),
    ...(read.target ? { target: move(read.target) } : {}),
    ...(read.see ? { see: true } : {}),
  };
}

/** Key under which spellings of one event meet, and its version if it has one. */
export function eventKey(name: string): { base: string; version?: string } {
  const written = toEventName(name) ?? name.toLowerCase();
  const match = /^(.+)\.v(\d+)$/.exec(written);
  const base = (match ? match[1]! : written).replace(/_/g, '.');
  return match ? { base, version: match[2]! } : { base };
}

/** True if two names are spellings of one event; a name without a version means all of them. */
export function isSameEvent(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [eventKey(a), eventKey(b)];
  if (one.base !== other.base) return false;
  return one.version === undefined || other.version === undefined || one.version === other.version;
}

/** True if two names differ in nothing but a version that one of them leaves out. */
export const isSameSpelling = (a: string, b: string): boolean =>
  a === b || (readEventName(a)?.base ?? a) === (readEventName(b)?.base ?? b);

/** A name with the place where it stands. */
export interface Named {
  readonly text: string;
  readonly span: Span;
}
