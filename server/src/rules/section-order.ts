/** A section that does not stand where the template has it. */

import { documentSlice } from '../blocks/document.ts';
import { styleOf } from '../spec/insert.ts';
import { alignOutline, isUnder, type Node } from '../spec/outline.ts';
import { headingSpan, placesOf } from '../spec/place.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { stripMarkup } from '../template/key.ts';
import type { SectionSlot } from '../template/template.ts';
import { insertAt, replace } from '../text/edit.ts';
import { type Span, shift } from '../text/span.ts';
import { type Repair, specRule } from './rule.ts';

export const sectionOrder = specRule({
  id: 'section-order',
  title: 'Section out of order',
  why: 'Who reads several specifications looks for a section where it always is.',
  severity: 'info',
  examples: [
    {
      bad: '## Overview\n\nSearches.\n\n## ‹Appendix›\n\nNone.\n\n## Data Model\n\nOne table.\n\n## Open Questions\n\nNone.\n',
      good: '## Overview\n\nSearches.\n\n## Data Model\n\nOne table.\n\n## Open Questions\n\nNone.\n\n## Appendix\n\nNone.\n',
    },
    {
      bad: '## Rollout Plan\n\n### Deployment Sequence\n\n1. Backend\n\n### Rollback Plan\n\nNone.\n\n### ‹Feature Flags›\n\nNone.',
      good: '## Rollout Plan\n\n### Feature Flags\n\nNone.\n\n### Risks\n\nNone.\n\n### Deployment Sequence\n\n1. Backend\n\n### Rollback Plan\n\nNone.',
    },
    {
      bad: '## Rollout Plan\n\n### Feature Flags\n\nNone.\n\n---\n\n## ‹Data Model›\n\nOne table.\n\n---\n\n## Open Questions\n\nNone.\n',
      good: '## Data Model\n\nOne table.\n\n---\n\n## Rollout Plan\n\n### Feature Flags\n\nNone.\n\n---\n\n## Open Questions\n\nNone.\n',
    },
  ],
  *check(spec) {
    for (const placed of spec.sections) {
      const span = headingSpan(placed.section);
      if (!placed.node.moved || !span || movesAlong(placed)) continue;
      const place = placeFor(spec, placed);
      if (!place) continue;
      yield {
        span: shift(span, placed.origin),
        message: `'${stripMarkup(placed.node.title)}' belongs ${place.where}`,
        ...(place.offset !== undefined && settles(spec, placed, place.offset)
          ? { fix: move(spec, placed, place.offset) }
          : {}),
      };
    }
  },
});

/** It stands in its own parent, and that is out of place itself. */
const movesAlong = ({ node, parent }: PlacedSection): boolean =>
  parent?.node.moved === true && parent.node.slot === node.slot?.parent;

interface Place {
  /** Such as `after 'Open Questions'`. */
  readonly where: string;
  /** Where its text belongs; absent if it would not be under its parent there. */
  readonly offset?: number;
}

function placeFor(spec: Spec, placed: PlacedSection): Place | undefined {
  const slot = placed.node.slot!;
  const places = placesOf(spec);
  const fixed = (s: SectionSlot): PlacedSection[] => (places.get(s) ?? []).filter(p => !p.node.moved);
  const name = (p: PlacedSection): string => `'${stripMarkup(p.node.title)}'`;
  const holder = slot.parent && slot.parent.level > 1 ? places.get(slot.parent)?.[0] : undefined;
  if (!isUnder(placed.node, slot)) return holder ? { where: `under ${name(holder)}` } : undefined;
  const siblings = slot.parent?.children ?? spec.template.sections.filter(s => !s.parent);
  const index = siblings.indexOf(slot);
  const isBeside = (p: PlacedSection): boolean => p.parent === placed.parent;
  const before = siblings
    .slice(0, index)
    .reverse()
    .flatMap(s => fixed(s).slice(-1))
    .find(isBeside);
  if (before) return { where: `after ${name(before)}`, offset: before.treeEnd };
  const behind = siblings
    .slice(index + 1)
    .flatMap(s => fixed(s).slice(0, 1))
    .find(isBeside);
  if (behind) return { where: `before ${name(behind)}`, offset: behind.start };
  return undefined;
}

