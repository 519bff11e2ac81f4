/** Draws a graph in the template's style: boxes below each other, edges that skip or lead back in lanes at the right. */
import { type Canvas, toCanvas } from './canvas.ts';
import { type Drawing, readDrawing } from './drawing.ts';
import { type Lane, toLanes } from './lanes.ts';
import { displayWidth } from './width.ts';

export interface GraphToDraw {
  /** Names, from the top. */
  readonly nodes: readonly string[];
  /** By names; an edge without `from` starts the machine. */
  readonly edges: readonly EdgeToDraw[];
}

export interface EdgeToDraw {
  readonly from?: string;
  readonly to: string;
  readonly label?: string;
}

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
    if (isRead(readDrawing(text), graph)) return text;
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
    nodes.map(({ name }) => name).join('\n') === graph.nodes.join('\n')
  );
}

interface Plan {
  readonly graph: GraphToDraw;
  /** Lines of each name. */
  readonly texts: readonly (readonly string[])[];
  readonly lanes: readonly Lane[];
  /** First row of each box. */
  readonly tops: readonly number[];
  readonly heights: readonly number[];
  readonly left: number;
  readonly width: number;
}

function paint(graph: GraphToDraw, texts: Plan['texts']): string {
  const { nodes, edges } = graph;
  const starts = edges.filter(({ from }) => from === undefined);
  const width = Math.max(8, ...texts.flat().map(displayWidth)) + 2;
  const left =
    starts.length === 0 ? 0 : Math.max(9, ...starts.map(({ label }) => displayWidth(label ?? '') + 2)) + 2;
  const chains = nodes.slice(1).map((to, i) => edges.find(edge => edge.from === nodes[i] && edge.to === to));
  const { lanes, heights: rows } = toLanes(
    graph,
    edges.filter(edge => edge.from !== undefined && !chains.includes(edge)),
  );
  const heights = rows.map((height, i) => Math.max(height, texts[i]!.length));
  const tops = heights.map((_, i) =>
    heights.slice(0, i).reduce((top, height) => top + height + 2 + gapRows, 0),
  );
  const plan: Plan = { graph, texts, lanes, tops, heights, left, width };
  const canvas = toCanvas();
  for (const index of nodes.keys()) drawBox(canvas, plan, index);
  chains.forEach((edge, i) => {
    if (edge) drawChain(canvas, plan, { edge, from: i });
  });
  for (const start of starts) drawStart(canvas, plan, start);
  drawLanes(canvas, plan, Math.max(0, ...chains.map(edge => displayWidth(edge?.label ?? ''))));
  return canvas.text();
}

const gapRows = 3;

function drawBox(canvas: Canvas, { texts, tops, heights, left, width }: Plan, index: number): void {
  const lines = texts[index]!;
  const top = tops[index]!;
  const height = heights[index]!;
  canvas.write(top, left, `┌${'─'.repeat(width)}┐`);
  for (let row = 1; row <= height; row++) canvas.write(top + row, left, `│${' '.repeat(width)}│`);
  const first = top + 1 + ((height - lines.length) >> 1);
  lines.forEach((line, i) => {
    canvas.write(first + i, left + 1 + ((width - displayWidth(line)) >> 1), line);
  });
  canvas.write(top + height + 1, left, `└${'─'.repeat(width)}┘`);
}

function drawChain(
  canvas: Canvas,
  { tops, heights, left, width }: Plan,
  { edge, from }: { edge: EdgeToDraw; from: number },
): void {
  const column = left + 1 + (width >> 1);
  const row = tops[from]! + heights[from]! + 1;
  canvas.write(row, column, '┬');
  for (let i = 1; i < gapRows; i++) canvas.write(row + i, column, '│');
  canvas.write(row + gapRows, column, '▼');
  if (edge.label) canvas.write(row + 1, column + 2, edge.label);
}

/** The label stands above the arrow. */
function drawStart(canvas: Canvas, { graph, tops, heights, left }: Plan, { to, label }: EdgeToDraw): void {
  const index = graph.nodes.indexOf(to);
  const row = tops[index]! + 1 + ((heights[index]! - 1) >> 1);
  canvas.write(row, 1, `${'─'.repeat(left - 2)}▶`);
  if (label) canvas.write(row - 1, 2, label);
}

/** Lanes from the left to the right, each with room for its labels. */
function drawLanes(canvas: Canvas, plan: Plan, chainLabel: number): void {
  const { lanes, left, width } = plan;
  let column = left + Math.max(width + 5, (width >> 1) + chainLabel + 6);
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
  { tops, left, width }: Plan,
  { lane, column }: { lane: Lane; column: number },
): void {
  const wall = left + width + 1;
  const from = tops[lane.from]! + 1 + lane.fromRow;
  const to = tops[lane.to]! + 1 + lane.toRow;
  const [upper, lower] = from < to ? [from, to] : [to, from];
  for (const row of [from, to]) for (let at = wall + 1; at < column; at++) canvas.cross(row, at, '─');
  canvas.write(from, wall, '├');
  canvas.write(to, wall + 1, '◀');
  for (let row = upper + 1; row < lower; row++) canvas.cross(row, column, '│');
  canvas.write(upper, column, '┐');
  canvas.write(lower, column, '┘');
  const row = lane.from === lane.to ? upper + 1 : tops[Math.max(lane.from, lane.to)]! - 2;
  if (lane.label) canvas.write(row, column + 2, lane.label);
}
