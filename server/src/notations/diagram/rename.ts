/** Renames nodes of a drawing: in the room that there is, else with their boxes widened; the picture says the same as before. */
import { applyEdits, type Edit, replace } from '../../text/edit.ts';
import { contentEnd, lineStart } from '../../text/lines.ts';
import { type Span, textOf } from '../../text/span.ts';
import { type Drawing, type DrawingNode, readDrawing, readPicture } from './drawing.ts';
import { MARGIN } from './grid.ts';
import { straighten } from './straighten.ts';
import { widenAt } from './widen.ts';
import { displayWidth } from './width.ts';

/** A stretch of a line of a node's name, and what shall stand there; offsets of the drawing's text. */
export interface NodeRename {
  readonly span: Span;
  readonly newText: string;
}

/** The drawing's text with the names replaced; undefined where it would not be read as the same graph. */
export function renameNodes(text: string, renames: readonly NodeRename[]): string | undefined {
  const before = readDrawing(text);
  const places = renames.map(rename => placeOf(before, rename));
  if (places.some(place => place === undefined)) return undefined;
  let now = text;
  // From the end, so that what stands before a name on its line is still where it was.
  const order = [...(places as Place[])].sort((a, b) => b.at - a.at);
  const isCentred = before.nodes.some(({ box, spans }) => box && spans[0] && isInMiddle(text, spans[0], 2));
  for (const place of order) {
    const span = spanOf(readDrawing(now), place);
    const next = span && renameOne(now, span, { ...place, isCentred });
    if (next === undefined) return undefined;
    now = next;
  }
  return isSameGraph(before, readDrawing(now)) ? now : undefined;
}

/** Where a name stands, whatever moves around it: the node, the line and what of it. */
interface Place {
  readonly node: number;
  /** 0 for the node itself, then its twins. */
  readonly twin: number;
  readonly line: number;
  readonly lead: number;
  readonly tail: number;
  readonly newText: string;
  /** Where it stood at first. */
  readonly at: number;
}

const linesOf = ({ spans, twins }: DrawingNode): readonly (readonly Span[])[] => [spans, ...twins];

function placeOf({ nodes }: Drawing, { span, newText }: NodeRename): Place | undefined {
  for (const [node, own] of nodes.entries())
    for (const [twin, lines] of linesOf(own).entries())
      for (const [line, { start, end }] of lines.entries())
        if (start <= span.start && span.end <= end)
          return {
            node,
            twin,
            line,
            lead: span.start - start,
            tail: end - span.end,
            newText,
            at: span.start,
          };
  return undefined;
}

function spanOf({ nodes }: Drawing, { node, twin, line, lead, tail }: Place): Span | undefined {
  const own = nodes[node];
  const found = own && linesOf(own)[twin]?.[line];
  return found && { start: found.start + lead, end: found.end - tail };
}

function renameOne(
  text: string,
  span: Span,
  place: Place & { readonly isCentred: boolean },
): string | undefined {
  const fitting = fitName(text, span, place);
  if (fitting) return applyEdits(text, [fitting]);
  const node = readDrawing(text).nodes[place.node];
  if (!node?.box || place.twin > 0) return applyEdits(text, [replace(span, place.newText)]);
  return intoGap(text, span, place) ?? withRoom(text, span, place);
}

/** Columns by which a name is let grow at a time, so that the edge it pushes out is still known as one. */
const maxStep = 3;
const maxSteps = 20;

/** Its box widened into the gap beside it; undefined where that is too narrow. */
function intoGap(
  text: string,
  first: Span,
  place: Place & { readonly isCentred: boolean },
): string | undefined {
  const faults = readDrawing(text).faults.length;
  let now = text;
  let span = first;
  for (let step = 0; step < maxSteps; step++) {
    const fitting = fitName(now, span, place);
    if (fitting) return isBeside(text, now, place) ? applyEdits(now, [fitting]) : undefined;
    // A name as long as the room and a little more; its letters do not count until it is the last.
    const width = displayWidth(textOf(now, span)) + spareOf(now, span) + maxStep;
    const name = 'x'.repeat(Math.min(width, displayWidth(place.newText)));
    const filled = applyEdits(now, [stretched(now, span, name)]);
    const edits = straighten(filled, span.start) ?? straighten(filled);
    now = applyEdits(filled, edits ?? []);
    const drawing = readDrawing(now);
    const next = spanOf(drawing, place);
    if (!edits || !next || drawing.faults.length > faults) return undefined;
    span = next;
  }
  return undefined;
}

