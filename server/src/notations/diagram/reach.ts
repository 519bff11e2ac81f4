/** What a line's end reaches: a box, words, the frame around it, or nothing. */
import { stepOf } from './arms.ts';
import { E, opposite, W } from './glyphs.ts';
import type { Reaching, Sheet, Target } from './line.ts';
import { isIn, type Rooms } from './rooms.ts';

const reachAside = 4;
const reachUpright = 2;
/** Blanks between a frame and a box in it that an arrow looks through. */
const maxPadding = 2;

export interface Met {
  readonly target: Target;
  /** Cell of the frame that the line meets. */
  readonly frame?: number;
  readonly isFar?: boolean;
}

/** Looks on in the direction of an end, over a few blanks. */
export function reach(sheet: Sheet, end: Reaching): Met {
  const { cells, rooms, words, live } = sheet;
  const step = stepOf(cells.grid, end.direction);
  const level = isAside(end);
  let at = end.cell;
  for (let k = 0; k < (level ? reachAside : reachUpright); k++) {
    at += step;
    const frame = rooms.frames[at]!;
    if (frame !== 0) return { target: boxAt(sheet, end, at), frame: at };
    if (words.at[at] !== 0) return { target: blockOf(sheet, words.at[at]!) };
    if (live[at] || cells.grid.glyphs[at] !== ' ') break;
    if (level) continue;
    const lid = [1, -1, 2, -2].map(d => at + d).find(cell => isLidHead(sheet, cell, end.direction));
    if (lid !== undefined) return { target: boxAt(sheet, end, lid), frame: lid };
    const near = (end.isHead ? [1, -1, 2, -2] : [1, -1]).map(d => words.at[at + d]!).find(word => word !== 0);
    if (near !== undefined) return { target: blockOf(sheet, near) };
  }
  return { target: wrapped(sheet, end) ?? farBehind(sheet, end) ?? { kind: 'nothing' }, isFar: true };
}

/** An arrowhead in a lid that its line misses. */
const isLidHead = ({ rooms, cells }: Sheet, at: number, direction: number): boolean =>
  rooms.frames[at] !== 0 && (cells.heads[at]! & direction) !== 0;

const farAside = 12;
const farUpright = 4;

/** A box behind more blanks than usual, or words in a drawing of boxes: where a tail stands alone, a reader looks back. */
function farBehind(sheet: Sheet, end: Reaching): Target | undefined {
  const { cells, rooms, words, live } = sheet;
  // A whole arrow in one glyph, far from everything, is a bullet.
  if (end.isHead || cells.heads[end.cell] !== 0) return undefined;
  const rowOf = (at: number): number => Math.floor(at / cells.grid.columns);
  const step = stepOf(cells.grid, end.direction);
  for (let k = 1; k <= (isAside(end) ? farAside : farUpright); k++) {
    const at = end.cell + k * step;
    if (at < 0 || at >= live.length || (isAside(end) && rowOf(at) !== rowOf(end.cell))) return undefined;
    if (rooms.frames[at] !== 0)
      return isIn(rooms, end.cell, rooms.frames[at]!) ? undefined : boxAt(sheet, end, at);
    if (words.at[at] !== 0 && end.direction === W && rooms.boxes.length > 0)
      return blockOf(sheet, words.at[at]!);
    if (cells.grid.glyphs[at] !== ' ') return undefined;
  }
  return undefined;
}

/** A chain of words that goes on in the next row. */
function wrapped(sheet: Sheet, { cell, direction, isHead }: Reaching): Target | undefined {
  const { cells, rooms, words } = sheet;
  const { columns, glyphs } = cells.grid;
  if (direction !== E || !isHead || rooms.boxes.length > 0) return undefined;
  const nextRow = cell - (cell % columns) + columns;
  for (let at = cell + 1; at < nextRow; at++) if (glyphs[at] !== ' ') return undefined;
  for (let at = nextRow; at < nextRow + columns; at++) {
    if (words.at[at] !== 0) return blockOf(sheet, words.at[at]!);
    if (glyphs[at] !== ' ') return undefined;
  }
  return undefined;
}

const blockOf = ({ words }: Sheet, word: number): Target => ({
  kind: 'block',
  block: words.words[word - 1]!.block,
});

/** From inside, a frame is the end of a line only where its glyph reaches inwards. */
function boxAt({ cells, rooms }: Sheet, end: Reaching, at: number): Target {
  const frame = rooms.frames[at]!;
  const isInside = isIn(rooms, end.cell, frame);
  if (isInside && ((cells.arms[at]! & opposite(end.direction)) === 0 || end.isHead)) return { kind: 'wall' };
  return {
    kind: 'box',
    box: (isAside(end) && !isInside ? childBehind(rooms, at, end.direction) : frame) - 1,
  };
}

const isAside = ({ direction }: Reaching): boolean => (direction & (E | W)) !== 0;

/** `─▶│ │ Child │ │`: beside a box that fills its row, the arrow means that box and not the frame around it. */
function childBehind(rooms: Rooms, at: number, direction: number): number {
  const frame = rooms.frames[at]!;
  const step = direction === E ? 1 : -1;
  for (let k = 1; k <= maxPadding + 1; k++) {
    const next = rooms.frames[at + k * step]!;
    if (next === frame) return frame;
    if (next !== 0) return rooms.parents[next - 1] === frame - 1 ? next : frame;
    if (rooms.inside[at + k * step] !== frame) return frame;
  }
  return frame;
}
