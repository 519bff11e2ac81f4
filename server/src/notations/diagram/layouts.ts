/** Where boxes and arrows stand in drawings of components and of participants. */
import { base, blank, type Layout, lid, middle, type Pen, side, stroke } from './pen.ts';

const JOINT = '────▶';
const GAP = blank(JOINT.length);

/** Boxes in a row; a box hung below one of them takes the slot after the row's. */
export function rowLayout(count: number, hungBelow?: number): Layout {
  return pen => {
    const row = boxes(
      pen,
      Array.from({ length: count }, (_, slot) => slot),
    );
    if (hungBelow === undefined) return row;
    const indent = blank(hungBelow * pitch(pen));
    return [...row, ...arrowDown(pen, indent), ...boxes(pen, [count]).map(line => indent + line)];
  };
}

/** Boxes stacked on each other. */
export function layeredLayout(count: number): Layout {
  return pen =>
    Array.from({ length: count }, (_, slot) =>
      slot === count - 1
        ? boxes(pen, [slot])
        : [lid(pen), side(pen, slot), base(pen, '┬'), ...arrowDown(pen, '')],
    ).flat();
}

/** Slot 0 in the centre; from above and the left into it, to the right and below out of it. */
export const hubLayout: Layout = pen => {
  const indent = blank(pitch(pen));
  return [
    ...[lid(pen), side(pen, 1), base(pen, '┬')].map(line => indent + line),
    ...arrowDown(pen, indent),
    Array(3).fill(lid(pen)).join(GAP),
    [2, 0, 3].map(slot => side(pen, slot)).join(JOINT),
    [base(pen), base(pen, '┬'), base(pen)].join(GAP),
    ...arrowDown(pen, indent),
    ...boxes(pen, [4]).map(line => indent + line),
  ];
};

/** Producer, queue, then the workers below each other, fed by one line that branches. */
export function queueLayout(workers: number): Layout {
  return pen => {
    const fed = Array.from({ length: workers }, (_, worker) => {
      const last = worker === workers - 1;
      const branch = worker === 0 ? '──┬─▶' : last ? '  └─▶' : '  ├─▶';
      return [
        (worker === 0 ? GAP : '  │  ') + lid(pen),
        branch + side(pen, worker + 2),
        (last ? GAP : '  │  ') + base(pen),
      ];
    }).flat();
    const feeding = boxes(pen, [0, 1]);
    return fed.map((line, at) => (feeding[at] ?? blank(pitch(pen) + pen.width + 4)) + line);
  };
}

/** Slot 0, then the boxes that it leads to below each other, fed by one line that branches. */
export function fanLayout(targets: number): Layout {
  return pen => queueLayout(targets)(shifted(pen)).map(line => line.slice(pitch(pen)));
}

/** The same pen for a layout that has one more box in front. */
const shifted = (pen: Pen): Pen => ({
  ...pen,
  name: (slot, line) => (slot === 0 ? blank(pen.width) : pen.name(slot - 1, line)),
});

/** Slot 0 above all others, which stand in a row. */
export function treeLayout(children: number): Layout {
  return pen => {
    const span = pitch(pen) - JOINT.length + TREE_GAP.length;
    const root = ((children - 1) * span) >> 1;
    const at = 1 + middle(pen);
    const stems = Array.from({ length: children }, (_, child) => at + child * span);
    const trunk = root + at;
    const rail = Array.from({ length: stems[children - 1]! + 1 }, (_, column) => {
      if (column < stems[0]!) return ' ';
      const isStem = stems.includes(column);
      if (column === trunk) return children === 1 ? '│' : isStem ? '┼' : '┴';
      if (column === stems[0]) return '┌';
      return column === stems[children - 1] ? '┐' : isStem ? '┬' : '─';
    }).join('');
    const heads = stems.map((stem, i) => `${blank(stem - (stems[i - 1] ?? -1) - 1)}▼`).join('');
    const slots = Array.from({ length: children }, (_, child) => child + 1);
    return [
      ...[lid(pen), side(pen, 0), base(pen, '┬')].map(line => blank(root) + line),
      rail,
      heads,
      slots.map(() => lid(pen)).join(TREE_GAP),
      slots.map(slot => side(pen, slot)).join(TREE_GAP),
      slots.map(() => base(pen)).join(TREE_GAP),
    ];
  };
}

const TREE_GAP = '   ';

/** Lifelines, each message between two neighbours; labels end their rows, so that typing one moves nothing. */
export function sequenceLayout(participants: number, messages: readonly Message[]): Layout {
  return pen => {
    const slots = Array.from({ length: participants }, (_, slot) => slot);
    const names = slots.map(slot => side(pen, slot)).join(GAP);
    const waiting = lifelines(pen, participants);
    const exchange = messages.flatMap((message, at) => [
      `${lifelines(pen, participants, message)} ${pen.label(at)}`,
      waiting,
    ]);
    return [
      slots.map(() => lid(pen)).join(GAP),
      names,
      slots.map(() => base(pen, '┬')).join(GAP),
      waiting,
      ...exchange,
      slots.map(() => lid(pen, '┴')).join(GAP),
      slots.map(slot => side(pen, slot)).join(GAP),
      slots.map(() => base(pen)).join(GAP),
    ];
  };
}

export interface Message {
  /** Index of the left one of the two lifelines. */
  readonly lane: number;
  readonly way: 'request' | 'response';
}

function lifelines(pen: Pen, participants: number, message?: Message): string {
  const length = pitch(pen) - 1;
  const lanes = Array.from({ length: participants - 1 }, (_, lane) => {
    if (lane !== message?.lane) return blank(length);
    return message.way === 'request' ? `${stroke(length - 1)}▶` : `◀${stroke(length - 1)}`;
  });
  return `${blank(1 + middle(pen))}│${lanes.map(lane => `${lane}│`).join('')}`;
}

function boxes(pen: Pen, slots: readonly number[]): string[] {
  const texts = Array.from({ length: pen.lines }, (_, line) =>
    slots.map(slot => side(pen, slot, line)).join(line === 0 ? JOINT : GAP),
  );
  return [slots.map(() => lid(pen)).join(GAP), ...texts, slots.map(() => base(pen)).join(GAP)];
}

function arrowDown(pen: Pen, indent: string): string[] {
  const before = indent + blank(1 + middle(pen));
  return [`${before}│`, `${before}▼`];
}

/** Columns from one box of a row to the next. */
const pitch = (pen: Pen): number => pen.width + 4 + JOINT.length;
