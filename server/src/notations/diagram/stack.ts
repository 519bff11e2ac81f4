/** Where boxes stand that are drawn below each other, and the frames around some of them. */
import { displayWidth } from './width.ts';

export interface ToStack {
  /** Lines of its name. */
  readonly lines: readonly string[];
  /** Rows that the lines at its side need. */
  readonly rows: number;
  /** Index of the frame around it, which comes before all that it holds. */
  readonly parent?: number | undefined;
}

/** Rows and columns of its corners, from 0. */
export interface Stacked {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Rows for its name, below the lid. */
  readonly height: number;
}

/** Rows between two boxes: for a line, its label and its head. */
export const gapRows = 3;
const leastWidth = 8;
const padding = 3;
const maxDepth = 6;

/** Places of all boxes from a column on; undefined where frames lie too deep. `least` is how wide they are at least. */
export function stack(
  boxes: readonly ToStack[],
  { left, least }: { left: number; least: number },
): Stacked[] | undefined {
  const depths: number[] = [];
  for (const { parent } of boxes) depths.push(parent === undefined ? 0 : depths[parent]! + 1);
  const deepest = Math.max(0, ...depths);
  if (deepest > maxDepth) return undefined;
  const width = Math.max(leastWidth, least, ...boxes.flatMap(({ lines }) => lines.map(displayWidth))) + 2;
  const holders = new Set(boxes.map(({ parent }) => parent));
  const placed: Stacked[] = [];
  const place = (index: number, top: number): number => {
    const isFrame = holders.has(index);
    const inset = (isFrame ? depths[index]! : deepest) * padding;
    const height = Math.max(boxes[index]!.rows, boxes[index]!.lines.length);
    const bottom = isFrame ? placeAll(index, top + height + 1) : top + height + 1;
    const right = left + width + 1 + 2 * deepest * padding - inset;
    placed[index] = { top, bottom, left: left + inset, right, height };
    return bottom;
  };
  /** Places what a frame holds; gives the row below. */
  const placeAll = (parent: number | undefined, top: number): number => {
    let row = top;
    for (const [index, box] of boxes.entries())
      if (box.parent === parent) row = place(index, row) + 1 + gapRows;
    return row - gapRows;
  };
  placeAll(undefined, 0);
  return placed;
}

/** Index of the next box in the same frame; −1 for none. */
export const nextTo = (boxes: readonly Pick<ToStack, 'parent'>[], index: number): number =>
  boxes.findIndex(({ parent }, i) => i > index && parent === boxes[index]!.parent);
