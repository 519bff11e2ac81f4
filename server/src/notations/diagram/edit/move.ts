/** Moves boxes: lines follow where they can be made longer or shorter, and are drawn anew where they cannot. */
import type { DrawingEdge } from '../drawing.ts';
import { E, N, opposite, S, W } from '../glyphs.ts';
import { MARGIN } from '../grid.ts';
import { arrowsBetween } from './add-arrow.ts';
import { type Board, blankCell, cellAt, copyOf, setCell, strokeCell } from './board.ts';
import { type Attempt, rectOf, type Scene, sceneOf } from './scene.ts';
import { shift } from './shift.ts';
import { extentOf, viewOf, type Way } from './view.ts';

/** Boards on which the scene's box stands one step further. */
export function* moveBox(scene: Scene, way: Way): Generator<Attempt> {
  const board = copyOf(scene.board);
  if (shift(viewOf(board, way), extentOf(rectOf(scene, scene.box), way))) yield { board, added: {} };
  const bare = copyOf(scene.board);
  const edges = scene.picture.drawing.edges.filter(edge => touches(scene, edge));
  if (edges.length > maxEdges || !edges.every(edge => isAlone(scene, edge))) return;
  for (const edge of edges) erase(scene, bare, edge);
  if (!shift(viewOf(bare, way), extentOf(rectOf(scene, scene.box), way))) return;
  yield* drawnAgain(scene, bare, edges);
}

const maxEdges = 8;

const touches = ({ picture, box }: Scene, { from, to }: DrawingEdge): boolean =>
  from === picture.drawing.nodes[box] || to === picture.drawing.nodes[box];

/** A plain arrow between two boxes that shares no line with another, its label in one line. */
function isAlone({ picture }: Scene, edge: DrawingEdge): boolean {
  if (!edge.from?.box || !edge.to?.box || edge.heads !== 'to' || !edge.certain) return false;
  if ((edge.label?.spans.length ?? 1) !== 1) return false;
  const cells = new Set(cellsOf(picture, edge));
  return picture.drawing.edges.every(
    other => other === edge || cellsOf(picture, other).filter(cell => cells.has(cell)).length <= 1,
  );
}

/** Cells of the grid in which an edge is drawn. */
function cellsOf({ sheet }: Scene['picture'], { spans }: DrawingEdge): number[] {
  const { starts } = sheet.cells.grid;
  const cells: number[] = [];
  for (let at = 0; at < starts.length; at++)
    if (sheet.live[at] && spans.some(({ start, end }) => start <= starts[at]! && starts[at]! < end))
      cells.push(at);
  return cells;
}

/** Takes an edge and its label off a board; a line that it crosses closes again, and so do the sides of boxes. */
function erase({ picture }: Scene, board: Board, edge: DrawingEdge): void {
  const { grid } = picture.sheet.cells;
  const place = (at: number): [number, number] => [
    Math.floor(at / grid.columns) - MARGIN,
    (at % grid.columns) - MARGIN,
  ];
  const cells = cellsOf(picture, edge);
  for (const at of cells) {
    const isCrossed = picture.drawing.edges.some(
      other => other !== edge && cellsOf(picture, other).includes(at),
    );
    const isLevel = cells.includes(at - 1) || cells.includes(at + 1);
    setCell(board, place(at), isCrossed ? strokeCell(board, isLevel ? N | S : E | W) : blankCell);
  }
  for (const at of cells)
    for (const [step, side] of [
      [-grid.columns, N],
      [grid.columns, S],
      [1, E],
      [-1, W],
    ] as const) {
      const wall = cellAt(board, ...place(at + step));
      if (picture.sheet.rooms.frames[at + step] === 0 || (wall.arms & opposite(side)) === 0) continue;
      const rest = wall.arms & ~opposite(side);
      if (rest === (E | W) || rest === (N | S)) setCell(board, place(at + step), strokeCell(board, rest));
    }
  for (const { start, end } of edge.label?.spans ?? [])
    for (let at = 0; at < grid.starts.length; at++)
      if (grid.starts[at]! >= start && grid.starts[at]! < end) setCell(board, place(at), blankCell);
}

/** Draws edges one after the other, each on what the last one left; boxes may stand in another order by now. */
function* drawnAgain(scene: Scene, bare: Board, edges: readonly DrawingEdge[]): Generator<Attempt> {
  const names = scene.picture.drawing.nodes.map(({ name }) => name);
  if (new Set(names).size < names.length) return;
  let current = sceneOf(bare, 0);
  for (const { from, to, label } of edges) {
    const nodes = current?.picture.drawing.nodes ?? [];
    const ends = [from!.name, to!.name].map(name => nodes.findIndex(node => node.box && node.name === name));
    if (!current || ends.includes(-1)) return;
    const edge = { from: from!.name, to: to!.name, label: label?.text };
    const [first] = arrowsBetween(current, [ends[0]!, ends[1]!], { edge });
    current = first && sceneOf(first.board, 0);
  }
  if (current) yield { board: current.board, added: {} };
}
