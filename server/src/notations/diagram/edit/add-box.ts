/** Adds boxes beside a box: where it is free there, else in room made for it, else as near as there is a free place. */
import { arrowsBetween } from './add-arrow.ts';
import { type Board, copyOf, widthOn } from './board.ts';
import { isFree, paintBox } from './paint.ts';
import { type Attempt, additionOf, boxAt, type DrawingChange, rectOf, type Scene, sceneOf } from './scene.ts';
import type { Addition } from './verify.ts';
import { extentOf, type Rect, viewOf, type Way } from './view.ts';

type BoxChange = DrawingChange & { kind: 'box' };

/** Boards with a new box beside the scene's, and an arrow between the two if one is wanted. */
export function* addBox(scene: Scene, change: BoxChange): Generator<Attempt> {
  const added = additionOf(scene, change);
  if (!added) return;
  for (const { board, rect, model } of placed(scene, change)) {
    paintBox(board, rect, { name: change.name, model });
    if (!added.edge) {
      yield { board, added };
      continue;
    }
    yield* joined(board, { rect, model, change, added });
  }
}

/** The arrow is drawn on what is read of the board with the new box. */
function* joined(
  board: Board,
  { rect, model, change, added }: { rect: Rect; model: Rect; change: BoxChange; added: Addition },
): Generator<Attempt> {
  const scene = sceneOf(board, 0);
  if (!scene) return;
  const [own, other] = [boxAt(scene, model), boxAt(scene, rect)];
  if (own < 0 || other < 0) return;
  const ends = change.arrow === 'to' ? ([own, other] as const) : ([other, own] as const);
  yield* arrowsBetween(scene, ends, added);
}

interface Place {
  readonly board: Board;
  readonly rect: Rect;
  /** The box beside which it stands, where it is on that board. */
  readonly model: Rect;
}

const maxSlide = 80;
const margin = 1;

function* placed(scene: Scene, change: BoxChange): Generator<Place> {
  const model = rectOf(scene, scene.box);
  const { board } = scene;
  const own = rectFor(board, model, change);
  if (isFree(board, own, margin)) yield { board: copyOf(board), rect: own, model };
  const roomy = withRoom(scene, change);
  const isTaken = hasLine(board, model, change.way);
  if (roomy && !isTaken) yield roomy;
  const isLevel = change.way === 'right' || change.way === 'left';
  for (let by = 1, found = 0; by <= maxSlide && found < 2; by++) {
    const rect = isLevel
      ? { ...own, top: own.top + by, bottom: own.bottom + by }
      : { ...own, left: own.left + by, right: own.right + by };
    if (!isFree(board, rect, margin)) continue;
    found++;
    by += 2;
    yield { board: copyOf(board), rect, model };
  }
  if (roomy && isTaken) yield roomy;
}

/** As many columns or rows between two boxes as the template has, more where the label needs them. */
function gapFor(board: Board, { way, label, arrow }: BoxChange): number {
  if (way === 'up' || way === 'down') return arrow === 'none' ? 1 : 2;
  return Math.max(5, label ? widthOn(board, label) + 4 : 0);
}

const widest = 34;

/** Where a box belongs that stands straight beside its model. */
function rectFor(board: Board, model: Rect, change: BoxChange): Rect {
  const inner = model.right - model.left - 1;
  const width = Math.max(widthOn(board, change.name) + 2, inner > widest ? 0 : inner) + 2;
  const lines = model.bottom - model.top - 1;
  const height = (lines <= 3 ? lines : 1) + 2;
  const gap = gapFor(board, change);
  const middle = model.left + ((model.right - model.left + 1 - width) >> 1);
  const left =
    change.way === 'right'
      ? model.right + 1 + gap
      : change.way === 'left'
        ? model.left - gap - width
        : Math.max(0, middle);
  const top =
    change.way === 'down'
      ? model.bottom + 1 + gap
      : change.way === 'up'
        ? model.top - gap - height
        : model.top;
  return { left, top, right: left + width - 1, bottom: top + height - 1 };
}

/** True if a line leaves or reaches the box at that side. */
function hasLine(board: Board, model: Rect, way: Way): boolean {
  const view = viewOf(board, way);
  const { far, first, last } = extentOf(model, way);
  for (let across = first; across <= last; across++) {
    const beyond = view.get(far + 1, across);
    if ((view.get(far, across).arms & view.ahead) !== 0 || (beyond.arms & view.back) !== 0) return true;
    if ((beyond.heads & view.back) !== 0) return true;
  }
  return false;
}

/** The board with room beside the box, as far as lines and texts let it become free. */
function withRoom(scene: Scene, change: BoxChange): Place | undefined {
  const model = rectOf(scene, scene.box);
  const extent = extentOf(model, change.way);
  const room = extentOf(rectFor(scene.board, model, change), change.way).far - extent.far;
  for (const count of [room, room + 1]) {
    const board = copyOf(scene.board);
    viewOf(board, change.way).stretch(extent.far + 1, count);
    const moved = movedBy(model, change.way, count);
    const rect = rectFor(board, moved, change);
    if (isFree(board, rect, margin)) return { board, rect, model: moved };
  }
  return undefined;
}

/** Room at the left or above moves the box itself. */
function movedBy(rect: Rect, way: Way, count: number): Rect {
  if (way === 'left') return { ...rect, left: rect.left + count, right: rect.right + count };
  if (way === 'up') return { ...rect, top: rect.top + count, bottom: rect.bottom + count };
  return rect;
}
