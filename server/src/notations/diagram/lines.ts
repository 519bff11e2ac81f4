/** Lines of a drawing: which cells hang together, also over gaps, labels, crossed lines and frames, and where they end. */
import { type Cells, stepOf } from './arms.ts';
import { directions, E, isTriangle, N, opposite, S, W } from './glyphs.ts';
import type { End, Lines, Reaching, Sheet, Tracing } from './line.ts';
import { reach } from './reach.ts';
import { isIn, type Rooms } from './rooms.ts';

/** Cells that lines are made of. */
export function liveCells(cells: Cells, rooms: Rooms): Uint8Array {
  const live = new Uint8Array(cells.arms.length);
  for (let at = 0; at < live.length; at++)
    if ((cells.arms[at] !== 0 || cells.heads[at] !== 0) && rooms.frames[at] === 0 && rooms.text[at] === 0)
      live[at] = 1;
  for (let at = 0; at < live.length; at++) if (live[at] && isOrnament(cells, live, at)) live[at] = 0;
  return live;
}

/** A triangle beside text that no line runs into, as on a button. */
function isOrnament(cells: Cells, live: Uint8Array, at: number): boolean {
  const { grid, arms, heads } = cells;
  if (!isTriangle(grid.glyphs[at]!)) return false;
  const tail = opposite(heads[at]!);
  const before = at + stepOf(grid, tail);
  if (live[before] && (arms[before]! & heads[at]!) !== 0) return false;
  const isText = (cell: number): boolean =>
    grid.glyphs[cell] !== ' ' && arms[cell] === 0 && heads[cell] === 0;
  return [-2, -1, 1, 2].some(d => isText(at + d));
}

/** Follows every line to its ends. */
export function readLines(sheet: Sheet): Lines {
  const { cells, live } = sheet;
  const tracing: Tracing = {
    ...sheet,
    links: new Map(),
    used: new Uint8Array(live.length),
    touches: [],
    inline: [],
  };
  const all: number[] = [];
  for (let at = 0; at < live.length; at++) if (live[at]) all.push(at);
  for (const at of all) tracing.links.set(at, []);
  for (const at of all) for (const direction of [E, S]) joinNext(tracing, at, direction);
  for (const at of all)
    for (const direction of [E, S]) if (isLoose(tracing, at, direction)) bridge(tracing, at, direction);
  const ends: End[] = [];
  for (const at of all)
    for (const direction of directions) {
      if (isLoose(tracing, at, direction)) pushEnd(tracing, ends, { cell: at, direction, isHead: false });
      if ((cells.heads[at]! & direction) !== 0) pushEnd(tracing, ends, { cell: at, direction, isHead: true });
    }
  return { links: tracing.links, ends, touches: tracing.touches, inline: tracing.inline };
}

const isLoose = ({ cells, used }: Tracing, at: number, direction: number): boolean =>
  (cells.arms[at]! & direction) !== 0 && (used[at]! & direction) === 0;

/** True if a line leaves the cell on that side and does not lead on yet. */
const isOpen = (tracing: Tracing, at: number, side: number): boolean =>
  tracing.live[at] === 1 && isLoose(tracing, at, side);

export function link(tracing: Tracing, a: number, b: number): void {
  tracing.links.get(a)?.push(b);
  tracing.links.get(b)?.push(a);
}

function lead(tracing: Tracing, from: number, to: number, direction: number): void {
  link(tracing, from, to);
  tracing.used[from]! |= direction;
  tracing.used[to]! |= opposite(direction);
}

function joinNext(tracing: Tracing, at: number, direction: number): void {
  const next = at + stepOf(tracing.cells.grid, direction);
  if (!tracing.live[next]) return;
  if (isOpen(tracing, at, direction) && isOpen(tracing, next, opposite(direction)))
    lead(tracing, at, next, direction);
}

function bridge(tracing: Tracing, at: number, direction: number): void {
  const to = overGap(tracing, at, direction) ?? overLabel(tracing, at, direction);
  if (to !== undefined) lead(tracing, at, to, direction);
}

