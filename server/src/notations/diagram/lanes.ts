/** Lanes beside a column of boxes: which edge runs in which, and at which rows of its boxes it leaves and enters. */
import type { EdgeToDraw, GraphToDraw } from './graph-to-draw.ts';

export interface Lane {
  /** Boxes by their places from the top. */
  readonly from: number;
  readonly to: number;
  /** Rows of text of the boxes, from 0. */
  readonly fromRow: number;
  readonly toRow: number;
  /** Lane from the boxes on, 0 for the first. */
  readonly track: number;
  readonly label: string | undefined;
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  /** Rows of text that each box needs. */
  readonly heights: readonly number[];
}

/** Short edges run near the boxes; two that overlap run in different lanes. */
export function toLanes({ nodes }: GraphToDraw, edges: readonly EdgeToDraw[]): Lanes {
  const used = nodes.map(() => 0);
  const spans = edges
    .map(({ from, to, label }) => ({ from: nodes.indexOf(from!), to: nodes.indexOf(to), label }))
    .sort((a, b) => Math.abs(a.from - a.to) - Math.abs(b.from - b.to));
  const tracks: { top: number; bottom: number }[][] = [];
  const lanes = spans.map(({ from, to, label }): Lane => {
    const span = { top: Math.min(from, to), bottom: Math.max(from, to) };
    const free = tracks.findIndex(taken =>
      taken.every(other => other.bottom < span.top || other.top > span.bottom),
    );
    const track = free < 0 ? tracks.push([]) - 1 : free;
    tracks[track]!.push(span);
    const fromRow = used[from]!;
    used[from] = fromRow + (from === to ? 2 : 1);
    const toRow = used[to]!;
    used[to] = toRow + 1;
    return { from, to, fromRow, toRow, track, label };
  });
  return { lanes, heights: used.map(rows => Math.max(1, rows)) };
}
