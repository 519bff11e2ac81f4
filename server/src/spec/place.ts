/** Places: where in a section or a document something stands or belongs. */

import { wordKey } from '../template/key.ts';
import type { Label } from '../template/labels.ts';
import type { SectionSlot } from '../template/template.ts';
import { lineStart } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import { overlaps, type Span, trimSpan } from '../text/span.ts';
import type { Section } from './section.ts';
import type { PlacedSection, Spec } from './spec.ts';

/** The sections that fill each slot, in document order. */
export const placesOf: (spec: Spec) => ReadonlyMap<SectionSlot, readonly PlacedSection[]> = memo(spec => {
  const places = new Map<SectionSlot, PlacedSection[]>();
  for (const placed of spec.sections) {
    const { slot } = placed.node;
    const known = slot && places.get(slot);
    if (known) known.push(placed);
    else if (slot) places.set(slot, [placed]);
  }
  return places;
});

const byKind = memo((spec: Spec) => {
  const found = new Map<string, PlacedSection[]>();
  for (const placed of spec.sections) {
    const kind = placed.node.slot?.kind ?? '';
    const known = found.get(kind);
    if (known) known.push(placed);
    else found.set(kind, [placed]);
  }
  return found;
});

/** The sections of a kind that the template names, such as `endpoint`, in document order. */
export const sectionsOfKind = (spec: Spec, kind: string): readonly PlacedSection[] =>
  byKind(spec).get(kind) ?? [];

/** The heading's content, or the whole heading where that is empty; within the section's chunk. */
export function headingSpan({ part: { heading } }: Section): Span | undefined {
  if (!heading) return undefined;
  return heading.content.start < heading.content.end ? heading.content : heading.span;
}

/** End of what a section says: blank lines and the break behind it only separate it from the next. */
export function contentEnd({ part }: Section): number {
  const last = part.blocks.filter(block => block.kind !== 'break').at(-1);
  return last?.span.end ?? part.heading?.span.end ?? part.start;
}

/** From a label to the next one that is no bullet of its own, blanks at the end left out. */
export function labelRegion(section: Section, label: Label): Span {
  const known = new Set(section.slot?.labels.map(l => l.key));
  const next = section.labels.find(
    l =>
      l.span.start > label.span.start &&
      (known.has(l.key) || lineStart(section.text, l.span.start) === l.span.start),
  );
  const end = next ? lineStart(section.text, next.span.start) : contentEnd(section);
  return trimSpan(section.text, { start: label.span.start, end: Math.max(end, label.value.end) });
}

/** True if the template's brackets are still there, in that stretch of a section. */
export const holdsPlaceholder = (section: Section, span: Span): boolean =>
  section.placeholders.some(placeholder => overlaps(placeholder.span, span));

/** Where in a heading or a label the words of its key stand, numbering, decoration and remarks left out. */
export function keySpan(inline: string, key: string): Span | undefined {
  const words = [...inline.matchAll(/[^\s*_`]+(?:_[^\s*_`]+)*/g)];
  for (let i = words.length - 1; i >= 0; i--)
    for (let j = i; j < words.length; j++) {
      const start = words[i]!.index;
      const end = words[j]!.index + words[j]![0].length;
      const found = inline.slice(start, end).replace(/(?<![:：])[:：]+$/, '');
      if (wordKey(found) === key) return { start, end: start + found.length };
    }
  return undefined;
}
