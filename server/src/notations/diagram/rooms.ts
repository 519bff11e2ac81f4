/** Rooms of a drawing: which box each cell lies in, which boxes hold others, and which cells are plain text. */
import type { Cells } from './arms.ts';
import type { Box } from './box.ts';
import { N, S } from './glyphs.ts';

export interface Rooms {
  readonly boxes: readonly Box[];
  /** Box whose frame a cell belongs to, 1 for the first; 0 for none. */
  readonly frames: Int32Array;
  /** Innermost box that a cell lies in, 1 for the first; 0 for none. Frames count as inside. */
  readonly inside: Int32Array;
  /** Index of the box around each box; −1 for none. */
  readonly parents: readonly number[];
  /** True for boxes that hold boxes or arrows of their own. */
  readonly isCanvas: readonly boolean[];
  /** 1 where a box's own text stands, and nothing is a line. */
  readonly text: Uint8Array;
}

const maxEffort = 3_000_000;

/** Undefined where boxes lie in boxes so deep that no person drew them. */
export function toRooms(cells: Cells, boxes: readonly Box[]): Rooms | undefined {
  const size = cells.arms.length;
  const frames = new Int32Array(size);
  const inside = new Int32Array(size);
  const order = boxes.map((_, i) => i).sort((a, b) => area(boxes[b]!) - area(boxes[a]!));
  if (order.reduce((sum, i) => sum + area(boxes[i]!), 0) > maxEffort) return undefined;
  const parents = new Array<number>(boxes.length).fill(-1);
  for (const i of order) {
    const { top, left } = boxes[i]!;
    parents[i] = inside[top * cells.grid.columns + left]! - 1;
    eachCell(cells, boxes[i]!, at => {
      inside[at] = i + 1;
    });
  }
  boxes.forEach((box, i) => {
    for (const at of box.frame) if (frames[at] === 0 || inside[at] === i + 1) frames[at] = i + 1;
  });
  const text = new Uint8Array(size);
  const isCanvas = boxes.map((box, i) => {
    const children = parents.flatMap((parent, child) => (parent === i ? [boxes[child]!] : []));
    const open = sectionsOf(box).map(section => isOpen(cells, { box, section, children, frames }));
    sectionsOf(box).forEach((section, s) => {
      if (!open[s])
        eachCell(cells, section, at => {
          if (frames[at] === 0 && inside[at] === i + 1) text[at] = 1;
        });
    });
    return open.includes(true);
  });
  return { boxes, frames, inside, parents, isCanvas, text };
}

interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
}

const area = ({ top, bottom, left, right }: Area): number => (bottom - top + 1) * (right - left + 1);

/** Stretches of a box from divider to divider, dividers included. */
export function sectionsOf(box: Box): Area[] {
  const shelves = [box.top, ...box.dividers, box.bottom];
  return shelves.slice(1).map((bottom, i) => ({
    top: shelves[i]!,
    bottom,
    left: box.left,
    right: box.right,
    lefts: box.lefts.slice(shelves[i]! - box.top, bottom - box.top - 1),
    rights: box.rights.slice(shelves[i]! - box.top, bottom - box.top - 1),
  }));
}

function eachCell(
  { grid }: Cells,
  { top, bottom, left, right, lefts, rights }: Area,
  visit: (at: number) => void,
): void {
  for (let row = top; row <= bottom; row++) {
    const wall = rights[row - top - 1] ?? right;
    const end = wall < 0 ? right : wall;
    const start = lefts[row - top - 1] ?? left;
    for (let column = start; column <= end; column++) visit(row * grid.columns + column);
  }
}

/** A section is drawn in if it holds boxes or an arrow that runs down or up; anything else in it is prose. */
function isOpen(
  cells: Cells,
  at: { box: Box; section: Area; children: readonly Box[]; frames: Int32Array },
): boolean {
  const { section, children, frames } = at;
  if (children.some(({ top }) => top > section.top && top < section.bottom)) return true;
  const { grid, arms, heads } = cells;
  let found = false;
  eachCell(cells, section, cell => {
    if (frames[cell] !== 0 || found) return;
    const pointing = heads[cell]!;
    const tail = pointing & S ? cell - grid.columns : pointing & N ? cell + grid.columns : -1;
    found = tail >= 0 && frames[tail] === 0 && (arms[tail]! & (pointing & S ? S : N)) !== 0;
  });
  return found;
}

/** True if a cell lies in a box, or in a box of that box; boxes count from 1. */
export function isIn({ inside, parents }: Rooms, at: number, box: number): boolean {
  for (let room = inside[at]!; room !== 0; room = parents[room - 1]! + 1) if (room === box) return true;
  return false;
}
