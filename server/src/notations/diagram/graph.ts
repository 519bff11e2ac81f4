/** Nodes and edges of a drawing, with their names, labels and places in the text. */
import type { Span } from '../../text/span.ts';
import { type Link, type Outcome, toLinks } from './edges.ts';
import { labelsOf } from './labels.ts';
import type { End, Lines, Sheet, Target } from './line.ts';
import { type DrawingNode, type Nodes, textOf, toNodes } from './nodes.ts';
import { sift } from './sift.ts';
import type { Stroke } from './strokes.ts';
import type { Word } from './words.ts';

export interface DrawnLabel {
  readonly text: string;
  readonly spans: readonly Span[];
}

export interface DrawingEdge {
  readonly from?: DrawingNode;
  readonly to?: DrawingNode;
  readonly label?: DrawnLabel;
  /** Its line, a span for each stretch of a row. */
  readonly spans: readonly Span[];
  /** False where a person, too, would have to guess. */
  readonly certain: boolean;
  readonly heads: 'to' | 'both' | 'none';
}

export interface Graph {
  readonly nodes: readonly DrawingNode[];
  readonly edges: readonly DrawingEdge[];
  readonly dangling: readonly End[];
  /** Cells of edges. */
  readonly cells: ReadonlySet<number>;
  /** Rows of the grid in which an edge, its label or a node of bare words stands. */
  readonly rows: ReadonlySet<number>;
}

export function toGraph(sheet: Sheet, lines: Lines, strokes: readonly Stroke[]): Graph {
  const outcomes: Outcome[] = strokes.map(stroke => toLinks(sheet, lines, stroke));
  const links = sift(
    sheet,
    outcomes.flatMap(outcome => outcome.links),
  );
  const labels = labelsOf(sheet, lines, links);
  const nodes = toNodes(sheet, links);
  const edges = links.map((link, i) => toEdge(sheet, { link, label: labels[i]! }, nodes));
  const rows = new Set<number>();
  const cells = new Set(links.flatMap(({ path }) => path.map(cell => cell % sheet.live.length)));
  for (const cell of cells) rows.add(rowOf(sheet, cell));
  for (const word of labels.flat()) rows.add(word.row);
  for (const key of nodes.byBlock.keys()) for (const word of sheet.words.blocks[key]!) rows.add(word.row);
  return { nodes: nodes.all, edges, dangling: outcomes.flatMap(outcome => outcome.dangling), cells, rows };
}

const rowOf = ({ cells, live }: Sheet, cell: number): number =>
  Math.floor((cell % live.length) / cells.grid.columns);

function toEdge(
  sheet: Sheet,
  { link, label }: { link: Link; label: readonly Word[] },
  nodes: Nodes,
): DrawingEdge {
  const nodeOf = (target: Target | undefined): DrawingNode | undefined =>
    target?.kind === 'box'
      ? nodes.byBox[target.box]
      : target?.kind === 'block'
        ? nodes.byBlock.get(target.block)
        : undefined;
  const from = nodeOf(link.from);
  const to = nodeOf(link.to);
  const words = label.length > 0 ? label : link.before ? [link.before] : [];
  const spans = words.map(word => word.span);
  return {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(spans.length > 0 ? { label: { text: labelText(textOf(sheet, spans)), spans } } : {}),
    spans: toSpans(sheet, link.path),
    certain: link.certain,
    heads: link.heads,
  };
}

/** `--[label]-->` and `--(label)-->` name the label. */
const labelText = (label: string): string =>
  /^(?:\[[^[\]]*\]|\([^()]*\))$/.test(label) ? label.slice(1, -1).trim() : label;

/** Stretches of the text under cells, in the order of the text. */
function toSpans({ cells, live }: Sheet, path: readonly number[]): Span[] {
  const { starts, ends } = cells.grid;
  const spans: { start: number; end: number }[] = [];
  for (const cell of path.map(c => c % live.length).sort((a, b) => a - b)) {
    const last = spans[spans.length - 1];
    if (last && starts[cell]! <= last.end) last.end = Math.max(last.end, ends[cell]!);
    else spans.push({ start: starts[cell]!, end: ends[cell]! });
  }
  return spans;
}
