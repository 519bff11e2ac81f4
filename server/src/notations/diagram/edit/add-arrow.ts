/** Adds arrows: along the cheapest way that is free, with room made for it where there is none. */
import { type Board, copyOf, widthOn, writeText } from './board.ts';
import { captionsFor } from './caption.ts';
import { paintArrow } from './paint.ts';
import { placeKey } from './price.ts';
import { findWay, type Step } from './route.ts';
import { type Attempt, additionOf, type DrawingChange, rectOf, type Scene, sceneOf } from './scene.ts';
import { insertColumns, insertRows } from './stretch.ts';
import type { Addition } from './verify.ts';

/** Boards with an arrow from the scene's box to another, the most natural one first. */
export function* addArrow(scene: Scene, change: DrawingChange & { kind: 'arrow' }): Generator<Attempt> {
  const { nodes } = scene.picture.drawing;
  const to = nodes.findIndex(({ id, box }) => box && id === change.to);
  const added = additionOf(scene, change);
  if (added) yield* arrowsBetween(scene, [scene.box, to], added);
}

const maxCaptions = 4;

/** Boards with an arrow between two boxes, as they are and then with more room around them. */
export function* arrowsBetween(
  scene: Scene,
  [from, to]: readonly [number, number],
  added: Addition,
): Generator<Attempt> {
  const label = added.edge?.label ?? '';
  for (const { scene: roomy, ends } of roomier(scene, [from, to], label)) {
    const first = findWay(roomy, ends);
    if (!first) continue;
    yield* drawn(roomy.board, first, added);
    const other = findWay(roomy, ends, new Set(first.slice(1, -1).map(placeKey)));
    if (other) yield* drawn(roomy.board, other, added);
  }
}

function* drawn(blank: Board, way: readonly Step[], added: Addition): Generator<Attempt> {
  const board = copyOf(blank);
  paintArrow(board, way);
  const label = added.edge?.label;
  if (!label) return yield { board, added };
  for (const place of captionsFor(board, way, widthOn(board, label)).slice(0, maxCaptions)) {
    const labelled = copyOf(board);
    writeText(labelled, place, label);
    yield { board: labelled, added };
  }
}

interface Roomy {
  readonly scene: Scene;
  readonly ends: readonly [number, number];
}

/** The scene itself, then the scene with new rows or columns beside the one box or the other. */
function* roomier(scene: Scene, ends: readonly [number, number], label: string): Generator<Roomy> {
  yield { scene, ends };
  const wide = Math.max(4, widthOn(scene.board, label) + 2);
  const rects = [...new Set(ends)].map(end => rectOf(scene, end));
  for (const { bottom } of rects) yield* stretched(scene, ends, board => insertRows(board, bottom, 1));
  for (const { top, bottom, left, right } of rects) {
    yield* stretched(scene, ends, board => insertRows(board, bottom + 1, 2));
    yield* stretched(scene, ends, board => insertColumns(board, right + 1, wide));
    yield* stretched(scene, ends, board => insertRows(board, top, 2));
    yield* stretched(scene, ends, board => insertColumns(board, left, wide));
  }
}

function* stretched(
  scene: Scene,
  ends: readonly [number, number],
  stretch: (board: Board) => void,
): Generator<Roomy> {
  const board = copyOf(scene.board);
  stretch(board);
  const again = sceneAgain(scene, board);
  if (again) yield { scene: again, ends };
}

/** A stretched board has the same boxes in the same order, or is no use. */
function sceneAgain(scene: Scene, board: Board): Scene | undefined {
  const found = sceneOf(board, scene.box);
  const names = ({ picture }: Scene): string => picture.drawing.nodes.map(({ name }) => name).join('\n');
  return found && names(found) === names(scene) ? found : undefined;
}