/** True if nothing but the box grew: lines are as long as they were, unless they end with the box. */
function isBeside(before: string, after: string, { node }: Place): boolean {
  const ends = [before, after].map(text => {
    const right = readDrawing(text).nodes[node]?.box?.right ?? 0;
    return text.split('\n').map(line => displayWidth(line.trimEnd()) - (right + 1));
  });
  const widths = [before, after].map(text => text.split('\n').map(line => displayWidth(line.trimEnd())));
  return widths[0]!.every((width, i) => width === widths[1]![i] || (ends[0]![i] === 0 && ends[1]![i] === 0));
}

/** The columns that it lacks put in before the right edge of its box, all over the drawing. */
function withRoom(
  text: string,
  first: Span,
  place: Place & { readonly isCentred: boolean },
): string | undefined {
  const picture = readPicture(text);
  const box = picture?.drawing.nodes[place.node]?.box;
  if (!picture || !box) return undefined;
  const lacks = displayWidth(place.newText) - displayWidth(textOf(text, first)) - spareOf(text, first);
  for (const cut of ['stays', 'moves'] as const) {
    const now = widenAt(picture, { column: box.right + MARGIN, by: lacks, cut });
    const after = readDrawing(now);
    const span = isSameGraph(picture.drawing, after) ? spanOf(after, place) : undefined;
    const fitting = span && fitName(now, span, place);
    if (fitting) return applyEdits(now, [fitting]);
  }
  return undefined;
}

interface Room {
  /** Blanks that may go on each side. */
  readonly left: number;
  readonly right: number;
  /** Nothing stands behind the name. */
  readonly isOpen: boolean;
}

function roomAt(text: string, { start, end }: Span): Room {
  const behind = text.slice(end, contentEnd(text, end));
  const before = text.slice(lineStart(text, start), start);
  const left = before.length - before.trimEnd().length;
  const right = behind.length - behind.trimStart().length;
  // One blank stays before what stands beside the name.
  return { left: Math.max(0, left - 1), right: Math.max(0, right - 1), isOpen: behind.trim() === '' };
}

/** True for a name with as many blanks on its left as on its right, give or take one, and at least so many. */
function isInMiddle(text: string, span: Span, least: number): boolean {
  const { left, right, isOpen } = roomAt(text, span);
  return !isOpen && left + 1 >= least && right + 1 >= least && Math.abs(left - right) <= 1;
}

const spareOf = (text: string, span: Span): number => {
  const { left, right } = roomAt(text, span);
  return left + right;
};

/** The name in the columns that are free around the old one, in their middle where names stand there; undefined where they are too few. */
function fitName(
  text: string,
  span: Span,
  { newText: name, isCentred }: { readonly newText: string; readonly isCentred: boolean },
): Edit | undefined {
  const room = roomAt(text, span);
  const extra = displayWidth(name) - displayWidth(textOf(text, span));
  if (extra === 0 || room.isOpen) return replace(span, name);
  if (extra > room.left + room.right) return undefined;
  const half = extra > 0 ? Math.ceil(extra / 2) : -Math.ceil(-extra / 2);
  const wanted = isCentred && isInMiddle(text, span, 1) ? half : extra;
  const right = Math.max(Math.min(wanted, room.right), extra - room.left);
  const left = extra - right;
  return replace(
    { start: span.start - Math.max(0, left), end: span.end + Math.max(0, right) },
    ' '.repeat(Math.max(0, -left)) + name + ' '.repeat(Math.max(0, -right)),
  );
}

/** A name that takes all the room and more. */
function stretched(text: string, span: Span, name: string): Edit {
  const { left, right } = roomAt(text, span);
  return replace({ start: span.start - left, end: span.end + right }, name);
}

/** True if both have the same nodes, in each other and joined by the same edges, whatever the nodes are called. */
function isSameGraph(a: Drawing, b: Drawing): boolean {
  return (
    isGraph(b) && a.isWhole === b.isWhole && shapeOf(a) === shapeOf(b) && b.faults.length <= a.faults.length
  );
}

// Whether nodes are states or something else is told by their names, too.
const isGraph = ({ kind }: Drawing): boolean => kind === 'graph' || kind === 'states';

function shapeOf({ nodes, edges }: Drawing): string {
  const numbers = new Map(nodes.map((node, i) => [node, i]));
  const numberOf = (node: DrawingNode | undefined): number => (node ? (numbers.get(node) ?? -2) : -1);
  return JSON.stringify([
    nodes.map(node => [numberOf(node.parent), node.isInitial, node.twins.length]),
    edges
      .map(({ from, to, heads, label }) => [numberOf(from), numberOf(to), heads, label?.text ?? ''])
      .map(String)
      .sort(),
  ]);
}
