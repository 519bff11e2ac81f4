/** Symbols: the sections as a tree, for editors without a Markdown outline of their own. */

import type { PlacedSection, Spec } from '../spec/spec.ts';
import { stripMarkup } from '../template/key.ts';
import { type Span, shift } from '../text/span.ts';

export interface SectionSymbol {
  readonly name: string;
  /** `endpoint`, `entity` and other kinds of the template; empty for plain sections. */
  readonly kind: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly SectionSymbol[];
}

export const symbolsOf = (spec: Spec): SectionSymbol[] =>
  spec.sections.filter(s => !s.parent && s.section.part.heading).map(toSymbol);

function toSymbol(placed: PlacedSection): SectionSymbol {
  const { part, slot } = placed.section;
  const heading = part.heading!;
  return {
    name: stripMarkup(part.title) || '(untitled)',
    kind: slot?.kind ?? '',
    span: { start: placed.start, end: placed.treeEnd },
    nameSpan: shift(heading.content, placed.origin),
    children: placed.children.filter(c => c.section.part.heading).map(toSymbol),
  };
}
