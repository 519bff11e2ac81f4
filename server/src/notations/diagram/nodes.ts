/** Nodes of a drawing: its boxes, and the bare words that edges lead to. */
import type { Span } from '../../text/span.ts';
import type { Link } from './edges.ts';
import { MARGIN } from './grid.ts';
import type { Sheet, Target } from './line.ts';
import { nameOf } from './names.ts';

/** Rows and columns count from 0 in the text as displayed. */
export interface DrawnBox {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly lid: Span;
  readonly foot: Span;
}

export interface DrawingNode {
  readonly id: string;
  /** Its lines, joined by blanks. */
  readonly name: string;
  readonly spans: readonly Span[];
  /** Other places where bare words name it. */
  readonly twins: readonly (readonly Span[])[];
  /** Absent for bare words. */
  readonly box?: DrawnBox;
  /** The box around it. */
  readonly parent?: DrawingNode;
  /** An arrow leads to it that comes from nowhere. */
  readonly isInitial: boolean;
}

export interface Nodes {
  readonly all: readonly DrawingNode[];
  readonly byBox: readonly DrawingNode[];
  readonly byBlock: ReadonlyMap<number, DrawingNode>;
}

/** A node for each box, and one for the words that edges lead to. */
export function toNodes(sheet: Sheet, links: readonly Link[]): Nodes {
  const { rooms } = sheet;
  const initial = links.filter(link => !link.from && link.heads === 'to').map(link => link.to);
  const boxes: DrawingNode[] = [];
  const made: (DrawingNode | undefined)[] = [];
  const boxNode = (index: number): DrawingNode => {
    const parent = rooms.parents[index]! < 0 ? undefined : boxNode(rooms.parents[index]!);
    const spans = made[index] ? [] : nameOf(sheet, index);
    made[index] ??= {
      id: `n${index + 1}`,
      name: textOf(sheet, spans),
      spans,
      twins: [],
      box: drawnBox(sheet, index),
      ...(parent ? { parent } : {}),
      isInitial: initial.some(target => target?.kind === 'box' && target.box === index),
    };
    return made[index];
  };
  for (const index of rooms.boxes.keys()) boxes.push(boxNode(index));
  return { ...withBare(sheet, links, boxes), byBox: boxes };
}

/** Bare words of one name are one node, and so is a box that has it. */
function withBare(sheet: Sheet, links: readonly Link[], boxes: readonly DrawingNode[]): Omit<Nodes, 'byBox'> {
  const byBlock = new Map<number, DrawingNode>();
  const byName = new Map<string, DrawingNode | undefined>();
  // A name that several boxes bear says of none of them that it is meant.
  for (const box of boxes) byName.set(keyOf(box.name), byName.has(keyOf(box.name)) ? undefined : box);
  const isStart = (target: Target & { kind: 'block' }): boolean =>
    links.some(
      ({ from, to, heads }) => !from && heads === 'to' && to?.kind === 'block' && to.block === target.block,
    );
  for (const target of links.flatMap(({ from, to }) => [from, to])) {
    if (target?.kind !== 'block' || byBlock.has(target.block)) continue;
    const words = sheet.words.blocks[target.block]!;
    const spans = words.map(word => word.span);
    const name = bareName(textOf(sheet, spans));
    const parent = boxes[words[0]!.room - 1];
    const known = byName.get(keyOf(name));
    const node = known ?? {
      id: `w${target.block + 1}`,
      name,
      spans,
      twins: [],
      ...(parent ? { parent } : {}),
      isInitial: isStart(target),
    };
    if (known) (known.twins as (readonly Span[])[]).push(spans);
    byName.set(keyOf(name), node);
    byBlock.set(target.block, node);
  }
  return { all: [...new Set([...boxes, ...byBlock.values()])], byBlock };
}

/** `OPEN (fail fast)` and `OPEN` are one state. */
const keyOf = (name: string): string => name.replace(/ \([^()]*\)$/, '');

export const textOf = ({ text }: Pick<Sheet, 'text'>, spans: readonly Span[]): string =>
  spans.map(({ start, end }) => text.slice(start, end)).join(' ');

/** `[DRAFT]` is a box of brackets. */
const bareName = (name: string): string => (/^\[[^[\]]+\]$/.test(name) ? name.slice(1, -1).trim() : name);

function drawnBox({ cells, rooms }: Sheet, index: number): DrawnBox {
  const { top, bottom, left, right, footLeft, footRight } = rooms.boxes[index]!;
  const { columns, starts, ends } = cells.grid;
  const span = (row: number, first: number, last: number): Span => ({
    start: starts[row * columns + first]!,
    end: ends[row * columns + last]!,
  });
  return {
    top: top - MARGIN,
    bottom: bottom - MARGIN,
    left: left - MARGIN,
    right: right - MARGIN,
    lid: span(top, left, right),
    foot: span(bottom, footLeft, footRight),
  };
}
