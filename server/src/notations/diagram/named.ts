/** Drawings of names that are given: every shape that as many boxes can have. */
import { drawGraph } from './draw.ts';
import { fanLayout, hubLayout, layeredLayout, queueLayout, rowLayout, treeLayout } from './layouts.ts';
import { type Layout, textPen } from './pen.ts';

export interface NamedDrawing {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** No fence, no line end at its end. */
  readonly text: string;
}

const most = 20;
/** More boxes beside each other do not fit on a screen. */
const widest = 6;

/** Drawings with a box for each name, in their order; none for fewer than two names or too many. */
export function namedDrawings(names: readonly string[]): NamedDrawing[] {
  const own = [...new Set(names.map(name => name.replace(/\s+/g, ' ').trim()))].filter(name => name !== '');
  const count = own.length;
  if (count < 2 || count > most) return [];
  const draw = (id: string, title: string, layout: Layout): NamedDrawing => ({
    id,
    title,
    description: own.join(', '),
    text: layout(textPen({ names: own.map(name => [name]), labels: [], least: 8 }))
      .map(row => row.trimEnd())
      .join('\n'),
  });
  const rest = own.slice(1);
  const machine = drawGraph({
    nodes: own,
    edges: rest.map((to, i) => ({ from: own[i]!, to, label: 'event' })),
  });
  return [
    ...(count <= widest ? [draw('chain', 'Chain: each leads to the next', rowLayout(count))] : []),
    draw('layers', 'Layers: each uses the one below', layeredLayout(count)),
    ...(count > 2 ? [draw('fan-out', `Fan-out: ${own[0]} feeds the others`, fanLayout(count - 1))] : []),
    ...(count <= widest ? [draw('tree', `Tree: ${own[0]} above the others`, treeLayout(count - 1))] : []),
    ...(count === 5 ? [draw('hub', `Hub: ${own[0]} in the centre`, hubLayout)] : []),
    ...(count > 3
      ? [draw('queue-workers', `Queue: ${own[0]}, ${own[1]} and workers`, queueLayout(count - 2))]
      : []),
    ...(machine === undefined
      ? []
      : [
          {
            id: 'states',
            title: 'State machine: from the first to the last',
            description: own.join(', '),
            text: machine,
          },
        ]),
  ];
}
