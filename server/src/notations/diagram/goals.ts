/** Where the uprights of each row of a drawing should stand: edges of boxes under their corners, all else where it is. */
import { E, N, S, W } from './glyphs.ts';
import type { Sheet } from './line.ts';

/** An upright of a row, and the column that it should have. */
export interface Goal {
  readonly at: number;
  readonly to: number;
  /** The box whose right edge it is; such an edge may move. */
  readonly box?: number;
}

export interface Plan {
  /** Boxes to straighten. */
  readonly boxes: ReadonlySet<number>;
  /** Column of each box's right edge. */
  readonly rights: readonly number[];
  /** Columns from which on everything moves to the right. */
  readonly cuts: readonly Cut[];
  /** Lines that lost their neighbours with the wall before them go back to these, too. */
  readonly follows: boolean;
}

export interface Cut {
  readonly column: number;
  readonly by: number;
}

const moved = (column: number, cuts: readonly Cut[]): number =>
  cuts.reduce((to, cut) => (column >= cut.column ? to + cut.by : to), column);

/** Goals of each row from left to right; rows in which nothing moves are left out. */
export function goalsOf(sheet: Sheet, plan: Plan): Goal[][] {
  const { columns, rows } = sheet.cells.grid;
  const found = wallGoals(sheet, plan);
  return Array.from({ length: rows }, (_, row) => {
    const goals: Goal[] = [];
    let drift = 0;
    for (let at = row * columns; at < (row + 1) * columns; at++) {
      const wall = found.get(at);
      if (wall) {
        goals.push(wall);
        drift = wall.to - moved(at % columns, plan.cuts);
      } else if (isUpright(sheet, at)) {
        const by =
          plan.follows && drift !== 0 && !isJoined(sheet, at, 0) && isJoined(sheet, at, drift) ? drift : 0;
        goals.push({ at, to: moved((at % columns) + by, plan.cuts) });
      }
    }
    return goals;
  }).filter(goals => goals.some(({ at, to }) => at % columns !== to));
}

/** Lines that run up or down, corners, and arrowheads that point up or down. */
function isUpright({ cells, rooms, live }: Sheet, at: number): boolean {
  if (!live[at] && rooms.frames[at] === 0) return false;
  return ((cells.arms[at]! | cells.heads[at]!) & (N | S)) !== 0;
}

/** True if an upright that stood so many columns further right would go on in the row above or below. */
function isJoined({ cells }: Sheet, at: number, by: number): boolean {
  const { columns } = cells.grid;
  const column = (at % columns) + by;
  if (column < 0 || column >= columns) return false;
  const above = cells.arms[at + by - columns] ?? 0;
  const below = cells.arms[at + by + columns] ?? 0;
  const arms = cells.arms[at]!;
  return ((arms & N) !== 0 && (above & S) !== 0) || ((arms & S) !== 0 && (below & N) !== 0);
}

function wallGoals({ rooms, cells }: Sheet, { boxes, rights, cuts }: Plan): Map<number, Goal> {
  const { columns } = cells.grid;
  const goals = new Map<number, Goal>();
  rooms.boxes.forEach((box, i) => {
    const straight = boxes.has(i);
    const wider = rights[i]! - box.right;
    const edge = moved(box.right, cuts) + wider;
    const set = (row: number, column: number): void => {
      const to = straight ? edge : moved(column, cuts) + wider;
      if (column >= 0) goals.set(row * columns + column, { at: row * columns + column, to, box: i });
    };
    const lid = box.top * columns + box.left;
    goals.set(lid, { at: lid, to: moved(box.left, cuts) });
    const foot = box.bottom * columns + box.footLeft;
    goals.set(foot, { at: foot, to: moved(straight ? box.left : box.footLeft, cuts) });
    set(box.top, box.right);
    set(box.bottom, box.footRight);
    box.rights.forEach((column, k) => {
      set(box.top + 1 + k, column);
      const left = (box.top + 1 + k) * columns + box.lefts[k]!;
      goals.set(left, { at: left, to: moved(straight ? box.left : box.lefts[k]!, cuts) });
    });
  });
  return goals;
}

export const isStroke = (arms: number): boolean => (arms & (N | S)) === 0 && (arms & (E | W)) === (E | W);
