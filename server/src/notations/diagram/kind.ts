/** What a drawing is: only graphs have edges; trees, screens, tables and charts in time look like them and have none. */

import type { Box } from './box.ts';
import { E, N, S, W } from './glyphs.ts';
import type { Graph } from './graph.ts';
import type { Sheet } from './line.ts';
import type { DrawingNode } from './nodes.ts';

export type DrawingKind = 'graph' | 'states' | 'sequence' | 'tree' | 'mockup' | 'table' | 'unknown';

/** Kinds that show before any line is followed. */
export function looseKindOf(sheet: Sheet): DrawingKind | undefined {
  if (isTree(sheet)) return 'tree';
  return isSequence(sheet) ? 'sequence' : undefined;
}

/** Kind of a drawing whose edges are known. */
export function kindOf(sheet: Sheet, graph: Graph): DrawingKind {
  const { edges } = graph;
  const touchesBox = edges.some(({ from, to }) => from?.box || to?.box);
  if (edges.length > 0 && (touchesBox || isMostlyGraph(sheet, graph))) {
    if (!edges.some(edge => edge.certain || edge.heads !== 'none') && isScreen(sheet)) return 'mockup';
    return isStates(sheet, graph) ? 'states' : 'graph';
  }
  const { boxes, parents } = sheet.rooms;
  if (boxes.length === 0) return 'unknown';
  if (isScreen(sheet)) return 'mockup';
  if (boxes.some(({ dividers }) => dividers.length > 0) && boxes.length === 1) return 'table';
  const leaves = boxes.filter((_, i) => !parents.includes(i));
  return leaves.length > 1 && !boxes.some(box => isDivided(sheet, box.top, box.left)) ? 'graph' : 'mockup';
}

function isDivided({ cells }: Sheet, top: number, left: number): boolean {
  const { columns } = cells.grid;
  for (let at = top * columns + left + 1; ((cells.arms[at] ?? 0) & W) !== 0; at++)
    if (cells.arms[at] === (E | S | W)) return true;
  return false;
}

/** File trees and outlines: rows that branch off a stem, with words behind. */
function isTree({ text, rooms }: Sheet): boolean {
  if (rooms.boxes.length > 0) return false;
  const rows = text.split(/\r\n|\r|\n/).filter(row => row.trim() !== '');
  const branches = rows.filter(
    row =>
      /^[\s│┃|]*(?:[├└┣┗╰╠╚][─━═╌-]+|[|`+\\][-_]{2,}) ?[^\s─━>]/.test(row) &&
      !/[─━-][▶►→>]\s*(?:[│|]\s*)?$|[◀◄←<][─━-]/.test(row),
  );
  return branches.length >= 2 && branches.length >= rows.length * 0.3;
}

const leastLife = 4;

/** Sequence charts: arrows run to and fro between lines that run down the drawing. */
function isSequence(sheet: Sheet): boolean {
  const { cells, live } = sheet;
  const { columns } = cells.grid;
  const lives = lifelines(sheet);
  if (lives.size < 2) return false;
  const rows = new Set<number>();
  for (let at = 0; at < live.length; at++) {
    const pointing = live[at] ? cells.heads[at]! & (E | W) : 0;
    if (pointing === 0) continue;
    if (meetsLife(sheet, lives, { at, step: pointing & E ? 1 : -1 })) rows.add(Math.floor(at / columns));
  }
  return rows.size >= (isHeaded(sheet, lives) ? 1 : 2);
}

/** True if words in one row stand at the head of two lines of life at least, and there are no boxes. */
function isHeaded({ words, rooms, cells }: Sheet, lives: ReadonlySet<number>): boolean {
  const first = words.words[0]?.row ?? 0;
  const heads = [...lives].filter(column => words.at[first * cells.grid.columns + column] !== 0);
  return rooms.boxes.length === 0 && heads.length >= 2;
}

/** True if an arrowhead stands on or right before a line of life, and not before a box. */
function meetsLife(
  { rooms, cells }: Sheet,
  lives: ReadonlySet<number>,
  { at, step }: { at: number; step: number },
): boolean {
  for (let k = 0; k < 4; k++) {
    const next = at + k * step;
    if (rooms.frames[next] !== 0) return false;
    if (lives.has(next % cells.grid.columns)) return true;
  }
  return false;
}

/** Columns in which a line runs down most of the rows below the first boxes. */
function lifelines({ cells, live, rooms }: Sheet): Set<number> {
  const { columns, rows } = cells.grid;
  const counts = new Map<number, number>();
  let last = 0;
  for (let at = 0; at < live.length; at++) {
    if (!live[at]) continue;
    if (Math.floor(at / columns) > last) last = Math.floor(at / columns);
    if ((cells.arms[at]! & (N | S)) === (N | S))
      counts.set(at % columns, (counts.get(at % columns) ?? 0) + 1);
  }
  const head = rooms.boxes.reduce(
    (bottom, box) => (box.top < rows / 3 ? Math.max(bottom, box.bottom) : bottom),
    0,
  );
  const least = Math.max(leastLife, (last - Math.max(head, 4)) * 0.5);
  return new Set([...counts].filter(([, count]) => count >= least).map(([column]) => column));
}

/** Words joined by arrows make a graph if there is little else: prose has arrows, too, and charts have axes. */
function isMostlyGraph({ words, rooms }: Sheet, { edges, rows }: Graph): boolean {
  if (edges.some(({ heads }) => heads !== 'none') && !edges.some(({ certain }) => certain)) return false;
  const all = new Set(
    words.words.filter(({ room }) => room === 0 || rooms.isCanvas[room - 1]).map(({ row }) => row),
  );
  const part = [...all].filter(row => rows.has(row)).length;
  return part >= all.size * 0.6;
}

/** Buttons, check boxes, bars and fields are drawn on screens. */
const controls = /\[[A-Z+✓✗×x][^\][]*\]|\[ ?[ xX✓] ?\]|\( ?[ •●] ?\)|[☐☑☒░▒▓█○◉]|_{4,}|▼ ?\]/g;

const isScreen = ({ text }: Sheet): boolean => (text.match(controls) ?? []).length >= 2;

/** States have names of one word, and arrows that say what happens. */
function isStates({ rooms }: Sheet, { nodes, edges }: Graph): boolean {
  const used = nodes.filter(node => edges.some(({ from, to }) => from === node || to === node));
  const isState = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_-]*(?: ?[([][^)\]]*[)\]])?$/u.test(name);
  // A box with fields under its name is an entity.
  const isEntity = nodes.some((node, i) => used.includes(node) && hasMore(node, rooms.boxes[i]));
  if (isEntity || used.length < 2 || !used.every(({ name }) => isState(name))) return false;
  const isCode = used.every(({ name }) => /^(?:[A-Z][A-Z0-9_]+|[a-z]+(?:_[a-z]+)+)(?: ?[([].*)?$/.test(name));
  return isCode || edges.filter(edge => edge.label || !edge.from).length * 2 >= edges.length;
}

function hasMore({ spans }: DrawingNode, box: Box | undefined): boolean {
  return box !== undefined && (box.dividers.length > 0 || box.bottom - box.top - 1 - spans.length > 2);
}
