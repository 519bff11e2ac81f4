/** Strokes: lines that hang together, with their ends. Where two lines cross, each part that makes sense alone is one. */

import { withFlow } from './flow.ts';
import { ALL, N, S } from './glyphs.ts';
import type { End, Lines, Sheet } from './line.ts';

export interface Stroke {
  /** Cells as `links` counts them. */
  readonly cells: readonly number[];
  readonly ends: readonly End[];
  /** Places where one of its lines runs against another's side. */
  readonly touches: number;
}

/** Cells looked at for crossings; more than any drawing takes that can be followed by eye. */
const maxEffort = 60_000;

/** All strokes, by their first cells. Parts the links of crossings. */
export function toStrokes(sheet: Sheet, lines: Lines): Stroke[] {
  const endsAt = new Map<number, End[]>();
  for (const end of lines.ends) endsAt.set(end.cell, [...(endsAt.get(end.cell) ?? []), end]);
  const crossings = [...lines.links.keys()].filter(
    at => sheet.cells.arms[at] === ALL && lines.links.get(at)!.length === 4,
  );
  const size = sheet.live.length;
  const parted = crossings.filter(at => partCrossing(sheet, lines.links, at));
  let effort = maxEffort;
  // All are parted first: two lines may cross twice.
  for (const at of parted) effort -= effort > 0 ? mendCrossing({ lines, endsAt, size }, at) : 0;
  const touchesAt = new Map<number, Lines['touches'][number][]>();
  for (const touch of lines.touches) touchesAt.set(touch[0], [...(touchesAt.get(touch[0]) ?? []), touch]);
  const seen = new Set<number>();
  return [...lines.links.keys()].flatMap(start => {
    if (seen.has(start)) return [];
    const cells = together(lines.links, start);
    for (const cell of cells) seen.add(cell);
    const own = cells.filter(cell => cell < size);
    const touches = own.flatMap(cell => touchesAt.get(cell) ?? []);
    const ends = withFlow(sheet, lines.links, { ends: own.flatMap(cell => endsAt.get(cell) ?? []), touches });
    return [{ cells, ends, touches: touches.length }];
  });
}

interface View {
  readonly lines: Lines;
  readonly endsAt: ReadonlyMap<number, readonly End[]>;
  readonly size: number;
}

/** Parts a crossing into two lines; the level one counts from the number of cells on. */
function partCrossing(sheet: Sheet, links: Lines['links'], at: number): boolean {
  const size = sheet.live.length;
  const isUpright = (other: number): boolean => isBelowOrAbove(sheet, at, other % size);
  const upright = links.get(at)!.filter(isUpright);
  const level = links.get(at)!.filter(other => !isUpright(other));
  if (upright.length !== 2 || level.length !== 2) return false;
  relink(links, level, [at, at + size]);
  links.set(at, upright);
  links.set(at + size, level);
  return true;
}

/** Joins a crossing again where one of its lines makes no sense alone; gives the number of cells looked at. */
function mendCrossing({ lines: { links }, endsAt, size }: View, at: number): number {
  const upright = together(links, at);
  const level = together(links, at + size);
  const ends = [upright, level].map(cells => cells.flatMap(cell => endsAt.get(cell) ?? []).filter(isReal));
  const makesSense = ends.every(isArrow) || (ends.every(isPlain) && isStraight(ends[1]!));
  if (!makesSense) {
    relink(links, links.get(at + size)!, [at + size, at]);
    links.set(at, [...links.get(at)!, ...links.get(at + size)!]);
    links.delete(at + size);
  }
  return upright.length + level.length;
}

const isBelowOrAbove = ({ cells }: Sheet, at: number, other: number): boolean => {
  const { columns } = cells.grid;
  return Math.floor(at / columns) !== Math.floor(other / columns) && (cells.arms[at]! & (N | S)) !== 0;
};

function relink(
  links: Map<number, number[]>,
  cells: readonly number[],
  [from, to]: readonly [number, number],
): void {
  for (const cell of cells)
    links.set(
      cell,
      links.get(cell)!.map(other => (other === from ? to : other)),
    );
}

const isArrow = (ends: readonly End[]): boolean =>
  ends.some(end => end.isHead) && ends.some(end => !end.isHead);

const isPlain = (ends: readonly End[]): boolean => ends.length >= 2 && !ends.some(end => end.isHead);

/** A rail that collects or spreads lines turns up or down at both ends; a line that crosses does not. */
const isStraight = (ends: readonly End[]): boolean => ends.every(end => (end.direction & (N | S)) === 0);

export const isReal = ({ target }: End): boolean => target.kind === 'box' || target.kind === 'block';

/** Cells that hang together with one, in the order in which they are met. */
function together(links: ReadonlyMap<number, readonly number[]>, start: number): number[] {
  const seen = new Set([start]);
  for (const cell of seen) for (const next of links.get(cell) ?? []) seen.add(next);
  return [...seen];
}
