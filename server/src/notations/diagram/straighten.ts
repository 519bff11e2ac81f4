/** Straightens drawings: puts drifting edges of boxes under the corners of their lids, and widens a box that is too narrow. */
import { applyEdits, type Edit } from '../../text/edit.ts';
import { breaksOf, isGraph, nodesOf, showEdge, showEdges } from './compare.ts';
import { type Drawing, type Picture, readPicture } from './drawing.ts';
import { type Cut, goalsOf } from './goals.ts';
import { settleRow } from './rows.ts';

/**
 * Edits that straighten the boxes of a drawing, or, with an offset, the box around it; undefined where nothing can
 * be repaired. Only blanks and strokes of lines come and go, and the drawing read afterwards has the same nodes and edges.
 */
export function straighten(text: string, selection?: number): Edit[] | undefined {
  const picture = text.length > maxLength ? undefined : readPicture(text);
  if (!picture || !isGraph(picture.drawing)) return undefined;
  const crooked = crookedBoxes(picture, selection);
  if (crooked.size === 0) return undefined;
  return safe(picture, crooked, selection !== undefined) ?? oneByOne(picture, crooked);
}

/** All these boxes at once; undefined where that would change what the drawing says. */
function safe(picture: Picture, boxes: ReadonlySet<number>, isPart: boolean): Edit[] | undefined {
  for (const way of ways) {
    const edits = settle(picture, boxes, way);
    if (!edits || edits.length === 0) continue;
    const after = readPicture(applyEdits(picture.sheet.text, edits));
    const isBetter =
      after && misaligned(after) < misaligned(picture) && isSame(picture.drawing, after.drawing);
    if (isBetter && (isPart || crookedBoxes(after, undefined).size === 0)) return edits;
  }
  return undefined;
}

/** How lines that are no walls and boxes that are too narrow are dealt with; the first that keeps what is said counts. */
interface Way {
  readonly follows: boolean;
  readonly pushes: boolean;
}

const ways: readonly Way[] = [
  { follows: true, pushes: false },
  { follows: false, pushes: false },
  { follows: true, pushes: true },
  { follows: false, pushes: true },
];

/** A text this long is no drawing that a person straightens; a shorter one is tried as often as is quick. */
const maxLength = 10_000;
const triesFor = ({ sheet }: Picture): number => Math.min(30, Math.ceil(40_000 / sheet.text.length));

/** As many boxes as go together, if the next run would not find more to do. */
function oneByOne(picture: Picture, crooked: ReadonlySet<number>): Edit[] | undefined {
  let kept: readonly number[] = [];
  let best: Edit[] | undefined;
  for (const box of [...crooked].slice(0, triesFor(picture))) {
    const edits = safe(picture, new Set([...kept, box]), true);
    if (!edits) continue;
    kept = [...kept, box];
    best = edits;
  }
  const after = best && readPicture(applyEdits(picture.sheet.text, best));
  const isSettled =
    after &&
    ![...crookedBoxes(after, undefined)]
      .slice(0, triesFor(after))
      .some(box => safe(after, new Set([box]), true));
  return isSettled ? best : undefined;
}

const misaligned = ({ drawing }: Picture): number =>
  drawing.faults.filter(({ kind }) => kind === 'misaligned-edge').length;

/** Boxes with an edge out of place; with an offset only the innermost around it. */
function crookedBoxes({ sheet }: Picture, selection: number | undefined): Set<number> {
  const { rooms, cells } = sheet;
  const crooked = new Set<number>();
  rooms.boxes.forEach((box, i) => {
    if (
      box.footRight !== box.right ||
      box.footLeft !== box.left ||
      box.rights.some(column => column >= 0 && column !== box.right) ||
      box.lefts.some(column => column !== box.left)
    )
      crooked.add(i);
  });
  if (selection === undefined) return crooked;
  const at = cells.grid.starts.findIndex((start, i) => start <= selection && selection < cells.grid.ends[i]!);
  for (let box = (rooms.inside[at] ?? 0) - 1; box >= 0; box = rooms.parents[box]!)
    if (crooked.has(box)) return new Set([box]);
  return new Set();
}

const maxRounds = 60;

/** Settles all rows. Where text does not fit, its box is widened into the gap beside it, or all that stands right moves on. */
function settle({ sheet }: Picture, boxes: ReadonlySet<number>, way: Way): Edit[] | undefined {
  const rights = sheet.rooms.boxes.map(box => box.right);
  const cuts: Cut[] = [];
  for (let round = 0; round < maxRounds; round++) {
    const rows = goalsOf(sheet, { boxes, rights, cuts, follows: way.follows }).map(goals =>
      settleRow(sheet, goals),
    );
    const tight = rows.find(row => row.tight !== undefined);
    if (!tight?.tight) return rows.flatMap(row => row.edits);
    const { box, at } = tight.tight;
    const column = at % sheet.cells.grid.columns;
    if (way.pushes)
      cuts.push({ column: box === undefined ? column : sheet.rooms.boxes[box]!.right, by: tight.lacks });
    else if (box === undefined) return undefined;
    else rights[box]! += tight.lacks;
  }
  return undefined;
}

/** True if both say the same; a label that stood too far off to be seen may be found. */
function isSame(a: Drawing, b: Drawing): boolean {
  if (nodesOf(a) !== nodesOf(b) || showEdges(a, false) !== showEdges(b, false) || breaksOf(b) > breaksOf(a))
    return false;
  const after = new Set(b.edges.map(edge => showEdge(edge, true)));
  return a.edges.every(edge => !edge.label || after.has(showEdge(edge, true))) && isGraph(b);
}
