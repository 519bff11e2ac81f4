/** Drawings: text with boxes and arrows → nodes, edges and what is broken about the lines. */
import { readCells } from './arms.ts';
import { readBoxes } from './boxes.ts';
import { type DrawingFault, faultsOf, isBreak } from './faults.ts';
import { ALL } from './glyphs.ts';
import { type DrawingEdge, toGraph } from './graph.ts';
import { readGrid, type Widths } from './grid.ts';
import { type DrawingKind, kindOf, looseKindOf } from './kind.ts';
import type { Sheet } from './line.ts';
import { liveCells, readLines } from './lines.ts';
import type { DrawingNode } from './nodes.ts';
import { toRooms } from './rooms.ts';
import { toStrokes } from './strokes.ts';
import { readWords } from './words.ts';

export type { DrawingFault } from './faults.ts';
export type { DrawingEdge, DrawnLabel } from './graph.ts';
export type { DrawingKind } from './kind.ts';
export type { DrawingNode, DrawnBox } from './nodes.ts';

export interface Drawing {
  readonly kind: DrawingKind;
  readonly nodes: readonly DrawingNode[];
  readonly edges: readonly DrawingEdge[];
  readonly faults: readonly DrawingFault[];
  /** No box and no line is broken off, so that nothing was guessed around a hole. */
  readonly isWhole: boolean;
}

/**
 * Reads a drawing in box glyphs, in `+--+` or in words joined by arrows. Spans are UTF-16 offsets of the text.
 * Only a graph has edges and faults; a tree, a screen, a table or a sequence chart says just what it is.
 */
export const readDrawing = (text: string): Drawing => readPicture(text)?.drawing ?? unknown;

/** A drawing with the sheet it was read from. */
export interface Picture {
  readonly drawing: Drawing;
  readonly sheet: Sheet;
  /** How well boxes close and lines end; the better of two readings has more. */
  readonly score: number;
}

/** The better reading of a text, by widths as displayed or by one column a character; undefined if it is too large. */
export function readPicture(text: string): Picture | undefined {
  const shown = readAs(text, 'display');
  if (!shown?.sheet.cells.grid.isWide) return shown;
  const counted = readAs(text, 'points');
  return counted && counted.score > shown.score ? counted : shown;
}

/** A lattice is no drawing that an eye can follow. */
const maxCrossings = 1000;

const countCrossings = ({ live, cells }: Sheet): number =>
  live.reduce((count, isLive, at) => (isLive && cells.arms[at] === ALL ? count + 1 : count), 0);

const unknown: Drawing = { kind: 'unknown', nodes: [], edges: [], faults: [], isWhole: true };

function readAs(text: string, widths: Widths): Picture | undefined {
  const grid = readGrid(text, widths);
  if (!grid) return undefined;
  const cells = readCells(grid);
  const rooms = toRooms(cells, readBoxes(cells));
  if (!rooms) return undefined;
  const words = readWords(cells, rooms);
  const sheet: Sheet = { text, cells, rooms, words, live: liveCells(cells, rooms) };
  const early = looseKindOf(sheet);
  if (early) return { drawing: { ...unknown, kind: early }, sheet, score: 0 };
  if (countCrossings(sheet) > maxCrossings) return undefined;
  const lines = readLines(sheet);
  const graph = toGraph(sheet, lines, toStrokes(sheet, lines));
  const kind = kindOf(sheet, graph);
  const faults = faultsOf(sheet, graph);
  const score = 2 * rooms.boxes.length - faults.length;
  if (kind !== 'graph' && kind !== 'states') return { drawing: { ...unknown, kind }, sheet, score };
  const { nodes, edges } = graph;
  return { drawing: { kind, nodes, edges, faults, isWhole: !faults.some(isBreak) }, sheet, score };
}
