/** Where boxes, arrows and labels stand in a drawing of a state machine. */
import { base, blank, type Layout, lid, middle, type Pen, side, stroke } from './pen.ts';

/** An edge against the stream, from a later state up to an earlier one. */
export interface Return {
  readonly from: number;
  readonly to: number;
}

/**
 * States below each other. Labels: the one that creates, the ones between the states, the one of the return.
 * A label stands right of its line, where typing moves nothing, unless the return already runs there.
 */
export function statesLayout(count: number, back: Return): Layout {
  return pen => {
    const margin = marginOf(pen, back);
    return Array.from({ length: count }, (_, state) => [
      ...stateRows(pen, { state, margin, last: state === count - 1 }, back),
      ...(state === count - 1 ? [] : edgeRows(pen, { state, margin, returnLabel: count }, back)),
    ]).flat();
  };
}

const MARGIN = 20;
const ARROW = 9;
const RETURN = 7;
const LABEL_GAP = 4;

function stateRows(pen: Pen, at: { state: number; margin: number; last: boolean }, back: Return): string[] {
  const { state, margin } = at;
  const passing = `${blank(RETURN)}│`;
  const entered = state === back.to ? `◀${stroke(RETURN - 1)}┐` : '';
  const left = state === back.from ? `${stroke(RETURN)}┘` : '';
  const between = state > back.to && state < back.from ? passing : '';
  const [beside, below] = state === 0 ? creation(pen, margin) : [blank(margin), blank(margin)];
  return [
    blank(margin) + lid(pen) + (state > back.to && state <= back.from ? passing : ''),
    beside + side(pen, state) + entered + left + between,
    below + base(pen, at.last ? '─' : '┬') + (state >= back.to && state < back.from ? passing : ''),
  ];
}

/** What stands left of the first box's two lower rows. */
function creation(pen: Pen, margin: number): [string, string] {
  const start = margin - 3 - createArrow(pen);
  const label = blank(start + 1) + pen.label(0) + blank(margin - start - 1 - pen.labelWidth(0));
  return [label, `${blank(start)}${stroke(createArrow(pen))}▶  `];
}

function edgeRows(
  pen: Pen,
  at: { state: number; margin: number; returnLabel: number },
  back: Return,
): string[] {
  const { state, margin } = at;
  const column = margin + 1 + middle(pen);
  if (state < back.to || state >= back.from)
    return [`${blank(column)}│ ${pen.label(state + 1)}`, `${blank(column)}▼`];
  const passing = `${blank(pen.width + 2 + RETURN - middle(pen))}│`;
  const left = column - LABEL_GAP - pen.labelWidth(state + 1);
  return [
    ...(state === back.to ? [`${blank(column)}│${passing} ${pen.label(at.returnLabel)}`] : []),
    `${blank(left)}${pen.label(state + 1)}${blank(LABEL_GAP)}│${passing}`,
    `${blank(column)}▼${passing}`,
  ];
}

/** Wide enough for the arrow that creates and for every label left of a line. */
function marginOf(pen: Pen, back: Return): number {
  let margin = Math.max(MARGIN, createArrow(pen) + 3);
  for (let state = back.to; state < back.from; state++)
    margin = Math.max(margin, pen.labelWidth(state + 1) + LABEL_GAP - 1 - middle(pen));
  return margin;
}

const createArrow = (pen: Pen): number => Math.max(ARROW, pen.labelWidth(0) + 2);
