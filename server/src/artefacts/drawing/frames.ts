/** Boxes of a picture: frames with straight edges, also where the text's drift, and the lines that divide them. */

import type { Box } from '../../notations/diagram/box.ts';
import { N, S } from '../../notations/diagram/glyphs.ts';
import type { Sheet } from '../../notations/diagram/line.ts';
import { COLUMN, columnOf, type Frame, middleX, middleY, type Plan, ROW, rowOf } from './plan.ts';
import { isText } from './runs.ts';
import { styleOf } from './style.ts';

const RADIUS = 5;

/** The frame of each box. One that its text or a box inside sticks out of is drawn wider. */
export function toFrames(sheet: Sheet): Frame[] {
  const { boxes, parents } = sheet.rooms;
  const rights = boxes.map(box => rightOf(sheet, box));
  const inward = boxes.map((_, i) => i).sort((a, b) => boxes[b]!.top - boxes[a]!.top);
  for (const child of inward) {
    const parent = parents[child]!;
    if (parent >= 0) rights[parent] = Math.max(rights[parent]!, rights[child]! + 1);
  }
  return boxes.map(({ left, top, bottom }, i) => ({
    left: middleX(left),
    top: middleY(top),
    right: middleX(rights[i]!),
    bottom: middleY(bottom),
  }));
}

/** The lid's end, or the column of the edge that text pushes out farthest. */
function rightOf({ cells }: Sheet, { top, right, rights }: Box): number {
  const { glyphs, columns } = cells.grid;
  return rights.reduce((most, column, i) => {
    const start = (top + 1 + i) * columns;
    for (let at = column - 1; at >= most; at--) if (glyphs[start + at] !== ' ') return column;
    return most;
  }, right);
}

/** Boxes around others come first and lie under the lines, the others over them. */
export function boxMarkup(plan: Plan): { around: string[]; own: string[] } {
  const { boxes, parents, isCanvas } = plan.sheet.rooms;
  const holders = new Set(parents);
  const area = (i: number): number => {
    const { left, right, top, bottom } = plan.frames[i]!;
    return (right - left) * (bottom - top);
  };
  const order = boxes.map((_, i) => i).sort((a, b) => area(b) - area(a) || a - b);
  const isAround = (i: number): boolean => holders.has(i) || isCanvas[i]!;
  return {
    around: order.filter(isAround).flatMap(i => markupOf(plan, i, 'handoff-room')),
    own: order.filter(i => !isAround(i)).flatMap(i => markupOf(plan, i, 'handoff-box')),
  };
}

function markupOf({ sheet, frames }: Plan, index: number, kind: string): string[] {
  const { left, top, right, bottom } = frames[index]!;
  const box = sheet.rooms.boxes[index]!;
  const { className, attributes } = styleOf(sheet.cells.grid.glyphs[lidCell(sheet, box)]!);
  // A dashed line has gaps enough.
  const title = attributes.includes('dasharray') ? undefined : titleIn(sheet, box, box.top);
  // The line around a box begins behind its left upper corner: a dash, the gap of the title, and a dash for the rest.
  const gap = title
    ? ` stroke-dasharray="${Math.max(0, title.from - left - RADIUS)} ${title.to - title.from} ${2 * (right - left + bottom - top)}"`
    : '';
  const place = `x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" rx="${RADIUS}"`;
  const divides = [
    ...box.dividers.map(row => dividerPath(middleY(row), { left, right }, titleIn(sheet, box, row))),
    ...uprights(sheet, box).map(({ x, from, to }) => `M${x} ${from}V${to}`),
  ];
  return [
    `<rect class="${kind}${className}" ${place} stroke="currentColor"${attributes}${gap}/>`,
    ...(divides.length > 0
      ? [`<path class="handoff-divider" d="${divides.join('')}" stroke="currentColor"/>`]
      : []),
  ];
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

const GAP = 6;

/** The stretch that words in a line of a frame take. */
function titleIn(sheet: Sheet, { left, right }: Box, row: number): Gap | undefined {
  const start = row * sheet.cells.grid.columns;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let column = left + 1; column < right; column++) {
    if (!isText(sheet, start + column)) continue;
    from = Math.min(from, column * COLUMN - GAP);
    to = (column + 1) * COLUMN + GAP;
  }
  return to < from ? undefined : { from, to };
}

const dividerPath = (y: number, { left, right }: Pick<Frame, 'left' | 'right'>, title?: Gap): string =>
  title ? `M${left} ${y}H${title.from}M${title.to} ${y}H${right}` : `M${left} ${y}H${right}`;

const lidCell = ({ cells }: Sheet, { top, left }: Box): number => top * cells.grid.columns + left + 1;

/** Lines that run down between lid, dividers and foot. */
function uprights(sheet: Sheet, box: Box): { x: number; from: number; to: number }[] {
  const shelves = new Set([box.top, ...box.dividers, box.bottom]);
  const found: { x: number; from: number; to: number }[] = [];
  for (const at of box.frame) {
    const row = rowOf(sheet, at);
    const column = columnOf(sheet, at);
    const i = row - box.top - 1;
    if (shelves.has(row) || column === box.lefts[i] || column === box.rights[i]) continue;
    if ((sheet.cells.arms[at]! & (N | S)) === 0) continue;
    found.push({
      x: column * COLUMN + COLUMN / 2,
      from: row * ROW - (shelves.has(row - 1) ? ROW / 2 : 0),
      to: (row + 1) * ROW + (shelves.has(row + 1) ? ROW / 2 : 0),
    });
  }
  return found;
}
