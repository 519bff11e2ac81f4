/** Numbered lists: the numbers as they are written. */

import { listMarker } from '../blocks/line.ts';
import { contentEnd } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import type { Section } from './section.ts';
import { cursorOver, verbatimIn } from './verbatim.ts';

export interface NumberedItem {
  /** Number and mark, within the section's chunk. */
  readonly span: Span;
  readonly number: number;
  /** `.` or `)`. */
  readonly mark: string;
  /** Lines below belong to it. */
  readonly isLong: boolean;
}

/** The numbered lists of a section, inner ones apart; items that begin within a line are in none. */
export const numberedListsIn: (section: Section) => readonly (readonly NumberedItem[])[] = memo(section => {
  const verbatimAt = cursorOver(verbatimIn(section).map(span => ({ span })));
  return section.part.blocks.flatMap(({ kind, span }) =>
    kind === 'list' ? readLists(section.text, span, at => verbatimAt(at) !== undefined) : [],
  );
});

type Growing = { -readonly [K in keyof NumberedItem]: NumberedItem[K] };

interface Open {
  readonly indent: number;
  readonly mark: string;
  readonly items: Growing[];
}

function readLists(text: string, { start, end }: Span, isVerbatim: (offset: number) => boolean): Growing[][] {
  const lists: Growing[][] = [];
  // Lists that go on, the outermost first; deeper ones than these are left alone.
  let open: Open[] = [];
  for (let at = start; at < end; ) {
    const lineEnd = Math.min(end, contentEnd(text, at));
    const first = at + /^[ \t]*/.exec(text.slice(at, Math.min(lineEnd, at + 40)))![0].length;
    const hides = isVerbatim(at);
    const marker = hides ? undefined : listMarker(text, first, lineEnd);
    if (marker) {
      const indent = first - at;
      open = open.filter(o => o.indent < indent || (o.indent === indent && o.mark === marker.mark));
      const item = {
        span: { start: first, end: marker.end },
        number: marker.number ?? 0,
        mark: marker.mark,
        isLong: false,
      };
      for (const outer of open) if (outer.indent < indent) outer.items.at(-1)!.isLong = true;
      const same = open.find(o => o.indent === indent);
      if (same) same.items.push(item);
      else if (open.length < 20) {
        const items = [item];
        open.push({ indent, mark: marker.mark, items });
        if (marker.number !== undefined) lists.push(items);
      }
    } else if (first < lineEnd) for (const { items } of open) items.at(-1)!.isLong = true;
    at = lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1);
  }
  return lists;
}
