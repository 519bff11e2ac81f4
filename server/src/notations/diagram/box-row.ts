/** Rows of boxes: what stands between the edges of the box around an offset, and how a name fits in there. */
import type { Edit } from '../../text/edit.ts';
import { type Span, textOf } from '../../text/span.ts';
import { type Picture, readPicture } from './drawing.ts';
import { MARGIN } from './grid.ts';
import { lineEdits } from './line-edits.ts';
import { widenAt } from './widen.ts';
import { displayWidth } from './width.ts';

export interface BoxRow {
  readonly picture: Picture;
  readonly box: number;
  /** Between the edges of the row. */
  readonly span: Span;
  /** Columns between the edges of the box. */
  readonly width: number;
  /** The name that the box has so far; it may be empty. */
  readonly name: string;
}

/** The row of a box that holds nothing but text; undefined outside of boxes, and where lines or other boxes stand in the row. */
export function boxRowAt(text: string, offset: number): BoxRow | undefined {
  const picture = readPicture(text);
  if (!picture) return undefined;
  const { cells, rooms } = picture.sheet;
  const { columns, starts, ends } = cells.grid;
  const row = text.slice(0, offset).split(/\r\n|\n|\r/).length - 1 + MARGIN;
  const box = rooms.boxes.findIndex(({ top, bottom, lefts, rights }, i) => {
    const [left, right] = [lefts[row - top - 1], rights[row - top - 1]];
    if (row <= top || row >= bottom || left === undefined || right === undefined || right < 0) return false;
    const first = row * columns;
    const isAround = ends[first + left]! <= offset && offset <= starts[first + right]!;
    if (!isAround) return false;
    for (let at = first + left + 1; at < first + right; at++)
      if (rooms.inside[at] !== i + 1 || cells.arms[at] !== 0) return false;
    return true;
  });
  const own = rooms.boxes[box];
  if (!own) return undefined;
  const at = row - own.top - 1;
  const span = {
    start: ends[row * columns + own.lefts[at]!]!,
    end: starts[row * columns + own.rights[at]!]!,
  };
  const name = picture.drawing.nodes.find(
    node => node.box?.top === own.top - MARGIN && node.box.left === own.left - MARGIN,
  )?.name;
  return { picture, box, span, width: own.right - own.left - 1, name: name ?? textOf(text, span).trim() };
}

export interface Fitted {
  /** For the span of the row. */
  readonly newText: string;
  /** In other lines, where the box grows. */
  readonly others: readonly Edit[];
}

/** A name between the edges of a row, in their middle; the box grows where it has to. */
export function fitInRow({ picture, box, span, width }: BoxRow, name: string): Fitted {
  const free = width - displayWidth(name);
  if (free >= 2) {
    const left = free >> 1;
    return { newText: ' '.repeat(left) + name + ' '.repeat(free - left), others: [] };
  }
  const { text } = picture.sheet;
  const column = picture.sheet.rooms.boxes[box]!.right;
  const wider = widenAt(picture, { column, by: 2 - free, cut: 'stays' });
  const others = lineEdits(text, wider).filter(edit => !isOnLine(text, edit.span, span.start));
  return { newText: ` ${name} `, others };
}

const isOnLine = (text: string, { start }: Span, offset: number): boolean => {
  const between = text.slice(Math.min(start, offset), Math.max(start, offset));
  return !/[\r\n]/.test(between);
};
