/** A box of a drawing: where its edges are, and what divides it. */

/** Rows and columns are those of the grid; the lid's corners say where the edges should be. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Columns of the lower corners. */
  readonly footLeft: number;
  readonly footRight: number;
  /** Columns of the edges in each row between lid and foot; −1 where an edge is missing. */
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
  /** Rows of lines from edge to edge. */
  readonly dividers: number[];
  /** The corner that is not drawn as one. */
  readonly brokenCorner?: number;
  /** Cells of the frame and of the lines that divide it. */
  readonly frame: readonly number[];
}

/** A box before its inside is looked at. */
export type Sides = Omit<Box, 'dividers' | 'frame'>;
