/** Words of a picture: stretches of text at their places, those of one box together. */

import type { DrawingNode } from '../../notations/diagram/drawing.ts';
import type { Sheet } from '../../notations/diagram/line.ts';
import { displayWidth } from '../../notations/diagram/width.ts';
import { escaped } from '../escaped.ts';
import { BASELINE, COLUMN, columnOf, middleY, type Plan, rowOf } from './plan.ts';

/** Text of one row with single blanks at most. */
export interface Run {
  readonly row: number;
  readonly left: number;
  /** Columns that it takes. */
  readonly columns: number;
  readonly text: string;
  /** The name of a node, other text of a box, or what stands beside lines. */
  readonly kind: 'name' | 'detail' | 'label';
  /** Units by which it is drawn aside of its columns. */
  readonly shift: number;
}

/** All runs: row by row, but a box's own text comes whole, as it is read. */
export function toRuns(plan: Plan, nodes: readonly DrawingNode[]): Run[] {
  const { sheet } = plan;
  const named = new Uint8Array(sheet.text.length + 1);
  for (const { start, end } of nodes.flatMap(node => node.spans)) named.fill(1, start, end);
  const groups = new Map<number, Found[]>();
  let lone = 0;
  for (const found of eachRun(sheet)) {
    const box = sheet.rooms.text[found.at] ? sheet.rooms.inside[found.at]! : 0;
    const key = box > 0 ? box : --lone;
    const group = groups.get(key);
    if (group) group.push(found);
    else groups.set(key, [found]);
  }
  return [...groups].flatMap(([key, all]) => {
    const shift = key > 0 ? centred(plan, key - 1, all) : () => 0;
    return all.map(found => {
      const kind = named[sheet.cells.grid.starts[found.at]!] ? 'name' : key > 0 ? 'detail' : 'label';
      return { ...toRun(sheet, found), kind, shift: shift(found) } as const;
    });
  });
}

interface Found {
  readonly at: number;
  readonly last: number;
}

function* eachRun(sheet: Sheet): Generator<Found> {
  const { glyphs } = sheet.cells.grid;
  const { inside } = sheet.rooms;
  for (let at = 0; at < glyphs.length; at++) {
    if (!isText(sheet, at)) continue;
    let last = at;
    for (let next = at + 1; inside[next] === inside[at]; next++) {
      if (isText(sheet, next)) last = next;
      else if (glyphs[next] !== ' ' || next > last + 1) break;
    }
    yield { at, last };
    at = last;
  }
}

/** True for cells of words: those outside lines and frames, and titles in the lines of frames. */
export function isText(sheet: Sheet, at: number): boolean {
  const { cells, rooms, live } = sheet;
  if (cells.grid.glyphs[at] === ' ' || live[at]) return false;
  const box = rooms.boxes[rooms.frames[at]! - 1];
  if (!box) return true;
  const row = rowOf(sheet, at);
  const isShelf = row === box.top || row === box.bottom || box.dividers.includes(row);
  return (
    isShelf &&
    columnOf(sheet, at) > box.left &&
    columnOf(sheet, at) < box.right &&
    cells.arms[at] === 0 &&
    cells.heads[at] === 0 &&
    !'+-=|'.includes(cells.grid.glyphs[at] || ' ')
  );
}

function toRun(sheet: Sheet, { at, last }: Found): Pick<Run, 'row' | 'left' | 'columns' | 'text'> {
  const { starts, ends } = sheet.cells.grid;
  return {
    row: rowOf(sheet, at),
    left: columnOf(sheet, at),
    columns: last - at + 1,
    text: sheet.text.slice(starts[at], ends[last]).replace(/\s/g, ' '),
  };
}

/** Columns by which text may be nearer to one edge of its box and still be meant to stand in the middle. */
const SLACK = 2;

/** If all lines of a box stand about in its middle, the shift that puts each exactly there. */
function centred({ sheet, frames }: Plan, box: number, all: readonly Found[]): (run: Found) => number {
  const { left, right } = frames[box]!;
  const offsetOf = ({ at, last }: Found): number =>
    (left + right) / 2 - ((columnOf(sheet, at) + columnOf(sheet, last) + 1) / 2) * COLUMN;
  const isCentred = !isList(sheet, all) && all.every(run => Math.abs(offsetOf(run)) <= (SLACK * COLUMN) / 2);
  return isCentred ? offsetOf : () => 0;
}

/** Columns of text, items, or more lines flush left than two that are only not quite in the middle. */
function isList(sheet: Sheet, all: readonly Found[]): boolean {
  if (new Set(all.map(({ at }) => rowOf(sheet, at))).size < all.length) return true;
  const { glyphs } = sheet.cells.grid;
  if (all.some(({ at }) => '-–•*·✓✗◦▪+'.includes(glyphs[at]!) && glyphs[at + 1] === ' ')) return true;
  const isFlush = new Set(all.map(({ at }) => columnOf(sheet, at))).size === 1;
  return isFlush && all.length > 2 && new Set(all.map(({ at, last }) => last - at)).size > 1;
}

/** A run as a `<text>` element that is as wide in every font as its columns. */
export function runMarkup({ row, left, columns, text, kind, shift }: Run): string {
  // Where wide characters were counted as one column each they have to be squeezed.
  const squeezed = displayWidth(text) > columns ? ' lengthAdjust="spacingAndGlyphs"' : '';
  const place = `x="${left * COLUMN + shift}" y="${middleY(row) + BASELINE}"`;
  return `<text class="handoff-${kind}" ${place} textLength="${columns * COLUMN}"${squeezed}>${escaped(text)}</text>`;
}
