/** Lids and feet of boxes: horizontal runs that titles, arrowheads and other lines may interrupt. */
import type { Cells } from './arms.ts';
import { E, isBlank, N, S, W } from './glyphs.ts';

const maxTitle = 80;

/** Cells of the run that leaves a cell to the right, without that cell. */
export function lidRun(cells: Cells, from: number): number[] {
  const { arms, heads, grid } = cells;
  const run: number[] = [];
  if ((arms[from]! & E) === 0) return run;
  const end = from - (from % grid.columns) + grid.columns - 1;
  let at = from + 1;
  while (at < end) {
    const sides = arms[at]!;
    if (sides & W && heads[at] === 0) {
      run.push(at);
      if ((sides & E) === 0) return run;
      at++;
    } else if ((heads[at]! & (N | S)) !== 0 && (arms[at + 1]! & W) !== 0) run.push(at++);
    else {
      const next = behindTitle(cells, at, end);
      if (next === undefined || run.length === 0) return run;
      for (; at < next; at++) run.push(at);
    }
  }
  return run;
}

/** First cell behind a title in a run, as in `┌─ Title ─┐`. */
function behindTitle({ grid, arms }: Cells, from: number, end: number): number | undefined {
  let blanks = 0;
  let text = 0;
  for (let at = from; at < Math.min(end, from + maxTitle); at++) {
    const sides = arms[at]!;
    if (sides & W && text > 0) return at;
    if (sides & (N | S)) return undefined;
    blanks = isBlank(grid.glyphs[at]!) ? blanks + 1 : 0;
    if (blanks > 2) return undefined;
    if (blanks === 0) text++;
  }
  return undefined;
}

/** Cells of a run at which a box may end on the right, the farthest first. */
export const lidEnds = (cells: Cells, run: readonly number[]): number[] =>
  run.filter(at => isEnd(cells, at, S)).reverse();

/** A corner from the left to one side, or a `+` at which the run ends: the edge may be pushed out. */
export const isEnd = ({ grid, arms }: Cells, at: number, side: number): boolean =>
  (arms[at]! & (side | W)) === (side | W) || (grid.glyphs[at] === '+' && arms[at] === W);
