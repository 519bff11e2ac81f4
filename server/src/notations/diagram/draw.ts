/** Draws a graph in the template's style: boxes below each other and in frames, edges that skip or lead back in lanes at the right. */
import { type Canvas, toCanvas } from './canvas.ts';
import { type Drawing, readDrawing } from './drawing.ts';
import type { EdgeToDraw, GraphToDraw } from './graph-to-draw.ts';
import { type Lane, toLanes } from './lanes.ts';
import { nextTo, type Stacked, stack } from './stack.ts';
import { displayWidth } from './width.ts';

const maxNodes = 40;
const maxEdges = 80;

/** The drawing, without a line end at its end; undefined where reading it would not give the same graph. */
export function drawGraph(graph: GraphToDraw): string | undefined {
  const { nodes, edges } = graph;
  if (nodes.length === 0 || nodes.length > maxNodes || edges.length > maxEdges) return undefined;
  if (
    new Set(nodes).size < nodes.length ||
    edges.some(({ from, to }) => !nodes.includes(to) || (from !== undefined && !nodes.includes(from)))
  )
    return undefined;
  // A name that does not read well over several lines keeps its one.
  for (const width of nodes.some(name => displayWidth(name) > wrapped) ? [wrapped, maxWidth] : [maxWidth]) {
    const text = paint(
      graph,
      nodes.map(name => linesOf(name, width)),
    );
    if (text !== undefined && isRead(readDrawing(text), graph)) return text;
  }
  return undefined;
}

/** Columns from which on a name is broken at its blanks. */
const wrapped = 30;
const maxWidth = 400;

