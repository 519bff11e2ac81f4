/** Changes of a drawing that a person asks for: each is drawn, read again, and given up where the drawing would say something else. */
import type { Edit } from '../../../text/edit.ts';
import { lineEndOf, withLineEnds } from '../../../text/lines.ts';
import { isGraph } from '../compare.ts';
import { drawGraph } from '../draw.ts';
import { type Picture, readPicture } from '../drawing.ts';
import type { EdgeToDraw } from '../graph-to-draw.ts';
import { addArrow } from './add-arrow.ts';
import { addBox } from './add-box.ts';
import { boardEdits, boardText, copyOf, toBoard } from './board.ts';
import { fitToText } from './fit.ts';
import { moveBox } from './move.ts';
import { grow, shrink } from './resize.ts';
import { type Attempt, additionOf, type DrawingChange, rectOf, type Scene } from './scene.ts';
import { isChangedOnlyBy } from './verify.ts';
import { extentOf, viewOf } from './view.ts';

export type { DrawingChange } from './scene.ts';

export interface Changed {
  readonly edits: readonly Edit[];
  /** Where the box's name stands afterwards, an offset in the changed text. */
  readonly cursor: number;
}

/** Why a drawing is left as it is; the client says it in the user's language. */
export type Refusal =
  | 'no-drawing'
  | 'quoted'
  | 'no-box'
  | 'crooked'
  | 'no-size'
  | 'no-move'
  | 'no-place'
  | 'no-way';

export interface Refused {
  readonly refusal: Refusal;
}

/** The edits that change the box with that id, offsets in the text; the drawing says the same but for what was asked for. */
export function changeDrawing(text: string, id: string, change: DrawingChange): Changed | Refused {
  const picture = readPicture(text);
  if (!picture || !isGraph(picture.drawing)) return { refusal: 'no-drawing' };
  if (/^ {0,3}>/m.test(text)) return { refusal: 'quoted' };
  const box = picture.drawing.nodes.findIndex(node => node.id === id && node.box);
  if (box < 0) return { refusal: 'no-box' };
  if (!isStraight(picture, box)) return { refusal: 'crooked' };
  const scene: Scene = { picture, board: toBoard(picture), box };
  // Each is read again, and what was not found by then looks bad anyway.
  let tries = Math.max(5, Math.min(24, Math.ceil(20_000 / text.length)));
  for (const { board, added } of attemptsOf(scene, change)) {
    if (tries-- === 0) break;
    const changed = boardText(board);
    const after = readPicture(changed);
    if (changed !== text && isChangedOnlyBy(picture, after, added))
      return { edits: boardEdits(board), cursor: cursorIn(after!, picture.drawing.nodes[box]!.name) };
  }
  return drawnAnew(scene, change) ?? { refusal: refusals[change.kind] };
}

/** All of it below each other, where a drawing says nothing but its graph. */
function drawnAnew({ picture, box }: Scene, change: DrawingChange): Changed | undefined {
  if (change.kind !== 'box' && change.kind !== 'arrow') return undefined;
  const added = additionOf({ picture, box }, change);
  const { nodes, edges } = picture.drawing;
  if (!added || nodes.some(({ parent }) => parent) || edges.some(({ to, heads }) => !to || heads !== 'to'))
    return undefined;
  const drawn = drawGraph({
    nodes: [...nodes, ...(added.node ? [added.node] : [])].map(({ name }) => name),
    edges: [
      ...edges.map(({ from, to, label }) => edgeOf(from?.name, to!.name, label?.text)),
      ...(added.edge ? [edgeOf(added.edge.from, added.edge.to, added.edge.label)] : []),
    ],
  });
  const after = drawn === undefined ? undefined : readPicture(drawn);
  if (drawn === undefined || !isChangedOnlyBy(picture, after, added)) return undefined;
  const { text } = picture.sheet;
  const span = { start: 0, end: text.trimEnd().length };
  const newText = withLineEnds(drawn, lineEndOf(text));
  return { edits: [{ span, newText }], cursor: cursorIn(after!, nodes[box]!.name) };
}

const edgeOf = (from: string | undefined, to: string, label: string | undefined): EdgeToDraw => ({
  to,
  ...(from === undefined ? {} : { from }),
  ...(label ? { label } : {}),
});

const refusals: Readonly<Record<DrawingChange['kind'], Refusal>> = {
  resize: 'no-size',
  move: 'no-move',
  box: 'no-place',
  arrow: 'no-way',
};

export const isRefused = (result: Changed | Refused): result is Refused => 'refusal' in result;

function cursorIn({ drawing }: Picture, name: string): number {
  const node = drawing.nodes.find(n => n.name === name && n.box);
  return node?.spans[0]?.start ?? node?.box?.lid.start ?? 0;
}

function isStraight({ sheet: { rooms } }: Picture, index: number): boolean {
  const { left, right, footLeft, footRight, lefts, rights } = rooms.boxes[index]!;
  return (
    footLeft === left &&
    footRight === right &&
    lefts.every(column => column === left) &&
    rights.every(column => column === right)
  );
}

function attemptsOf(scene: Scene, change: DrawingChange): Iterable<Attempt> {
  if (change.kind === 'resize') return resized(scene, change.size);
  if (change.kind === 'move') return moveBox(scene, change.way);
  return change.kind === 'box' ? addBox(scene, change) : addArrow(scene, change);
}

function* resized(scene: Scene, size: (DrawingChange & { kind: 'resize' })['size']): Generator<Attempt> {
  const board = copyOf(scene.board);
  const rect = rectOf(scene, scene.box);
  const way = size === 'wider' || size === 'narrower' ? 'right' : 'down';
  const view = viewOf(board, way);
  const extent = extentOf(rect, way);
  if (size === 'text') {
    if (!holdsBoxes(scene) && fitToText(board, rect)) yield { board, added: {} };
  } else if (size === 'wider' || size === 'taller') {
    grow(view, extent);
    yield { board, added: {} };
  } else if (shrink(view, extent)) yield { board, added: {} };
}

const holdsBoxes = ({ picture, box }: Scene): boolean => picture.sheet.rooms.parents.includes(box);
