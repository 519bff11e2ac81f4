/** Boxes of a drawing: closed frames, also where an edge drifts, and the lines that divide them. */
import type { Cells } from './arms.ts';
import type { Box, Sides } from './box.ts';
import { dividerRows, frameOf } from './frames.ts';
import { E, isBlank, N, S } from './glyphs.ts';
import { isEnd, lidEnds, lidRun } from './lids.ts';
import { drifts, leftWall, overflow, rightWall, type Walls } from './walls.ts';

const maxBoxes = 400;
const maxTries = 6;

/** All closed boxes, by their left upper corners in reading order. */
export function readBoxes(cells: Cells): Box[] {
  const { arms } = cells;
  const boxes: Box[] = [];
  const owned = new Uint8Array(arms.length);
  const pushed = new Int16Array(cells.grid.rows);
  let effort = 60 * arms.length + 100_000;
  for (let at = 0; at < arms.length && boxes.length < maxBoxes && effort > 0; at++) {
    if (!isUpperLeft(cells, at) || owned[at]) continue;
    const lid = lidRun(cells, at);
    const walls = leftWall(cells, at, pushed);
    effort -= (lid.length + walls.columns.length) * 8;
    const box =
      lid.length > 0
        ? (close(cells, at, { lid, walls }) ?? closeBroken(cells, at, { lid, walls }))
        : undefined;
    if (!box) continue;
    giveWay(cells, boxes, box);
    boxes.push(box);
    effort -= box.frame.length * 4;
    for (const cell of box.frame) owned[cell] = 1;
    box.rights.forEach((column, i) => {
      pushed[box.top + 1 + i] = column < 0 ? 0 : column - box.right;
    });
  }
  return boxes;
}

/** A plain corner; where lines meet in one glyph no box begins, but a `+` may be any corner, also above an edge pushed out. */
function isUpperLeft({ grid, arms }: Cells, at: number): boolean {
  if (grid.glyphs[at] === '+') return (arms[at]! & (E | S)) === (E | S) || arms[at] === E;
  return arms[at] === (E | S);
}

/** The largest box of a corner whose lid, left edge, foot and right edge agree. */
function close(cells: Cells, at: number, found: { lid: number[]; walls: Walls }): Box | undefined {
  const { columns } = cells.grid;
  for (const corner of lidEnds(cells, found.lid).slice(0, maxTries)) {
    for (const foot of found.walls.feet.slice(0, maxTries)) {
      const right = corner % columns;
      const push = (foot % columns) - (at % columns);
      const footRight = footEnd(cells, foot, Math.abs(push) > 1 ? right + push : right);
      if (footRight === undefined) continue;
      const box = toBox(cells, at, { right, foot, footRight, lefts: found.walls.columns });
      if (box) return box;
    }
  }
  return undefined;
}

/** A straight box around text, one of whose corners is something else. */
function closeBroken(
  cells: Cells,
  at: number,
  { lid, walls }: { lid: number[]; walls: Walls },
): Box | undefined {
  const { columns } = cells.grid;
  const end = lid[lid.length - 1]!;
  const left = at % columns;
  const below = at + (walls.columns.length + 1) * columns;
  for (const corner of [end, end + 1]) {
    for (const foot of [...walls.feet.slice(0, 1), below]) {
      const footRight = foot - left + (corner % columns);
      const run = lidRun(cells, (cells.arms[foot]! & E) !== 0 ? foot : foot + 1);
      const reaches = run[run.length - 1] === footRight || run[run.length - 1] === footRight - 1;
      const proper = [
        isEnd(cells, corner, S),
        foot !== below || walls.feet.includes(below),
        isEnd(cells, footRight, N),
      ];
      if (!reaches || proper.filter(isProper => !isProper).length !== 1) continue;
      const box = toBox(cells, at, {
        right: corner % columns,
        foot,
        footRight: footRight % columns,
        lefts: walls.columns,
      });
      if (!box || !isStraight(box) || isEmpty(cells, box)) continue;
      return { ...box, brokenCorner: [corner, foot, footRight][proper.indexOf(false)]! };
    }
  }
  return undefined;
}

const isStraight = ({ left, right, lefts, rights }: Box): boolean =>
  lefts.every(column => column === left) && rights.every(column => column === right);

/** Column at which a foot ends below the lid's right corner. */
function footEnd(cells: Cells, foot: number, right: number): number | undefined {
  const run = lidRun(cells, foot);
  const row = foot - (foot % cells.grid.columns);
  const inRun = new Set(run);
  return drifts
    .map(d => row + right + d)
    .filter(cell => inRun.has(cell) && isEnd(cells, cell, N))
    .map(cell => cell - row)[0];
}

interface Outline {
  readonly right: number;
  readonly foot: number;
  readonly footRight: number;
  readonly lefts: readonly number[];
}

function toBox(cells: Cells, at: number, { right, foot, footRight, lefts }: Outline): Box | undefined {
  const { columns } = cells.grid;
  const left = at % columns;
  const top = (at - left) / columns;
  const bottom = Math.floor(foot / columns);
  const height = bottom - top - 1;
  if (height < 1) return undefined;
  const rights = Array.from({ length: height }, (_, i) =>
    rightWall(cells, top + 1 + i, { left, right, footRight, wall: lefts[i] ?? left }),
  );
  const missing = rights.filter(column => column < 0).length;
  if (missing > height * 0.4) return undefined;
  const footLeft = foot % columns;
  const outline = { top, bottom, left, right, footLeft, footRight, lefts: lefts.slice(0, height), rights };
  if (cells.grid.glyphs[at]! < '\u2190' && isEmpty(cells, outline)) return undefined;
  return framed(cells, outline);
}

function framed(cells: Cells, outline: Sides): Box {
  const dividers = dividerRows(cells, outline);
  return { ...outline, dividers, frame: frameOf(cells, outline, dividers) };
}

/** An edge that turns out to be that of a box inside: the one around it is farther out. */
function giveWay(cells: Cells, boxes: Box[], inner: Box): void {
  const { columns } = cells.grid;
  boxes.forEach((outer, index) => {
    if (outer.left >= inner.left || outer.bottom < inner.bottom || outer.right <= inner.right) return;
    const rights = outer.rights.map((column, i) => {
      const row = outer.top + 1 + i;
      const isShared =
        row > inner.top && row < inner.bottom && column >= 0 && column === inner.rights[row - inner.top - 1];
      return isShared ? overflow(cells, row * columns + column + 1) : column;
    });
    if (rights.some((column, i) => column !== outer.rights[i]))
      boxes[index] = framed(cells, { ...outer, rights });
  });
}

/** Plain characters that close around nothing are lines that run in a circle. */
function isEmpty({ grid }: Cells, { top, bottom, left, right }: Sides): boolean {
  for (let row = top + 1; row < bottom; row++)
    for (let column = left + 1; column < right; column++)
      if (!isBlank(grid.glyphs[row * grid.columns + column]!)) return false;
  return true;
}
