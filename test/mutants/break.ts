/** Breaking: mutants of one replacement, one row less, or two values that changed places. */

import { type CellText, cellOf, type SpecRow } from '../../server/src/spec/rows.ts';
import type { PlacedSection } from '../../server/src/spec/spec.ts';
import { type Edit, replace } from '../../server/src/text/edit.ts';
import { type Span, shift } from '../../server/src/text/span.ts';
import type { Mutant } from './mutant.ts';

/** What a mutant is called and which rules must find it. */
export interface Break {
  readonly name: string;
  readonly rules: readonly string[];
}

/** A stretch replaced; the finding is expected there, unless elsewhere is given. */
export function put(of: Break, span: Span, newText: string, at?: Span): Mutant {
  const by = newText.length - (span.end - span.start);
  const own = { start: span.start, end: span.start + newText.length };
  const moved = at && at.start >= span.end ? shift(at, by) : at;
  return { ...of, edits: [replace(span, newText)], span: moved ?? own };
}

/** A whole line taken out; the finding is expected at a place before it or, moved, behind it. */
export function dropRow(of: Break, text: string, { row, at }: { row: Span; at: Span }): Mutant {
  const start = text.lastIndexOf('\n', row.start - 1) + 1;
  return put(of, { start, end: text.indexOf('\n', row.end) + 1 }, '', at);
}

/** Two stretches that change places; the finding is expected at the second. */
export const swap = (of: Break, text: string, [a, b]: readonly [Span, Span]): Mutant => {
  const [low, high] = [text.slice(a.start, a.end), text.slice(b.start, b.end)];
  const edits: Edit[] = [replace(a, high), replace(b, low)];
  const start = b.start + high.length - low.length;
  return { ...of, edits, span: { start, end: start + low.length } };
};

export const is = (name: string, ...rules: readonly string[]): Break => ({ name, rules });

/** The cell of a role, at its place in the document. */
export const placedCell = (placed: PlacedSection, row: SpecRow, role: string): CellText | undefined => {
  const cell = cellOf(row, role);
  return cell && { ...cell, span: shift(cell.span, placed.origin) };
};
