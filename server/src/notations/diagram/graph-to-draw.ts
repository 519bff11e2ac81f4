/** A graph that is to be drawn. */

export interface GraphToDraw {
  /** Names, from the top. */
  readonly nodes: readonly string[];
  /** Index of the frame around each node, which comes right before what it holds; absent where there are no frames. */
  readonly parents?: readonly (number | undefined)[];
  /** By names; an edge without `from` starts the machine. */
  readonly edges: readonly EdgeToDraw[];
}

export interface EdgeToDraw {
  readonly from?: string;
  readonly to: string;
  readonly label?: string;
}
