/** Lenses: above headings how many slots are still open, above what is defined how many other specifications use it. */

import type { Library } from '../library/library.ts';
import { idKey, type LocalMention, type Mention, type UseKind } from '../library/mention.ts';
import { mentionsIn } from '../library/section-mentions.ts';
import { entryOfType } from '../spec/header.ts';
import type { Spec } from '../spec/spec.ts';
import { type Span, shift } from '../text/span.ts';
import { openSlots } from './slots.ts';

export interface Lens {
  /** What it stands above. */
  readonly span: Span;
  readonly title: string;
  /** The first open slot. */
  readonly slot?: Span;
  /** Where it is used, by URI and place. */
  readonly uses?: readonly Mention[];
}

/** One for each section of the highest level below the title that has open slots. */
export function slotLenses(spec: Spec): Lens[] {
  if (!spec.recognised) return [];
  const slots = openSlots(spec);
  if (slots.length === 0) return [];
  const headed = spec.sections.filter(s => s.section.part.heading);
  const top = headed.filter(s => !s.parent);
  // A single section at the top is the title of all.
  const sections = top.length === 1 && top[0]!.children.length > 0 ? top[0]!.children : top;
  return sections.flatMap(placed => {
    const own = slots.filter(s => placed.start <= s.start && s.start < placed.treeEnd);
    const { heading } = placed.section.part;
    if (own.length === 0 || !heading) return [];
    const title = own.length === 1 ? '1 slot open' : `${own.length} slots open`;
    return [{ span: shift(heading.content, placed.origin), title, slot: own[0]! }];
  });
}

const usesOf: Readonly<Partial<Record<LocalMention['kind'], UseKind>>> = {
  endpoint: 'endpoint use',
  table: 'table use',
  event: 'event use',
};

/** One for the SPEC ID, and for each endpoint, table and event that other documents use. */
export function useLenses(spec: Spec, uri: string, library: Library): Lens[] {
  if (!spec.recognised) return [];
  const lenses: Lens[] = [];
  const seen = new Set<string>();
  const add = (kind: UseKind, key: string, span: Span): void => {
    if (seen.has(`${kind} ${key}`)) return;
    seen.add(`${kind} ${key}`);
    const uses = library.mentions(kind, key).filter(m => m.uri !== uri);
    const count = new Set(uses.map(m => m.uri)).size;
    if (count > 0) lenses.push({ span, title: `used in ${count} spec${count === 1 ? '' : 's'}`, uses });
  };
  const id = entryOfType(spec.header, 'id');
  if (id && !id.isOpen && id.value !== '') add('specification use', idKey(id.value), id.valueSpan);
  for (const { section, origin } of spec.sections)
    for (const mention of mentionsIn(section)) {
      const kind = usesOf[mention.kind];
      if (kind) add(kind, mention.key, shift(mention, origin));
    }
  return lenses;
}
