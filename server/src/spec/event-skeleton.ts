/** New samples of events: an envelope like that of the others, a payload from the listed fields or the entity. */

import type { JsonMember, JsonNode } from '../notations/json/node.ts';
import { sampleValue } from '../notations/json/sample-value.ts';
import { looksLike } from '../notations/json/value-form.ts';
import { type Edit, insertAt } from '../text/edit.ts';
import { lineEndOf, withLineEnds } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import { textOf } from '../text/span.ts';
import { eventsIn, type PlacedEvent } from './event.ts';
import { entityOfEvent, toCamel } from './event-entity.ts';
import { indexNames } from './event-names.ts';
import { type EventSample, eventSamplesIn, sampleNames } from './event-sample.ts';
import type { Section } from './section.ts';
import type { Spec } from './spec.ts';

export interface SampleRepair {
  readonly title: string;
  /** Offsets of the document. */
  readonly edits: readonly Edit[];
}

/** Adds a sample of an event behind that of the event before it, or behind the table; undefined for a row without a name. */
export function sampleRepair(spec: Spec, at: PlacedEvent): SampleRepair | undefined {
  const name = at.event.names[0]?.name;
  if (name === undefined) return undefined;
  const { section, origin } = at.placed;
  const offset = placeOf(at);
  const text = `\n\n\`\`\`json\n${sampleText(spec, at, name)}\n\`\`\``;
  const rest = section.text.slice(offset, offset + 4);
  const tail = rest === '' || /^[ \t]*(?:\r\n|\n|\r)(?:[\r\n]|$)/.test(rest) ? '' : '\n';
  const newText = withLineEnds(text + tail, lineEndOf(section.text));
  return { title: `Add a sample of \`${name}\``, edits: [insertAt(origin + offset, newText)] };
}

/** Behind the last sample of an event of the rows above, else behind the table. */
function placeOf({ placed: { section }, event }: PlacedEvent): number {
  const samples = samplesByName(section);
  const rows = eventsIn(section);
  const at = rows.indexOf(event);
  for (const { names, row } of rows.slice(Math.max(0, at - maxRows), Math.max(0, at)).reverse()) {
    if (row.table !== event.row.table) break;
    const found = names.map(n => samples.first(n.name)).find(sample => sample !== undefined);
    if (found) return found.sample.fence.span.end;
  }
  return event.row.table.table.span.end;
}

const samplesByName = memo((section: Section) =>
  indexNames(eventSamplesIn(section).flatMap(s => sampleNames(s).map(n => [n.text, s] as const))),
);

// Farther up the order of the rows no longer matters.
const maxRows = 10;

function sampleText(spec: Spec, at: PlacedEvent, name: string): string {
  const model = eventSamplesIn(at.placed.section).find(s => s.isSure && s.isTyped && s.payload);
  const isSnake = model?.envelope.some(({ key }) => key.includes('_')) ?? false;
  const payload = payloadOf(spec, at, { name, isSnake });
  const envelope = model ? envelopeLike(model, name) : plainEnvelope(name);
  const lines = envelope.map(([key, value]) =>
    value === undefined
      ? `  ${JSON.stringify(key)}: ${objectText(payload)}`
      : `  ${JSON.stringify(key)}: ${value}`,
  );
  return `// Event schema: ${name}\n{\n${lines.join(',\n')}\n}`;
}

/** Keys with their values as JSON; undefined is the payload. */
type Envelope = (readonly [key: string, value: string | undefined])[];

const plainEnvelope = (name: string): Envelope => [
  ['eventId', sampleValue('uuid')],
  ['eventType', JSON.stringify(name)],
  ['eventVersion', '1'],
  ['timestamp', sampleValue('timestamp')],
  ['payload', undefined],
];

/** The keys at the top of another sample, identifiers and times made up anew, the rest as it is there. */
function envelopeLike(model: EventSample, name: string): Envelope {
  const members = model.root.members ?? [];
  const isFlat = members.some(({ value }) => isType(model, value));
  if (!isFlat || members.some(m => m.value.items || (m.value.members && m.value !== model.payload)))
    return plainEnvelope(name);
  return members.map(member => [member.key, valueLike(model, member, name)]);
}

function valueLike(model: EventSample, { value }: JsonMember, name: string): string | undefined {
  if (value === model.payload) return undefined;
  if (isType(model, value)) return JSON.stringify(name);
  const form = typeof value.value === 'string' ? looksLike(value.value) : undefined;
  return form === 'uuid' || form === 'timestamp'
    ? sampleValue(form)
    : textOf(model.sample.json.text, value.span) || 'null';
}

const isType = ({ type, origin }: EventSample, { span }: JsonNode): boolean =>
  type !== undefined && origin + span.start === type.span.start - 1;

// A payload tells what changed, not the whole row.
const maxKeys = 12;

function payloadOf(
  spec: Spec,
  { event }: PlacedEvent,
  { name, isSnake }: { name: string; isSnake: boolean },
): [key: string, value: string][] {
  const fields = event.payload.fields ?? [];
  const plain = fields.filter(f => /^[\w$]+$/.test(f.name));
  const columns = entityOfEvent(spec, name)?.table.columns ?? [];
  const asKey = (column: string): string => (isSnake ? column : toCamel(column));
  const typeOf = (key: string) => columns.find(c => toCamel(c.name.name) === toCamel(key));
  const wanted = plain.length > 0 ? plain.map(f => f.name) : columns.map(c => asKey(c.name.name));
  if (wanted.length === 0) return [['id', sampleValue('uuid')]];
  return wanted.slice(0, maxKeys).map(key => {
    const column = typeOf(key);
    const values = column?.values?.values.map(v => v.value) ?? [];
    const type = column?.type?.text ?? (/(?:Id|_id|^id)$/.test(key) ? 'uuid' : 'string');
    return [key, sampleValue(type, { name: key, ...(values.length > 0 ? { values } : {}) })];
  });
}

const objectText = (members: readonly (readonly [string, string])[]): string =>
  `{\n${members.map(([key, value]) => `    ${JSON.stringify(key)}: ${value}`).join(',\n')}\n  }`;
