/** Moves the uprights of a row to their columns by taking out or putting in blanks and strokes between them. */
import { type Edit, insertAt } from '../../text/edit.ts';
import { isBlank } from './glyphs.ts';
import { type Goal, isStroke } from './goals.ts';
import type { Sheet } from './line.ts';

export interface Row {
  readonly edits: readonly Edit[];
  /** The first upright before which there is too much text. */
  readonly tight?: Goal;
  /** Columns that it lacks. */
  readonly lacks: number;
}

/** Edits of one row, or the upright that cannot get to its column. */
export function settleRow(sheet: Sheet, goals: readonly Goal[]): Row {
  const { columns } = sheet.cells.grid;
  const edits: Edit[] = [];
  let from = goals[0]!.at - (goals[0]!.at % columns);
  let moved = 0;
  for (const goal of goals) {
    const by = goal.to - (goal.at % columns) - moved;
    moved += by;
    const stretch = { from, to: goal.at, isFirst: from % columns === 0 };
    from = goal.at + 1;
    if (by === 0) continue;
    if (by > 0) edits.push(widen(sheet, stretch, by));
    else {
      const cut = narrow(sheet, stretch, -by);
      if (cut.lacks > 0) return { edits: [], tight: goal, lacks: cut.lacks };
      edits.push(...cut.edits);
    }
  }
  return { edits, lacks: 0 };
}

/** Cells between two uprights. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

function widen(sheet: Sheet, { from, to }: Stretch, by: number): Edit {
  const { glyphs, starts } = sheet.cells.grid;
  const last = to - 1;
  if (last < from || !isBlank(glyphs[last]!)) {
    const stroke = strokesIn(sheet, { from, to })[0];
    if (stroke !== undefined) return insertAt(starts[stroke]!, glyphs[stroke]!.repeat(by));
    const blank = blanksIn(sheet, { from, to })[0];
    if (blank !== undefined && sheet.words.at[last] === 0 && sheet.rooms.text[last] === 0)
      return insertAt(starts[blank]!, ' '.repeat(by));
  }
  return insertAt(starts[to]!, ' '.repeat(by));
}

/** Takes out blanks before the upright, then blanks behind the one before, then strokes; text and one stroke remain. */
function narrow(sheet: Sheet, stretch: Stretch, by: number): { edits: Edit[]; lacks: number } {
  const { starts, ends } = sheet.cells.grid;
  const spare = [...blanksIn(sheet, stretch), ...strokesIn(sheet, stretch).slice(1)];
  const cells = spare.slice(0, by);
  const edits = cells.map(at => ({ span: { start: starts[at]!, end: ends[at]! }, newText: '' }));
  return { edits, lacks: by - cells.length };
}

/** Blanks at the end of a stretch from right to left, then those at its start; one at each side of a text stays. */
function blanksIn({ cells }: Sheet, { from, to }: Stretch): number[] {
  const { glyphs, starts } = cells.grid;
  const isSpare = (at: number): boolean => isBlank(glyphs[at]!) && starts[at]! >= 0;
  let end = to;
  while (end > from && isSpare(end - 1)) end--;
  let start = from;
  while (start < end && isSpare(start)) start++;
  const behind = Array.from({ length: to - end }, (_, i) => to - 1 - i);
  const before = Array.from({ length: start - from }, (_, i) => start - 1 - i);
  return [...behind.slice(0, end > from ? -1 : undefined), ...before.slice(0, -1)];
}

/** Strokes of level lines, from right to left. */
function strokesIn({ cells, live, rooms }: Sheet, { from, to }: Stretch): number[] {
  const strokes: number[] = [];
  for (let at = to - 1; at >= from; at--)
    if (isStroke(cells.arms[at]!) && cells.heads[at] === 0 && (live[at] === 1 || rooms.frames[at] !== 0))
      strokes.push(at);
  return strokes;
}
