/** Edits in tables: the blanks behind a cell give or take what its text changes, so that aligned pipes stay where they are. */

import type { Row } from '../blocks/block.ts';
import { displayWidth } from '../notations/diagram/width.ts';
import type { PlacedSection } from '../spec/spec.ts';
import { type Edit, insertAt, replace } from '../text/edit.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift, textOf } from '../text/span.ts';

/** The edits with what keeps the pipes of their rows in place; all of them inside the section, as offsets of the document. */
export function withPadding(placed: PlacedSection, edits: readonly Edit[]): Edit[] {
  const { text } = placed.section;
  const grown = new Map<Span, { growth: number; last: Edit }>();
  for (const edit of edits) {
    const own = shift(edit.span, -placed.origin);
    const cell = cellsOf(placed.section).find(({ start, end }) => start <= own.start && own.end <= end);
    if (!cell) continue;
    const growth = displayWidth(edit.newText) - displayWidth(textOf(text, own));
    grown.set(cell, { growth: growth + (grown.get(cell)?.growth ?? 0), last: edit });
  }
  const padding = [...grown].flatMap(([cell, { growth, last }]) =>
    padCell(placed, cell, growth).map(pad => ({ pad, last })),
  );
  return [
    ...edits.map(edit => {
      // A name that ends its cell takes the blanks along: two edits at one place could come in either order.
      const joined = padding.find(({ pad, last }) => last === edit && pad.span.start === edit.span.end);
      return joined
        ? replace({ start: edit.span.start, end: joined.pad.span.end }, edit.newText + joined.pad.newText)
        : edit;
    }),
    ...padding.filter(({ pad, last }) => pad.span.start !== last.span.end).map(({ pad }) => pad),
  ];
}

/** The cells of the tables of a section that somebody aligned: two blanks before a pipe stand there for nothing else. */
const cellsOf = memo(({ text, tables }: PlacedSection['section']): readonly Span[] =>
  tables.flatMap(({ table }) => {
    const rows: readonly Row[] = [table.header, ...table.rows];
    const isAligned = rows.some(({ span }) => /\S {2,}\|/.test(textOf(text, span)));
    return isAligned ? rows.flatMap(row => row.cells.map(cell => cell.span)) : [];
  }),
);

function padCell({ section: { text }, origin }: PlacedSection, { end }: Span, growth: number): Edit[] {
  let pipe = end;
  while (text[pipe] === ' ') pipe++;
  const spare = pipe - end - 1;
  if (text[pipe] !== '|' || growth === 0) return [];
  if (growth < 0) return [insertAt(origin + end, ' '.repeat(-growth))];
  const taken = Math.min(growth, spare);
  return taken > 0 ? [replace({ start: origin + end, end: origin + end + taken }, '')] : [];
}
