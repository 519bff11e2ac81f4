/** Samples of events: JSON in a section as envelopes and payloads, with the event that each is a sample of. */

import type { Block } from '../blocks/block.ts';
import { readEventName } from '../notations/event/name.ts';
import type { JsonMember, JsonNode } from '../notations/json/node.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift, span } from '../text/span.ts';
import type { Named } from './event.ts';
import { type Sample, samplesOf } from './json-sample.ts';
import type { Part } from './part.ts';
import { headingSpan } from './place.ts';
import type { Section } from './section.ts';

/** One JSON object of a fence. Spans of its own count from the start of the section's chunk, those of nodes from `origin`. */
export interface EventSample {
  readonly sample: Sample;
  readonly root: JsonNode;
  readonly origin: number;
  /** Name in the comment above the object: `// Event schema: refund.approved`. */
  readonly comment?: Named;
  /** The comment says that the name is an event's. */
  readonly isTelling: boolean;
  /** Value of `eventType` or a key like it, quotes left out. */
  readonly type?: Named;
  /** The key says that its value is an event's name; that of `type` might be anything. */
  readonly isTyped: boolean;
  /** Name in the label above the fence or in the section's heading. */
  readonly title?: Named;
  /** The object with the envelope's data, and the one that holds what the event is about. */
  readonly envelope: readonly JsonMember[];
  readonly payload?: JsonNode;
  /** It was read without doubt and holds nothing of the template. */
  readonly isSure: boolean;
}

/** The objects in a section's JSON, in order. */
export const eventSamplesIn: (section: Section) => readonly EventSample[] = memo(section =>
  samplesOf(section).flatMap(sample =>
    sample.json.documents.flatMap((root, i) => (root.members ? [readSample(section, sample, i)] : [])),
  ),
);

/** The names that a sample goes by, the surest first. */
export const sampleNames = ({ type, comment, title }: EventSample): Named[] =>
  [type, comment, title].filter(name => name !== undefined);

function readSample(section: Section, sample: Sample, index: number): EventSample {
  const root = sample.json.documents[index]!;
  const { origin } = sample;
  const comment = commentAbove(sample, index);
  const typed = typeIn(root, origin);
  const title = index === 0 ? titleAbove(section, sample) : undefined;
  const payload = memberOf(root.members!, payloadKeys)?.value;
  return {
    sample,
    root,
    origin,
    ...(comment ? { comment: comment.name } : {}),
    isTelling: comment?.isTelling ?? false,
    ...(typed ? { type: typed.name } : {}),
    isTyped: typed?.isTyped ?? false,
    ...(title ? { title } : {}),
    envelope: envelopeOf(root),
    ...(payload?.members ? { payload } : {}),
    isSure: sample.isSure && !sample.isOpen,
  };
}

const plainKey = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');
const typeKeys: ReadonlySet<string> = new Set(['eventtype', 'eventname']);
const weakTypeKeys: ReadonlySet<string> = new Set(['type', 'event', 'name', 'topic', 'detailtype']);
const payloadKeys: ReadonlySet<string> = new Set(['payload', 'data', 'detail', 'body']);
const headKeys: ReadonlySet<string> = new Set(['metadata', 'meta', 'header', 'headers', 'envelope']);

const memberOf = (members: readonly JsonMember[], keys: ReadonlySet<string>): JsonMember | undefined =>
  members.find(({ key }) => keys.has(plainKey(key)));

/** The members at the top and those of `metadata` and the like. */
const envelopeOf = ({ members }: JsonNode): JsonMember[] => {
  const head = memberOf(members!, headKeys);
  return [...members!, ...(head?.value.members ?? [])];
};

function typeIn(root: JsonNode, origin: number): { name: Named; isTyped: boolean } | undefined {
  const members = envelopeOf(root);
  const strong = memberOf(members, typeKeys);
  const found = strong ?? memberOf(members, weakTypeKeys);
  const { value, span: at } = found?.value ?? {};
  if (typeof value !== 'string' || value === '' || !at) return undefined;
  // With an escape in it the value is not what stands there.
  if (at.end - at.start !== value.length + 2 || !readEventName(value)) return undefined;
  const name = { text: value, span: shift(span(at.start + 1, at.end - 1), origin) };
  return { name, isTyped: strong !== undefined };
}

/** The last comment between the object before and this one, or within this one before its first key, that names an event. */
function commentAbove(
  { json, origin }: Sample,
  index: number,
): { name: Named; isTelling: boolean } | undefined {
  const from = index === 0 ? 0 : json.documents[index - 1]!.span.end;
  const root = json.documents[index]!;
  const to = root.members![0]?.keySpan.start ?? root.span.start;
  const above = json.comments.filter(c => c.start >= from && c.end <= to).slice(-maxComments);
  for (const comment of above.reverse()) {
    const found = nameInComment(json.text.slice(comment.start, comment.end).slice(0, maxComment));
    if (!found) continue;
    const at = shift(found.span, origin + comment.start);
    return { name: { text: found.text, span: at }, isTelling: found.isTelling };
  }
  return undefined;
}

const maxComments = 4;
const maxComment = 300;
const leadWords = /^(?:event|schema|topic|message|payload|sample|example|type|name|of|for)s?[:=–—-]?$/;

/** `// Event schema: refund.approved`, `// refund.approved`, `// Event: refund.approved (v1)`. */
function nameInComment(comment: string): (Named & { isTelling: boolean }) | undefined {
  const words = [...comment.matchAll(/[^\s`"'/*#(]+|\([^()]*\)?/g)].filter(m => !/^[([–—:=-]/.test(m[0]));
  const last = words.at(-1);
  const lead = words.slice(0, -1).map(m => m[0].toLowerCase());
  if (!last || lead.length > 5 || !lead.every(word => leadWords.test(word))) return undefined;
  const text = last[0];
  if (!/^[\w.:-]+$/.test(text) || !readEventName(text)) return undefined;
  return {
    text,
    span: span(last.index, last.index + text.length),
    isTelling: lead.some(word => /event|topic|message/.test(word)),
  };
}

/** The name in the last label or paragraph between the block before the fence and the fence, or in the heading. */
function titleAbove(section: Section, { fence }: Sample): Named | undefined {
  const { text, part } = section;
  const above = blocksAbove(part).get(fence);
  if (above?.kind === 'paragraph' && above.span.end - above.span.start <= maxTitle)
    return nameInLine(text, above.span);
  const isFirst = part.blocks.find(b => b.kind === 'fence' || b.kind === 'table') === fence;
  const heading = headingSpan(section);
  return isFirst && heading ? nameInLine(text, heading) : undefined;
}

const maxTitle = 300;

const blocksAbove = memo(
  ({ blocks }: Part) => new Map<Block, Block>(blocks.slice(1).map((block, i) => [block, blocks[i]!])),
);

/** A line that holds one name and little else: `**refund.approved**:`, ``Sample of `refund.approved`:``. */
function nameInLine(text: string, at: Span): Named | undefined {
  const line = text.slice(at.start, at.end);
  const code = [...line.matchAll(/`([^`\r\n]+)`/g)];
  const words = code.length > 0 ? code.map(m => m[1]!) : line.split(/[\s*]+/).map(w => w.replace(/:$/, ''));
  const names = words.filter(word => /^[A-Za-z]/.test(word));
  const [name] = names;
  if (name === undefined || names.length > 1 || !readEventName(name)) return undefined;
  const start = at.start + line.indexOf(name);
  return { text: name, span: span(start, start + name.length) };
}