/** The cell at which a line goes on behind a frame, a line that it crosses, blanks or a step aside. */
function overGap(tracing: Tracing, at: number, direction: number): number | undefined {
  const { cells, rooms, words, live } = tracing;
  const step = stepOf(cells.grid, direction);
  const back = opposite(direction);
  const next = at + step;
  const behind = next + step;
  const frame = rooms.frames[next]!;
  if (frame !== 0) {
    const passes = isOpen(tracing, behind, back) && (isIn(rooms, at, frame) || isIn(rooms, behind, frame));
    return passes ? behind : undefined;
  }
  if (live[next]) {
    const across = direction === E ? N | S : E | W;
    return (cells.arms[next]! & across) === across && isOpen(tracing, behind, back) ? behind : undefined;
  }
  // A blank within words belongs to the label.
  if (cells.grid.glyphs[next] !== ' ' || words.at[next] !== 0) return undefined;
  if (direction === S) {
    const aside = [next - 1, next + 1].filter(cell => isOpen(tracing, cell, back));
    if (aside.length === 1) return aside[0];
    return isOpen(tracing, behind, back) ? behind : undefined;
  }
  for (let k = 1, cell = behind; k <= 3; k++, cell++) {
    if (isOpen(tracing, cell, back)) return cell;
    if (cells.grid.glyphs[cell] !== ' ' || rooms.frames[cell] !== 0) return undefined;
  }
  return undefined;
}

/** The cell at which a line goes on behind a label that stands in it. */
function overLabel(tracing: Tracing, at: number, direction: number): number | undefined {
  const { cells, words, rooms } = tracing;
  const found: number[] = [];
  let cell = at;
  if (direction === S) {
    if (rooms.boxes.length === 0 || cells.heads[at] !== 0) return undefined;
    for (let k = 0; k < 4; k++) {
      cell += cells.grid.columns;
      if (words.at[cell] === 0) break;
      found.push(words.at[cell]! - 1);
    }
  } else {
    for (let k = 0; k < 3 && words.at[cell] === 0; k++) cell++;
    if (words.at[cell] === 0) return undefined;
    const word = words.words[words.at[cell]! - 1]!;
    found.push(words.at[cell]! - 1);
    cell += word.right - word.left + 1;
    for (let k = 0; k < 2 && cells.grid.glyphs[cell] === ' '; k++) cell++;
  }
  if (found.length === 0 || !isOpen(tracing, cell, opposite(direction))) return undefined;
  if (direction !== S && cells.heads[cell] !== 0) return undefined;
  for (const word of found) tracing.inline.push({ word, cell: at });
  return cell;
}

/** What a loose side or a head meets; a line that runs against another joins it instead of ending. */
function pushEnd(tracing: Tracing, ends: End[], end: Reaching): void {
  const { cells, live } = tracing;
  const next = end.cell + stepOf(cells.grid, end.direction);
  if (live[next]) {
    link(tracing, end.cell, next);
    tracing.touches.push([end.cell, next]);
    return;
  }
  const met = reach(tracing, end);
  const isHead = end.isHead || (met.frame !== undefined && entersFrame(tracing, met.frame, end.direction));
  ends.push({ ...end, isHead, target: met.target, isFar: met.isFar ?? false });
}

/** An arrowhead that stands in the frame where the line meets it, or aside where no other line does. */
function entersFrame({ cells, live, rooms }: Tracing, at: number, direction: number): boolean {
  const aside = direction === N || direction === S ? 1 : cells.grid.columns;
  const back = stepOf(cells.grid, opposite(direction));
  const points = (cell: number): boolean =>
    (cells.heads[cell]! & direction) !== 0 && rooms.frames[cell] === rooms.frames[at];
  if ([at, at - aside, at + aside].some(points)) return true;
  return drift.some(d => points(at + d * aside) && live[at + d * aside + back] === 0);
}

/** Columns by which an arrowhead in a lid may stand aside of its line. */
const drift = [-2, 2, -3, 3, -4, 4, -5, 5];
