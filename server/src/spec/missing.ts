/** Missing sections: which the document lacks, and where each belongs. */

import type { SectionSlot } from '../template/template.ts';
import { levelShift } from './outline.ts';
import type { PlacedSection, Spec } from './spec.ts';

export interface Missing {
  readonly slot: SectionSlot;
  /** Offset at which its text is to be inserted. */
  readonly offset: number;
  /** The section it belongs in, if the document has it. */
  readonly parent?: PlacedSection;
  /** How many levels deeper than in the template its headings must be. */
  readonly deeper: number;
}

/** Sections that are neither there nor excused: a missing parent stands for its children. */
export function missingSections(
  { outline, sections, template }: Pick<Spec, 'outline' | 'sections' | 'template'>,
  hasHeader: boolean,
): Missing[] {
  const found = new Map<SectionSlot, PlacedSection[]>();
  for (const section of sections) {
    const { slot } = section.node;
    const known = slot && found.get(slot);
    if (known) known.push(section);
    else if (slot) found.set(slot, [section]);
  }
  const deeper = levelShift(outline);
  const excused = (slot: SectionSlot): boolean => {
    if (slot.optional || found.has(slot)) return true;
    if (slot === template.header?.section && hasHeader) return true;
    const parents = slot.parent ? found.get(slot.parent) : undefined;
    if (slot.parent && slot.parent.level > 1 && !parents) return true;
    return parents?.some(p => isExcuse(p, slot)) ?? false;
  };
  return template.sections
    .filter(slot => !excused(slot))
    .map(slot => {
      const parent = slot.parent ? found.get(slot.parent)?.[0] : undefined;
      const shift = parent ? parent.node.level - slot.parent!.level : deeper;
      return {
        slot,
        offset: offsetFor(slot, { found, sections, parent }),
        ...(parent ? { parent } : {}),
        deeper: shift,
      };
    });
}

/** A section that does not apply needs no sub-sections; one with content of its own needs none that the author would name. */
function isExcuse(parent: PlacedSection, slot: SectionSlot): boolean {
  const { content } = parent.section;
  if (content === 'reasoned' || content === 'bare') return true;
  return slot.named !== '' && content === 'filled';
}

interface Places {
  readonly found: ReadonlyMap<SectionSlot, readonly PlacedSection[]>;
  readonly sections: readonly PlacedSection[];
  readonly parent: PlacedSection | undefined;
}

/** Behind the nearest sibling before it; else before the nearest behind it; else at the end of its parent's own text. */
function offsetFor(slot: SectionSlot, { found, sections, parent }: Places): number {
  const siblings = slot.parent?.children ?? [slot];
  const index = siblings.indexOf(slot);
  const inPlace = (s: SectionSlot): PlacedSection[] => (found.get(s) ?? []).filter(p => !p.node.moved);
  for (let i = index - 1; i >= 0; i--) {
    const last = inPlace(siblings[i]!).at(-1);
    if (last) return last.treeEnd;
  }
  for (let i = index + 1; i < siblings.length; i++) {
    const next = inPlace(siblings[i]!)[0];
    if (next) return next.start;
  }
  if (parent) return parent.end;
  if (slot.level === 1) return sections.find(s => s.node.level > 0)?.start ?? sections.at(-1)?.treeEnd ?? 0;
  return sections.at(-1)?.treeEnd ?? 0;
}
