/** Names of boxes: the lines of text at their head. */
import { type Span, trimSpan } from '../../text/span.ts';
import type { Cells } from './arms.ts';
import { isBlank } from './glyphs.ts';
import type { Rooms } from './rooms.ts';
import type { Words } from './words.ts';

/** Spans of the lines of a box's name; none for a box without text. */
export function nameOf(
  view: { cells: Cells; rooms: Rooms; words: Words; text: string },
  index: number,
): Span[] {
  const box = view.rooms.boxes[index]!;
  const title = lidTitle(view, index);
  if (title) return [title];
  const lines: Span[] = [];
  for (let row = box.top + 1; row < box.bottom; row++) {
    if (box.dividers.includes(row)) {
      if (lines.length > 0) break;
      continue;
    }
    const line = lineIn(view, index, row);
    if (line === 'child') break;
    if (
      line === undefined
        ? lines.length > 0
        : lines.length > 0 &&
          isItem(view.text.slice(line.start, line.end)) &&
          !isOpen(view.text.slice(lines.at(-1)!.start, lines.at(-1)!.end))
    )
      break;
    if (line) lines.push(line);
  }
  return lines;
}

const isItem = (line: string): boolean => /^(?:[-•*·✓✗◦▪‣–+]|\d+[.)]) ?/.test(line) || /^[─═-]{3}/.test(line);

/** A bracket that the next line closes. */
const isOpen = (line: string): boolean => line.lastIndexOf('(') > line.lastIndexOf(')');

/** A box's own text in a row; `child` where a box of it stands. */
function lineIn(
  { cells, rooms, words, text }: { cells: Cells; rooms: Rooms; words: Words; text: string },
  index: number,
  row: number,
): Span | 'child' | undefined {
  const { grid } = cells;
  const box = rooms.boxes[index]!;
  const i = row - box.top - 1;
  const right = box.rights[i]! < 0 ? box.right : box.rights[i]!;
  let start = -1;
  let end = -1;
  for (let column = box.lefts[i]! + 1; column < right; column++) {
    const at = row * grid.columns + column;
    if (rooms.inside[at] !== index + 1) return 'child';
    if (rooms.frames[at] !== 0) {
      if (start >= 0) break;
      continue;
    }
    if (isBlank(grid.glyphs[at]!)) continue;
    if (rooms.text[at] === 0 && words.at[at] === 0) return 'child';
    if (start < 0) start = grid.starts[at]!;
    end = grid.ends[at]!;
  }
  return start < 0 ? undefined : trimSpan(text, { start, end });
}

/** Text in the lid, as in `┌─ Title ─┐`. */
function lidTitle(
  { cells, rooms, text }: { cells: Cells; rooms: Rooms; text: string },
  index: number,
): Span | undefined {
  const { grid } = cells;
  const { top, left, right } = rooms.boxes[index]!;
  let start = -1;
  let end = -1;
  for (let at = top * grid.columns + left + 1; at < top * grid.columns + right; at++) {
    if (cells.arms[at] !== 0 || cells.heads[at] !== 0 || isBlank(grid.glyphs[at]!)) continue;
    if (start < 0) start = grid.starts[at]!;
    end = grid.ends[at]!;
  }
  return start < 0 ? undefined : trimSpan(text, { start, end });
}
