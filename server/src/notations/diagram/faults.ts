/** What is broken about the lines of a drawing. */
import type { Span } from '../../text/span.ts';
import type { Box } from './box.ts';
import { E, S } from './glyphs.ts';
import type { Graph } from './graph.ts';
import type { Sheet } from './line.ts';

export type DrawingFaultKind =
  | 'misaligned-edge'
  | 'broken-corner'
  | 'open-box'
  | 'dangling-line'
  | 'arrow-to-nothing'
  | 'tab'
  | 'mixed-style';

export interface DrawingFault {
  readonly kind: DrawingFaultKind;
  readonly span: Span;
}

/** True for faults around which the reading may be wrong. */
export const isBreak = ({ kind }: DrawingFault): boolean =>
  kind === 'broken-corner' || kind === 'open-box' || kind === 'dangling-line' || kind === 'arrow-to-nothing';

/** All faults, in the order of the text. */
export function faultsOf(sheet: Sheet, { dangling, cells }: Graph): DrawingFault[] {
  const { grid } = sheet.cells;
  const faults = [
    ...sheet.rooms.boxes.flatMap(box => edgeFaults(sheet, box)),
    ...openBoxes(sheet, cells),
    ...dangling.map(
      ({ cell, isHead }): DrawingFault => ({
        kind: isHead ? 'arrow-to-nothing' : 'dangling-line',
        span: spanAt(sheet, cell),
      }),
    ),
    ...grid.tabs.map((span): DrawingFault => ({ kind: 'tab', span })),
    ...mixedStyle(sheet),
  ];
  return faults.sort((a, b) => a.span.start - b.span.start);
}

const spanAt = ({ cells }: Sheet, at: number): Span => ({
  start: cells.grid.starts[at]!,
  end: cells.grid.ends[at]!,
});

/** Span of a cell, or of the last one before it where the row has ended. */
function spanNear(sheet: Sheet, at: number): Span {
  const { starts } = sheet.cells.grid;
  let near = at;
  while (starts[near]! < 0) near--;
  return spanAt(sheet, near);
}

function edgeFaults(sheet: Sheet, box: Box): DrawingFault[] {
  const { columns } = sheet.cells.grid;
  const faults: DrawingFault[] = [];
  const misaligned = (row: number, column: number): void => {
    faults.push({ kind: 'misaligned-edge', span: spanAt(sheet, row * columns + column) });
  };
  if (box.brokenCorner !== undefined)
    faults.push({ kind: 'broken-corner', span: spanNear(sheet, box.brokenCorner) });
  box.rights.forEach((column, i) => {
    const row = box.top + 1 + i;
    if (column < 0) faults.push({ kind: 'open-box', span: lastIn(sheet, box, row) });
    else if (column !== box.right) misaligned(row, column);
    if (box.lefts[i] !== box.left) misaligned(row, box.lefts[i]!);
  });
  if (box.footLeft !== box.left) misaligned(box.bottom, box.footLeft);
  if (box.footRight !== box.right) misaligned(box.bottom, box.footRight);
  return faults;
}

/** Left edge of a row that has no right one. */
const lastIn = (sheet: Sheet, box: Box, row: number): Span =>
  spanAt(sheet, row * sheet.cells.grid.columns + box.lefts[row - box.top - 1]!);

/** Corners from which a lid and a left edge go out around text, but no box closes. */
function openBoxes(sheet: Sheet, edges: ReadonlySet<number>): DrawingFault[] {
  const { cells, rooms, live } = sheet;
  const faults: DrawingFault[] = [];
  for (let at = 0; at < live.length; at++) {
    if (!live[at] || rooms.frames[at] !== 0 || edges.has(at) || cells.arms[at] !== (E | S)) continue;
    const inside = at + cells.grid.columns + 2;
    const isWall = cells.arms[at + cells.grid.columns] !== 0;
    if (isWall && (sheet.words.at[inside] !== 0 || sheet.words.at[inside - 1] !== 0) && hasFoot(sheet, at))
      faults.push({ kind: 'open-box', span: spanAt(sheet, at) });
  }
  return faults;
}

/** A left edge that ends in a corner with a foot. */
function hasFoot({ cells }: Sheet, from: number): boolean {
  const { columns } = cells.grid;
  let at = from + columns;
  while (((cells.arms[at] ?? 0) & S) !== 0) at += columns;
  return ((cells.arms[at] ?? 0) & E) !== 0 && ((cells.arms[at + 3] ?? 0) & E) !== 0;
}

const least = 3;

/** Frames of both kinds: the first piece of the rarer one. */
function mixedStyle({ cells, rooms }: Sheet): DrawingFault[] {
  const { glyphs, starts, ends } = cells.grid;
  const corners = rooms.boxes.map(({ top, left }) => top * cells.grid.columns + left);
  const plain = corners.filter(at => glyphs[at] === '+');
  const drawn = corners.filter(at => glyphs[at] !== '+');
  if (plain.length === 0 || drawn.length === 0 || corners.length < least) return [];
  const at = (plain.length <= drawn.length ? plain : drawn)[0]!;
  return [{ kind: 'mixed-style', span: { start: starts[at]!, end: ends[at]! } }];
}
