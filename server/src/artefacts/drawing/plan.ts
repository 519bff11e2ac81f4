/** Where things of a drawing stand in its picture: columns and rows of the text → units of the picture. */

import { E, S, W } from '../../notations/diagram/glyphs.ts';
import type { Sheet } from '../../notations/diagram/line.ts';

/** Units of a column, of a row and of the font, whose characters are as wide as a column. */
export const COLUMN = 10;
export const ROW = 22;
export const FONT = 16.5;
/** How far a row's letters stand below its middle. */
export const BASELINE = 6;
/** Length of an arrowhead, and half its width. */
export const HEAD = 9;
export const HALF = 4.5;

/** A box as it is drawn, with straight edges. In units. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A drawing that is being turned into a picture; frames as the rooms number them, from 0. */
export interface Plan {
  readonly sheet: Sheet;
  readonly frames: readonly Frame[];
}

export const middleX = (column: number): number => column * COLUMN + COLUMN / 2;
export const middleY = (row: number): number => row * ROW + ROW / 2;

export const columnOf = ({ cells }: Sheet, at: number): number => at % cells.grid.columns;
export const rowOf = ({ cells }: Sheet, at: number): number => Math.floor(at / cells.grid.columns);

/** The place of a cell. */
export function placeOf(sheet: Sheet, at: number): Frame {
  const left = columnOf(sheet, at) * COLUMN;
  const top = rowOf(sheet, at) * ROW;
  return { left, top, right: left + COLUMN, bottom: top + ROW };
}

export const isLevel = (direction: number): boolean => (direction & (E | W)) !== 0;

/** 1 for right and down, −1 for left and up: how the coordinate grows in a direction. */
export const signOf = (direction: number): 1 | -1 => ((direction & (E | S)) !== 0 ? 1 : -1);

/** The coordinate of a cell's middle along a direction. */
export const middleOf = (sheet: Sheet, at: number, direction: number): number =>
  isLevel(direction) ? middleX(columnOf(sheet, at)) : middleY(rowOf(sheet, at));

/** The coordinate of a cell's side. */
export const sideOf = (sheet: Sheet, at: number, direction: number): number =>
  middleOf(sheet, at, direction) + (signOf(direction) * (isLevel(direction) ? COLUMN : ROW)) / 2;

/** Columns that an edge of the text may stand aside of the one that is drawn. */
const DRIFT = 6;

/** The coordinate of the frame that a cell belongs to, where a line meets it in a direction; undefined for other cells. */
export function frameSide({ sheet, frames }: Plan, at: number, direction: number): number | undefined {
  const frame = frames[sheet.rooms.frames[at]! - 1];
  if (!frame) return undefined;
  const middle = middleOf(sheet, at, direction);
  if (!isLevel(direction)) return middle;
  const near = Math.abs(middle - frame.left) <= Math.abs(middle - frame.right) ? frame.left : frame.right;
  return Math.abs(middle - near) <= DRIFT * COLUMN ? near : middle;
}