/** Longer outlines are not read again for every section that could move. */
const maxSections = 500;

/** True if the outline with the section in its new place has it, and no other for its sake, out of order. */
function settles({ sections, template }: Spec, placed: PlacedSection, offset: number): boolean {
  if (sections.length > maxSections || (offset >= placed.start && offset <= placed.treeEnd)) return false;
  const isMoving = ({ start }: PlacedSection): boolean => start >= placed.start && start < placed.treeEnd;
  const moving = sections.filter(isMoving);
  const others = sections.filter(s => !isMoving(s));
  const at = others.filter(s => s.start < offset).length;
  const parts = [...others.slice(0, at), ...moving, ...others.slice(at)].map(s => s.section.part);
  const after = alignOutline(parts, template);
  const faults = (nodes: readonly Node[]): number =>
    nodes.filter(n => n.moved || n.duplicateOf || n.misspelt).length;
  const own = after[parts.indexOf(placed.section.part)];
  return own?.slot === placed.node.slot && !own?.moved && faults(after) < faults(sections.map(s => s.node));
}

/** The section's text as it is, to its place; only the blank lines around it are made to fit. */
function move(spec: Spec, placed: PlacedSection, to: number): Repair {
  const { lineEnd } = styleOf(spec);
  const { document } = spec;
  const text = (start: number, end: number): string => documentSlice(document, { start, end });
  const own = ownSpan(spec, placed);
  const offset =
    placed.parent?.node.slot?.parent && to === placed.parent.treeEnd ? beforeBreak(spec, to) : to;
  const blank = lineEnd + lineEnd;
  const body = text(own.start, own.end).trimEnd();
  const tail = text(offset, document.length).trim() === '' ? lineEnd : blank;
  const ends = /(?<![\r\n])[\r\n]*$/.exec(text(Math.max(0, offset - 4), offset))![0].match(/\r\n|\n|\r/g);
  const lead = offset === 0 ? '' : lineEnd.repeat(Math.max(0, 2 - (ends?.length ?? 0)));
  return {
    title: `Move '${stripMarkup(placed.node.title)}' to its place`,
    edits: [replace(gapSpan(spec, own), ''), insertAt(offset, `${lead}${body}${tail}`)],
  };
}

/** The last sub-section leaves the break behind it to its parent, which that separates from the next. */
function ownSpan(spec: Spec, { start, treeEnd, parent }: PlacedSection): Span {
  const isLast = parent?.node.slot?.parent !== undefined && treeEnd === parent.treeEnd;
  return { start, end: isLast ? beforeBreak(spec, treeEnd) : treeEnd };
}

/** Where the break that ends just before an offset starts; the offset itself if there is none. */
function beforeBreak(spec: Spec, offset: number): number {
  const before = documentSlice(spec.document, { start: Math.max(0, offset - 200), end: offset });
  const found = /(?<=^|[\r\n])[ \t]*(?:---+|\*\*\*+|___+)[ \t]*[\r\n]+$/.exec(before);
  return found ? offset - (before.length - found.index) : offset;
}

/** What to take out: at the end of the document the blank lines before it go, too. */
function gapSpan({ document }: Spec, { start, end }: Span): Span {
  if (end < document.length) return { start, end };
  const before = documentSlice(document, { start: Math.max(0, start - 200), end: start });
  const blank = /(?<=[^\r\n])(\r\n|\n|\r)[\r\n]*$/.exec(before);
  return blank ? { start: start - (before.length - blank.index - blank[1]!.length), end } : { start, end };
}