function linesOf(name: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** True if a drawing says just what the graph does. */
function isRead({ nodes, edges, isWhole }: Drawing, graph: GraphToDraw): boolean {
  const show = (from: string | undefined, to: string | undefined, label: string | undefined): string =>
    JSON.stringify([from ?? '', to ?? '', label ?? '']);
  const read = edges.map(({ from, to, label }) => show(from?.name, to?.name, label?.text)).sort();
  const meant = graph.edges.map(({ from, to, label }) => show(from, to, label)).sort();
  const isSure = isWhole && edges.every(edge => edge.certain && edge.heads === 'to');
  return (
    isSure &&
    read.join('\n') === meant.join('\n') &&
    nodes.map(({ name, parent }) => `${name}\n${parent?.name ?? ''}`).join('\n') ===
      graph.nodes.map((name, i) => `${name}\n${frameOf(graph, i) ?? ''}`).join('\n')
  );
}

const frameOf = ({ nodes, parents }: GraphToDraw, index: number): string | undefined =>
  nodes[parents?.[index] ?? -1];

interface Plan {
  readonly graph: GraphToDraw;
  /** Lines of each name. */
  readonly texts: readonly (readonly string[])[];
  readonly lanes: readonly Lane[];
  readonly boxes: readonly Stacked[];
}

interface Chain {
  readonly from: number;
  readonly to: number;
  readonly edge: EdgeToDraw;
}

function paint(graph: GraphToDraw, texts: Plan['texts']): string | undefined {
  const { edges } = graph;
  const starts = edges.filter(({ from }) => from === undefined);
  const left =
    starts.length === 0 ? 0 : Math.max(9, ...starts.map(({ label }) => displayWidth(label ?? '') + 2)) + 2;
  const chains = chainsOf(graph);
  const chained = chains.map(({ edge }) => edge);
  const { lanes, heights } = toLanes(
    graph,
    edges.filter(edge => edge.from !== undefined && !chained.includes(edge)),
  );
  const chainLabel = Math.max(0, ...chained.map(({ label }) => displayWidth(label ?? '')));
  const boxes = stack(
    texts.map((lines, i) => ({ lines, rows: heights[i]!, parent: graph.parents?.[i] })),
    // In a frame there is no room beside the boxes.
    { left, least: graph.parents ? 2 * chainLabel : 0 },
  );
  if (!boxes) return undefined;
  const plan: Plan = { graph, texts, lanes, boxes };
  const canvas = toCanvas();
  for (const index of boxes.keys()) drawBox(canvas, plan, index);
  for (const chain of chains) drawChain(canvas, plan, chain);
  for (const start of starts) drawStart(canvas, plan, start);
  drawLanes(canvas, plan, chainLabel);
  return canvas.text();
}

/** Edges from a box to the next one below in the same frame. */
function chainsOf({ nodes, edges, parents }: GraphToDraw): Chain[] {
  const all = nodes.map((_, i) => ({ parent: parents?.[i] }));
  return nodes.flatMap((name, from) => {
    const to = nextTo(all, from);
    const edge = edges.find(e => e.from === name && e.to === nodes[to]);
    return edge ? [{ from, to, edge }] : [];
  });
}

function drawBox(canvas: Canvas, { texts, boxes }: Plan, index: number): void {
  const lines = texts[index]!;
  const { top, bottom, left, right, height } = boxes[index]!;
  const width = right - left - 1;
  canvas.write(top, left, `┌${'─'.repeat(width)}┐`);
  for (let row = top + 1; row < bottom; row++) canvas.write(row, left, `│${' '.repeat(width)}│`);
  const first = top + 1 + ((height - lines.length) >> 1);
  lines.forEach((line, i) => {
    canvas.write(first + i, left + 1 + ((width - displayWidth(line)) >> 1), line);
  });
  canvas.write(bottom, left, `└${'─'.repeat(width)}┘`);
}

const middleOf = ({ left, right }: Stacked): number => left + 1 + ((right - left - 1) >> 1);

function drawChain(canvas: Canvas, { boxes }: Plan, { from, to, edge }: Chain): void {
  const column = middleOf(boxes[from]!);
  const row = boxes[from]!.bottom;
  canvas.write(row, column, '┬');
  for (let at = row + 1; at < boxes[to]!.top - 1; at++) canvas.write(at, column, '│');
  canvas.write(boxes[to]!.top - 1, column, '▼');
  if (edge.label) canvas.write(row + 1, column + 2, edge.label);
}

/** The label stands above the arrow. */
function drawStart(canvas: Canvas, { graph, boxes }: Plan, { to, label }: EdgeToDraw): void {
  const { top, left, height } = boxes[graph.nodes.indexOf(to)]!;
  const row = top + 1 + ((height - 1) >> 1);
  canvas.write(row, 1, `${'─'.repeat(left - 2)}▶`);
  if (label) canvas.write(row - 1, 2, label);
}

/** Lanes from the left to the right, each with room for its labels. */
function drawLanes(canvas: Canvas, plan: Plan, chainLabel: number): void {
  const { lanes, boxes } = plan;
  let column = Math.max(...boxes.map(box => Math.max(box.right + 4, middleOf(box) + chainLabel + 5)));
  const tracks = Math.max(-1, ...lanes.map(lane => lane.track));
  for (let track = 0; track <= tracks; track++) {
    const here = lanes.filter(lane => lane.track === track);
    for (const lane of here) drawLane(canvas, plan, { lane, column });
    column += Math.max(...here.map(lane => displayWidth(lane.label ?? ''))) + 4;
  }
}

/** A lane's label stands right of it, in a row that no other line crosses. */
function drawLane(
  canvas: Canvas,
  { boxes, lanes }: Plan,
  { lane, column }: { lane: Lane; column: number },
): void {
  const [from, to] = endsOf(boxes, lane);
  const [upper, lower] = from < to ? [from, to] : [to, from];
  for (const [row, box] of [
    [from, lane.from],
    [to, lane.to],
  ] as const)
    for (let at = boxes[box]!.right + 1; at < column; at++) canvas.cross(row, at, '─');
  canvas.write(from, boxes[lane.from]!.right, '├');
  canvas.write(to, boxes[lane.to]!.right + 1, '◀');
  for (let row = upper + 1; row < lower; row++) canvas.cross(row, column, '│');
  canvas.write(upper, column, '┐');
  canvas.write(lower, column, '┘');
  if (!lane.label) return;
  const taken = lanes.flatMap(other => endsOf(boxes, other));
  const best = lane.from === lane.to ? upper + 1 : boxes[Math.max(lane.from, lane.to)]!.top - 2;
  let row = best;
  while (taken.includes(row) && row > upper + 1) row--;
  canvas.write(row, column + 2, lane.label);
}

/** Rows in which a lane leaves a box and enters one. */
const endsOf = (boxes: readonly Stacked[], { from, to, fromRow, toRow }: Lane): [number, number] => [
  boxes[from]!.top + 1 + fromRow,
  boxes[to]!.top + 1 + toRow,
];
