/** Words of a drawing that stand in no box of their own, and the blocks that words below each other make. */
import type { Span } from '../../text/span.ts';
import type { Cells } from './arms.ts';
import { E, isBlank, W } from './glyphs.ts';
import type { Rooms } from './rooms.ts';

/** Text of one row with single blanks at most. */
export interface Word {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly span: Span;
  /** Innermost box around it, 1 for the first; 0 for none. */
  readonly room: number;
  block: number;
}

export interface Words {
  readonly words: readonly Word[];
  /** Word of each cell, 1 for the first; 0 for none. */
  readonly at: Int32Array;
  /** Words of each block, from the top. */
  readonly blocks: readonly (readonly Word[])[];
}

/** Words outside the text of boxes. */
export function readWords(cells: Cells, rooms: Rooms): Words {
  const { columns, glyphs } = cells.grid;
  const at = new Int32Array(glyphs.length);
  const words: Word[] = [];
  for (let cell = 0; cell < glyphs.length; cell++) {
    if (!isLoose(cells, rooms, cell)) continue;
    let last = cell;
    const room = rooms.inside[cell]!;
    for (let next = cell + 1; rooms.inside[next] === room; next++) {
      if (isLoose(cells, rooms, next)) last = next;
      else if (!isBlank(glyphs[next]!) || next > last + 1) break;
    }
    words.push({
      row: Math.floor(cell / columns),
      left: cell % columns,
      right: last % columns,
      span: { start: cells.grid.starts[cell]!, end: cells.grid.ends[last]! },
      room,
      block: -1,
    });
    at.fill(words.length, cell, last + 1);
    cell = last;
  }
  return { words, at, blocks: toBlocks(cells, words, at) };
}

function isLoose({ grid, arms, heads }: Cells, { frames, text }: Rooms, at: number): boolean {
  return (
    !isBlank(grid.glyphs[at]!) && arms[at] === 0 && heads[at] === 0 && frames[at] === 0 && text[at] === 0
  );
}

function toBlocks(cells: Cells, words: readonly Word[], at: Int32Array): Word[][] {
  const { columns } = cells.grid;
  const blocks: Word[][] = [];
  for (const word of words) {
    const above = neighbour(word, { words, at, columns, step: -1 });
    const joined =
      above &&
      neighbour(above, { words, at, columns, step: 1 }) === word &&
      isAligned(above, word) &&
      !(hasArrow(cells, above) && hasArrow(cells, word));
    if (joined) word.block = above.block;
    else word.block = blocks.push([]) - 1;
    blocks[word.block]!.push(word);
  }
  return blocks;
}

/** Rows with an arrow each are not two lines of one name. */
function hasArrow({ grid, arms }: Cells, { row, left, right }: Word): boolean {
  const start = row * grid.columns;
  return [left - 1, left - 2, right + 1, right + 2].some(column => (arms[start + column]! & (E | W)) !== 0);
}

/** The only word that touches a word's columns in the next row. */
function neighbour(
  word: Word,
  view: { words: readonly Word[]; at: Int32Array; columns: number; step: number },
): Word | undefined {
  const start = (word.row + view.step) * view.columns;
  let found: Word | undefined;
  for (let column = word.left; column <= word.right; column++) {
    const other = view.words[view.at[start + column]! - 1];
    if (!other || other === found) continue;
    if (found) return undefined;
    found = other;
  }
  return found?.room === word.room ? found : undefined;
}

const isAligned = (a: Word, b: Word): boolean =>
  a.left === b.left || Math.abs(a.left + a.right - b.left - b.right) <= 4;
