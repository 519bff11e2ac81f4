/** What is changed about a drawing, and the drawing as it stands while a change is tried. */
import { type Picture, readPicture } from '../drawing.ts';
import { MARGIN } from '../grid.ts';
import { type Board, boardText, toBoard } from './board.ts';
import type { Addition } from './verify.ts';
import type { Rect, Way } from './view.ts';

export type DrawingChange =
  | { readonly kind: 'resize'; readonly size: 'wider' | 'narrower' | 'taller' | 'flatter' | 'text' }
  | { readonly kind: 'move'; readonly way: Way }
  | {
      readonly kind: 'box';
      readonly name: string;
      readonly way: Way;
      /** Whether an arrow leads to the new box, comes from it, or none. */
      readonly arrow: 'to' | 'from' | 'none';
      readonly label?: string;
    }
  | { readonly kind: 'arrow'; readonly to: string; readonly label?: string };

/** What a change may put on the board, the first that reads well is taken. */
export interface Attempt {
  readonly board: Board;
  readonly added: Addition;
}

export interface Scene {
  readonly picture: Picture;
  readonly board: Board;
  /** Index of the box that is changed, among the boxes as the drawing's nodes have them. */
  readonly box: number;
}

/** The board read again, with the attention on a box by its index; undefined where nothing can be read any more. */
export function sceneOf(board: Board, box: number): Scene | undefined {
  const picture = readPicture(boardText(board));
  if (!picture || box >= picture.sheet.rooms.boxes.length) return undefined;
  const fresh = toBoard(picture);
  // Its edits shall still be those of the text that it all began with.
  const rows = board.rows.map(({ source }, i) => ({
    cells: fresh.rows[i]?.cells ?? [],
    ...(source ? { source } : {}),
  }));
  return { picture, board: { ...fresh, rows, text: board.text }, box };
}

/** Index of the box with that upper left corner; −1 for none. */
export const boxAt = ({ picture }: Scene, { top, left }: Pick<Rect, 'top' | 'left'>): number =>
  picture.sheet.rooms.boxes.findIndex(box => box.top - MARGIN === top && box.left - MARGIN === left);

/** Index of the innermost box around an offset of a drawing, its right edge's end included; undefined outside of boxes. */
export function boxIndexAt(text: string, offset: number): number | undefined {
  const sheet = readPicture(text)?.sheet;
  if (!sheet) return undefined;
  const { starts, ends } = sheet.cells.grid;
  for (const at of [offset, offset - 1]) {
    const cell = starts.findIndex((start, i) => start <= at && at < ends[i]!);
    const box = (sheet.rooms.inside[cell] ?? 0) - 1;
    if (box >= 0) return box;
  }
  return undefined;
}

/** The corners of a box on the board. */
export function rectOf({ picture }: Scene, index: number): Rect {
  const { top, bottom, left, right } = picture.sheet.rooms.boxes[index]!;
  return { top: top - MARGIN, bottom: bottom - MARGIN, left: left - MARGIN, right: right - MARGIN };
}

/** What a new box or arrow adds to the drawing; undefined where it leads to no box. */
export function additionOf(
  { picture, box }: Pick<Scene, 'picture' | 'box'>,
  change: DrawingChange & { kind: 'box' | 'arrow' },
): Addition | undefined {
  const { nodes } = picture.drawing;
  const base = nodes[box]!;
  const { label } = change;
  if (change.kind === 'arrow') {
    const target = nodes.find(({ id, box: own }) => own && id === change.to);
    return target && { edge: { from: base.name, to: target.name, label } };
  }
  const node = { name: change.name, parent: base.parent?.name };
  if (change.arrow === 'none') return { node };
  const [from, to] = change.arrow === 'to' ? [base.name, change.name] : [change.name, base.name];
  return { node, edge: { from, to, label } };
}
