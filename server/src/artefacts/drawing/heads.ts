/** Arrowheads of a picture: triangles whose tips touch the frames that they point at. */

import { stepOf } from '../../notations/diagram/arms.ts';
import { directions, opposite } from '../../notations/diagram/glyphs.ts';
import {
  COLUMN,
  columnOf,
  frameSide,
  HALF,
  HEAD,
  isLevel,
  middleX,
  middleY,
  type Plan,
  rowOf,
  sideOf,
  signOf,
} from './plan.ts';

/** One path with all heads; none where there are none. */
export function headMarkup(plan: Plan): string[] {
  const { cells, live, rooms } = plan.sheet;
  const all: string[] = [];
  for (let at = 0; at < live.length; at++) {
    const isDrawn = live[at] === 1 || (rooms.frames[at] !== 0 && cells.arms[at] !== 0);
    if (!isDrawn || cells.heads[at] === 0) continue;
    for (const direction of directions)
      if ((cells.heads[at]! & direction) !== 0) all.push(headPath(plan, at, direction));
  }
  return all.length > 0 ? [`<path class="handoff-head" d="${all.join('')}" fill="currentColor"/>`] : [];
}

/** The coordinate of a head's tip: at the frame before it, or at the frame that it stands in. */
export function tipOf(plan: Plan, at: number, direction: number): number {
  const { cells, rooms } = plan.sheet;
  const next = at + stepOf(cells.grid, direction);
  const isInFrame = rooms.frames[at] !== 0;
  const isOutside = rooms.inside[next] !== rooms.frames[at];
  if (isInFrame && !isOutside) return frameSide(plan, at, direction)!;
  const frame = frameBefore(plan, next, direction);
  if (frame !== undefined) return frame;
  const isFree = cells.grid.glyphs[next] === ' ' && isLevel(direction);
  return sideOf(plan.sheet, at, direction) + (isFree ? (signOf(direction) * COLUMN) / 4 : 0);
}

const maxBlanks = { level: 3, upright: 1 };

/** The frame that stands there or behind a few blanks. */
function frameBefore(plan: Plan, next: number, direction: number): number | undefined {
  const { cells } = plan.sheet;
  let at = next;
  for (let blanks = isLevel(direction) ? maxBlanks.level : maxBlanks.upright; blanks > 0; blanks--) {
    if (cells.grid.glyphs[at] !== ' ' || plan.sheet.rooms.frames[at] !== 0) break;
    at += stepOf(cells.grid, direction);
  }
  return frameSide(plan, at, direction);
}

function headPath(plan: Plan, at: number, direction: number): string {
  const { sheet } = plan;
  const isDouble = (sheet.cells.heads[at]! & opposite(direction)) !== 0;
  const tip = tipOf(plan, at, direction);
  const base = tip - signOf(direction) * (isDouble ? HEAD / 2 : HEAD);
  const aside = isLevel(direction) ? middleY(rowOf(sheet, at)) : middleX(columnOf(sheet, at));
  return isLevel(direction)
    ? `M${tip} ${aside}L${base} ${aside - HALF}V${aside + HALF}Z`
    : `M${aside} ${tip}L${aside - HALF} ${base}H${aside + HALF}Z`;
}
