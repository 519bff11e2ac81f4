/** A line of a drawing: its cells and its ends, and the sheet that it is traced on. */

import type { Cells } from './arms.ts';
import type { Rooms } from './rooms.ts';
import type { Words } from './words.ts';

export type Target =
  | { readonly kind: 'box'; readonly box: number }
  | { readonly kind: 'block'; readonly block: number }
  /** `wall`: the frame around the line, from inside. */
  | { readonly kind: 'nothing' | 'wall' };

export interface End {
  readonly cell: number;
  readonly direction: number;
  readonly isHead: boolean;
  readonly target: Target;
  /** The target stands farther away than lines usually end. */
  readonly isFar?: boolean;
}

/** An end that looks for its target. */
export type Reaching = Pick<End, 'cell' | 'direction' | 'isHead'>;

export interface Lines {
  /** Cells that are joined; a crossing's horizontal part counts from the number of cells on. */
  readonly links: Map<number, number[]>;
  readonly ends: readonly End[];
  /** Lines that run against the side of another, without a glyph that joins them. */
  readonly touches: readonly (readonly [from: number, to: number])[];
  /** Words in the middle of a line, each with the cell before it. */
  readonly inline: readonly { readonly word: number; readonly cell: number }[];
}

/** A drawing as far as it is read before its lines are. */
export interface Sheet {
  readonly text: string;
  readonly cells: Cells;
  readonly rooms: Rooms;
  readonly words: Words;
  /** 1 for cells of lines and arrows outside frames and texts. */
  readonly live: Uint8Array;
}

export interface Tracing extends Sheet {
  readonly links: Map<number, number[]>;
  /** Sides of cells that lead on, as bits. */
  readonly used: Uint8Array;
  readonly touches: [number, number][];
  readonly inline: { word: number; cell: number }[];
}
