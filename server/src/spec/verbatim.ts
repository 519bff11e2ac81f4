/** Verbatim text: the stretches of a section that are taken as they are, and a cursor over stretches in order. */

import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import type { Section } from './section.ts';

/** Fences, indented code, HTML and front matter, in order; those inside of lists and quotes as well. */
export const verbatimIn: (section: Section) => readonly Span[] = memo(({ part, fences }) => {
  const blocks = part.blocks.filter(b => b.kind === 'code' || b.kind === 'html' || b.kind === 'frontmatter');
  return [...fences.map(f => f.fence), ...blocks].map(b => b.span).sort((a, b) => a.start - b.start);
});

/** What of `items`, in order of their spans, holds an offset; to be asked for offsets that rise. */
export function cursorOver<T extends { readonly span: Span }>(
  items: readonly T[],
): (offset: number) => T | undefined {
  let next = 0;
  return offset => {
    while (next < items.length && items[next]!.span.end <= offset) next++;
    const item = items[next];
    return item && item.span.start <= offset ? item : undefined;
  };
}
