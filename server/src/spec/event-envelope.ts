/** Envelopes: which samples of produced events lack what brokers and consumers need beside the payload. */

import { readEventName } from '../notations/event/name.ts';
import { insertMember } from '../notations/json/edit.ts';
import { sampleValue } from '../notations/json/sample-value.ts';
import type { Edit } from '../text/edit.ts';
import { type Span, shift } from '../text/span.ts';
import { type EventSample, eventSamplesIn } from './event-sample.ts';
import type { Section } from './section.ts';

export type EnvelopePart = 'id' | 'timestamp' | 'version';

export interface Lack {
  /** The value with which the envelope names its event. */
  readonly span: Span;
  readonly name: string;
  /** Key that the other keys' style suggests. */
  readonly key: string;
  readonly edits: readonly Edit[];
}

const forms: Readonly<Record<EnvelopePart, RegExp>> = {
  id: /^(?:event|message|msg|delivery|trace|correlation)?[_-]?(?:id|uuid|ulid|guid|key)$|idempot|dedup/i,
  timestamp: /[Tt]ime|TIME|[Dd]ate|^(?:ts|at|instant)$|(?:At|_at|On|_on)$/,
  version: /version|^v$|schema|revision/i,
};

const additions: Readonly<Record<EnvelopePart, readonly [camel: string, snake: string, value: string]>> = {
  id: ['eventId', 'event_id', sampleValue('uuid')],
  timestamp: ['timestamp', 'timestamp', sampleValue('timestamp')],
  version: ['eventVersion', 'event_version', '1'],
};

/** The samples that lack a part. Where all of a section do it is one decision, so only the first is told of. */
export function lacking(section: Section, part: EnvelopePart): Lack[] {
  const samples = eventSamplesIn(section).filter(isEnvelope);
  const lacks = samples.filter(sample => !hasPart(sample, part));
  const told = lacks.length === samples.length ? lacks.slice(0, 1) : lacks;
  return told.map(sample => toLack(sample, part));
}

/** An envelope names its event, or keeps it apart from its payload; it was read to its end. */
const isEnvelope = ({ isSure, root, envelope, type, isTyped, payload }: EventSample): boolean =>
  isSure &&
  !root.bare &&
  !root.elided &&
  type !== undefined &&
  (isTyped || payload !== undefined) &&
  envelope.length > 1;

function hasPart({ envelope, type, comment }: EventSample, part: EnvelopePart): boolean {
  if (envelope.some(({ key }) => forms[part].test(key))) return true;
  const names = [type!.text, comment?.text ?? ''];
  return part === 'version' && names.some(name => readEventName(name)?.version !== undefined);
}

function toLack({ envelope, root, sample, origin, type }: EventSample, part: EnvelopePart): Lack {
  const [camel, snake, valueText] = additions[part];
  const key = envelope.some(member => member.key.includes('_')) ? snake : camel;
  const edits = insertMember(sample.json.text, root, { key, valueText });
  return {
    span: type!.span,
    name: type!.text,
    key,
    edits: edits.map(edit => ({ ...edit, span: shift(edit.span, origin) })),
  };
}
