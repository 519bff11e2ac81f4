/** Fields of events: what the samples of an event hold, as paths and types that can be compared with other documents. */

import type { JsonNode } from '../notations/json/node.ts';
import { eachPath } from '../notations/json/path.ts';
import { memo } from '../text/memo.ts';
import type { EventSample } from './event-sample.ts';
import { plainPath } from './field-path.ts';

/** `string`, `number`, `boolean`, `object`, `array`; a question mark where the sample does not tell. */
export type FieldKind = 'string' | 'number' | 'boolean' | 'object' | 'array' | '?';

export interface EventFields {
  /** By path, without the envelope. */
  readonly kinds: ReadonlyMap<string, FieldKind>;
  /** Nothing was left out. */
  readonly isWhole: boolean;
}

/** What an event's data holds; undefined for a sample that was not read without doubt. */
export const fieldsOfSample: (sample: EventSample) => EventFields | undefined = memo(sample => {
  if (!sample.isSure || sample.root.bare) return undefined;
  const kinds = new Map<string, FieldKind>();
  let isWhole = !(sample.payload ?? sample.root).elided;
  for (const { path, nodes, everywhere } of eachPath(sample.payload ?? sample.root)) {
    const plain = plainPath(path);
    if (!sample.payload && ofEnvelope.test(plain)) continue;
    if (kinds.size >= maxFields) return undefined;
    kinds.set(plain, kindOf(nodes));
    if (!everywhere || nodes.some(node => node.elided)) isWhole = false;
  }
  return kinds.size > 0 ? { kinds, isWhole } : undefined;
});

// No event has more.
const maxFields = 300;

const ofEnvelope =
  /^(?:(?:event|message|msg|trace|correlation)[_-]?\w*|type|name|topic|id|version|schema\w*|timestamp|time|occurred\w*|produced\w*|published\w*|source|producer|specversion|subject|meta(?:data)?|headers?)(?:\.|$)/i;

function kindOf(nodes: readonly JsonNode[]): FieldKind {
  const kinds = new Set(nodes.map(kindOfNode));
  const [kind = '?'] = kinds;
  return kinds.size === 1 ? kind : '?';
}

function kindOfNode({ type, value }: JsonNode): FieldKind {
  if (typeof value === 'string') return kindOfWord(value);
  return type === 'null' || type === 'unknown' ? '?' : type;
}

/** A sample may name the type in the place of a value. */
function kindOfWord(value: string): FieldKind {
  if (/^(?:number|int(?:eger)?(?:32|64)?|long|float|double|decimal|bigint)$/i.test(value)) return 'number';
  if (/^bool(?:ean)?$/i.test(value)) return 'boolean';
  if (/^(?:object|map|array|list|any|null)\b|[<>{}|…]|\.\.\.|^\[|^$/i.test(value)) return '?';
  return 'string';
}
