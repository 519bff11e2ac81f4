/** Labels of a drawing: words in, beside, above or below a line. */

import type { Link } from './edges.ts';
import { E, N, S, W } from './glyphs.ts';
import type { Lines, Sheet } from './line.ts';
import type { Word } from './words.ts';

/** Words of each edge's label, in reading order. */
export function labelsOf(sheet: Sheet, lines: Lines, links: readonly Link[]): Word[][] {
  const taken = takenBlocks(links);
  const edgesAt = new Map<number, number[]>();
  links.forEach(({ path }, edge) => {
    for (const cell of path) {
      const at = cell % sheet.live.length;
      edgesAt.set(at, [...(edgesAt.get(at) ?? []), edge]);
    }
  });
  const found = links.map((): Candidate[] => []);
  const inline = new Map(lines.inline.map(({ word, cell }) => [word, cell]));
  sheet.words.words.forEach((word, index) => {
    const cell = inline.get(index) ?? (taken.has(word.block) ? undefined : nearestCell(sheet, word, edgesAt));
    const edges = cell === undefined ? [] : (edgesAt.get(cell) ?? []);
    for (const edge of edges) found[edge]!.push({ word, among: edges.length, isInline: inline.has(index) });
  });
  return found.map(best);
}

interface Candidate {
  readonly word: Word;
  /** Edges that share the cell it stands at. */
  readonly among: number;
  readonly isInline: boolean;
}

/** Words in the line go before those beside it; on a branch its own label says more than the trunk's. */
function best(all: readonly Candidate[]): Word[] {
  const words = all.some(word => word.isInline) ? all.filter(word => word.isInline) : all;
  const closest = words.reduce((least, { among }) => Math.min(least, among), Number.POSITIVE_INFINITY);
  return words.filter(({ among }) => among === closest).map(({ word }) => word);
}

function takenBlocks(links: readonly Link[]): Set<number> {
  const taken = new Set<number>();
  for (const { from, to } of links)
    for (const target of [from, to]) if (target?.kind === 'block') taken.add(target.block);
  return taken;
}

const reachRight = 3;
const reachLeft = 6;

/** Cell of the line that a word most likely speaks about. */
function nearestCell(sheet: Sheet, word: Word, edgesAt: ReadonlyMap<number, unknown>): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  const consider = (cell: number | undefined, cost: number): void => {
    if (cell === undefined || cost >= least) return;
    best = cell;
    least = cost;
  };
  const { columns } = sheet.cells.grid;
  const start = word.row * columns;
  for (let k = 1; k <= reachRight; k++) consider(upright(sheet, start + word.left - k, edgesAt), k - 0.5);
  for (let k = 1; k <= reachLeft; k++) {
    const cell = start + word.right + k;
    consider(upright(sheet, cell, edgesAt), k);
    if (sheet.cells.grid.glyphs[cell] !== ' ') break;
  }
  for (const row of [start - columns, start + columns])
    consider(levelCell(sheet, row, { word, edgesAt }), 1.2);
  return best;
}

function upright(
  { cells, live }: Sheet,
  at: number,
  edgesAt: ReadonlyMap<number, unknown>,
): number | undefined {
  return live[at] && ((cells.arms[at]! | cells.heads[at]!) & (N | S)) !== 0 && edgesAt.has(at)
    ? at
    : undefined;
}

/** A cell of the line that runs level along most of a word. */
function levelCell(
  { cells, live }: Sheet,
  row: number,
  { word, edgesAt }: { word: Word; edgesAt: ReadonlyMap<number, unknown> },
): number | undefined {
  const found: number[] = [];
  for (let column = word.left; column <= word.right; column++) {
    const at = row + column;
    if (live[at] && ((cells.arms[at]! | cells.heads[at]!) & (E | W)) !== 0 && edgesAt.has(at)) found.push(at);
  }
  return found.length * 2 >= word.right - word.left + 1 ? found[found.length >> 1] : undefined;
}
