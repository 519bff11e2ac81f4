/** Draws the lines of a drawing in the other style: box glyphs as `+--+` and `-->`, and back. */
import type { Edit } from '../../../text/edit.ts';
import { breaksOf, isGraph, nodesOf, showEdges } from '../compare.ts';
import { readPicture } from '../drawing.ts';
import { E, N, S, W } from '../glyphs.ts';
import { boardEdits, boardText, type Cell, strokeCell, toBoard } from './board.ts';

export type Style = 'box' | 'plain';

/** The style that a drawing is not in, with the edits that bring it there; undefined where it would say something else then. */
export function restyle(text: string): { style: Style; edits: Edit[] } | undefined {
  const picture = readPicture(text);
  if (!picture || !isGraph(picture.drawing)) return undefined;
  const board = toBoard(picture);
  const style = board.isPlain ? 'box' : 'plain';
  const target = { ...board, isPlain: !board.isPlain };
  for (const row of board.rows)
    row.cells = row.cells.map(cell => {
      if (cell.arms === 0 || isOf(style, cell)) return cell;
      return {
        ...cell,
        text: cell.heads === 0 ? strokeCell(target, wholeOf(cell.arms)).text : headOf(cell, style),
      };
    });
  const edits = boardEdits(board);
  const after = edits.length > 0 ? readPicture(boardText(board))?.drawing : undefined;
  const before = picture.drawing;
  const isSame =
    after !== undefined &&
    isGraph(after) &&
    nodesOf(before) === nodesOf(after) &&
    showEdges(before, true) === showEdges(after, true) &&
    breaksOf(after) <= breaksOf(before);
  return isSame ? { style, edits } : undefined;
}

const isOf = (style: Style, { text }: Cell): boolean => text < '\u2190' === (style === 'plain');

/** A stroke that ends in a cell is drawn through it. */
const wholeOf = (arms: number): number =>
  arms === E || arms === W ? E | W : arms === N || arms === S ? N | S : arms;

/** An arrow of two heads has no glyph in the other style, and stays. */
function headOf({ heads, text }: Cell, style: Style): string {
  const index = [N, E, S, W].indexOf(heads);
  return [...(style === 'plain' ? '^>v<' : '▲▶▼◀')][index] ?? text;
}
