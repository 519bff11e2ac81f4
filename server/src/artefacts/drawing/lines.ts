/** Lines of a picture: what each cell of a line reaches, joined to long strokes, with round corners. */

import { stepOf } from '../../notations/diagram/arms.ts';
import { directions, E, N, opposite, S, W } from '../../notations/diagram/glyphs.ts';
import type { Sheet } from '../../notations/diagram/line.ts';
import { readLines } from '../../notations/diagram/lines.ts';
import { tipOf } from './heads.ts';
import {
  COLUMN,
  columnOf,
  frameSide,
  HEAD,
  isLevel,
  middleOf,
  middleX,
  middleY,
  type Plan,
  rowOf,
  sideOf,
  signOf,
} from './plan.ts';
import { type Style, styleOf, styles } from './style.ts';

const RADIUS = 5;

interface Stretch {
  readonly from: number;
  to: number;
  readonly style: Style;
}

interface Ink {
  /** Stretches by the y, or the x, that they have in common. */
  readonly level: Map<number, Stretch[]>;
  readonly upright: Map<number, Stretch[]>;
  readonly corners: string[];
}

/** One path for each style of line. */
export function lineMarkup(plan: Plan): string[] {
  const { sheet } = plan;
  const ink: Ink = { level: new Map(), upright: new Map(), corners: bridges(sheet) };
  for (let at = 0; at < sheet.live.length; at++) if (sheet.live[at]) drawCell(plan, ink, at);
  return styles.flatMap(style => {
    const all = [
      ...pathsOf(ink.level, style, (y, { from, to }) => `M${from} ${y}H${to}`),
      ...pathsOf(ink.upright, style, (x, { from, to }) => `M${x} ${from}V${to}`),
      ...(style === styles[0] ? ink.corners : []),
    ];
    if (all.length === 0) return [];
    return [
      `<path class="handoff-line${style.className}" d="${all.join('')}" stroke="currentColor"${style.attributes}/>`,
    ];
  });
}

const pathsOf = (
  lines: Ink['level'],
  style: Style,
  toPath: (key: number, stretch: Stretch) => string,
): string[] =>
  [...lines].flatMap(([key, all]) => all.filter(s => s.style === style).map(stretch => toPath(key, stretch)));

function drawCell(plan: Plan, ink: Ink, at: number): void {
  const { cells } = plan.sheet;
  const arms = cells.arms[at]!;
  const isCorner = corners.has(arms) && cells.heads[at] === 0;
  if (isCorner) ink.corners.push(cornerPath(plan.sheet, at, arms));
  // In the order of the coordinate, so that a stretch only ever has to be compared with the last one.
  for (const direction of [W, E, N, S]) {
    if ((arms & direction) === 0) continue;
    const start = startOf(plan, at, { direction, isCorner });
    const end = armEnd(plan, at, direction);
    if ((end - start) * signOf(direction) <= 0) continue;
    const lines = isLevel(direction) ? ink.level : ink.upright;
    const key = middleOf(plan.sheet, at, isLevel(direction) ? N : E);
    add(lines, key, {
      from: Math.min(start, end),
      to: Math.max(start, end),
      style: styleOf(cells.grid.glyphs[at]!),
    });
  }
}

const corners: ReadonlySet<number> = new Set([N | E, N | W, S | E, S | W]);

/** Where a cell's arm begins: in its middle, behind a round corner, or behind the head that stands in it. */
function startOf(
  plan: Plan,
  at: number,
  { direction, isCorner }: { direction: number; isCorner: boolean },
): number {
  const middle = middleOf(plan.sheet, at, direction);
  const ahead = opposite(direction);
  if ((plan.sheet.cells.heads[at]! & ahead) !== 0)
    return tipOf(plan, at, ahead) + signOf(direction) * (HEAD - 1);
  return isCorner ? middle + signOf(direction) * RADIUS : middle;
}

/** Where a cell's arm ends: at a frame, in the middle of a line that it runs against, or at the cell's side. */
function armEnd(plan: Plan, at: number, direction: number): number {
  const { cells, live } = plan.sheet;
  const next = at + stepOf(cells.grid, direction);
  const frame = frameSide(plan, next, direction);
  if (frame !== undefined)
    return frame - ((cells.heads[next]! & direction) !== 0 ? signOf(direction) * (HEAD - 1) : 0);
  const isRail =
    live[next] === 1 &&
    cells.heads[next] === 0 &&
    cells.arms[next] !== 0 &&
    (cells.arms[next]! & opposite(direction)) === 0;
  if (isRail) return middleOf(plan.sheet, next, direction);
  const isFree = cells.heads[at] !== 0 && cells.grid.glyphs[next] === ' ' && isLevel(direction);
  return sideOf(plan.sheet, at, direction) + (isFree ? (signOf(direction) * COLUMN) / 2 : 0);
}

function add(lines: Map<number, Stretch[]>, key: number, stretch: Stretch): void {
  const all = lines.get(key) ?? [];
  const last = all[all.length - 1];
  if (last && last.style === stretch.style && stretch.from <= last.to)
    last.to = Math.max(last.to, stretch.to);
  else all.push(stretch);
  lines.set(key, all);
}

function cornerPath(sheet: Sheet, at: number, arms: number): string {
  const x = middleX(columnOf(sheet, at));
  const y = middleY(rowOf(sheet, at));
  const aside = x + (arms & E ? RADIUS : -RADIUS);
  const along = y + (arms & S ? RADIUS : -RADIUS);
  return `M${aside} ${y}Q${x} ${y} ${x} ${along}`;
}

/** Pieces that close the gaps over which a line goes on, unless a word or another line stands there. */
function bridges(sheet: Sheet): string[] {
  const { grid } = sheet.cells;
  const paths: string[] = [];
  for (const [at, others] of readLines(sheet).links)
    for (const to of others) {
      if (to <= at || directions.some(direction => at + stepOf(grid, direction) === to)) continue;
      const x = middleX(columnOf(sheet, at));
      const y = middleY(rowOf(sheet, at));
      if (rowOf(sheet, at) === rowOf(sheet, to)) {
        if (isClear(grid.glyphs, at, { to, step: 1 }))
          paths.push(`M${sideOf(sheet, at, E)} ${y}H${sideOf(sheet, to, W)}`);
      } else if (columnOf(sheet, at) !== columnOf(sheet, to))
        paths.push(`M${x} ${sideOf(sheet, at, S)}H${middleX(columnOf(sheet, to))}`);
      else if (isClear(grid.glyphs, at, { to, step: grid.columns }))
        paths.push(`M${x} ${sideOf(sheet, at, S)}V${sideOf(sheet, to, N)}`);
    }
  return paths;
}

function isClear(
  glyphs: readonly string[],
  from: number,
  { to, step }: { to: number; step: number },
): boolean {
  for (let at = from + step; at < to; at += step) if (glyphs[at] !== ' ') return false;
  return true;
}
