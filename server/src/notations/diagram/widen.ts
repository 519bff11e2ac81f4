/** Widens a drawing: all that stands right of a column moves on, and the lines that cross the column grow. */
import { applyEdits, type Edit, insertAt } from '../../text/edit.ts';
import type { Cells } from './arms.ts';
import type { Picture } from './drawing.ts';
import { E, isBlank, W } from './glyphs.ts';
import { isStroke } from './goals.ts';

export interface Widening {
  /** Of the grid; the columns come in before it. */
  readonly column: number;
  readonly by: number;
  /** Whether a text that the column would cut stays as a whole or moves on. */
  readonly cut: 'stays' | 'moves';
}

/** The text with columns put in; only blanks and strokes come in. */
export function widenAt({ sheet }: Picture, widening: Widening): string {
  const { cells, text } = sheet;
  const { rows, columns } = cells.grid;
  const edits: Edit[] = [];
  for (let row = 0; row < rows; row++) {
    const edit = widenRow(cells, row * columns + widening.column, widening);
    if (edit) edits.push(edit);
  }
  return applyEdits(text, edits);
}

/** Lines grow; no text is cut. */
function widenRow(cells: Cells, at: number, { by, cut }: Widening): Edit | undefined {
  const { glyphs, starts } = cells.grid;
  if (connects(cells, at)) {
    const stroke = [at - 1, at].find(cell => isStroke(cells.arms[cell]!)) ?? -1;
    const glyph = glyphs[stroke] ?? (glyphs[at - 1]! < '\u2500' ? '-' : '─');
    return insertAt(starts[at]!, glyph.repeat(by));
  }
  let to = at;
  while (isInside(cells, to)) to += cut === 'stays' ? 1 : -1;
  return starts[to]! < 0 ? undefined : insertAt(starts[to]!, ' '.repeat(by));
}

/** A line runs from the cell before into this one. */
const connects = ({ arms, heads }: Cells, at: number): boolean =>
  ((arms[at - 1]! & E) !== 0 || (heads[at - 1]! & W) !== 0) &&
  ((arms[at]! & W) !== 0 || (heads[at]! & E) !== 0);

/** A text goes on from the cell before into this one, perhaps over a single blank. */
function isInside(cells: Cells, at: number): boolean {
  const isText = (cell: number): boolean =>
    !isBlank(cells.grid.glyphs[cell]!) && cells.arms[cell] === 0 && cells.heads[cell] === 0;
  if (isText(at)) return isText(at - 1) || (isBlank(cells.grid.glyphs[at - 1]!) && isText(at - 2));
  return isBlank(cells.grid.glyphs[at]!) && isText(at - 1) && isText(at + 1);
}
