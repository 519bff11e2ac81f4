/** Drawings ↔ Mermaid: the same graph in the other notation, and whether anything is left out. */
import { isGraph } from '../diagram/compare.ts';
import { drawGraph } from '../diagram/draw.ts';
import { type Drawing, type DrawingNode, readDrawing } from '../diagram/drawing.ts';
import { isWritten } from '../diagram/edit/verify.ts';
import type { MermaidGraph, MermaidNode } from './graph.ts';
import { writeMermaid } from './write.ts';

export interface Converted {
  /** Without a line end at its end. */
  readonly text: string;
  /** It says all that the original says in words, so that it can take its place. */
  readonly isExact: boolean;
}

/** A drawing as Mermaid; undefined unless every line of it was read for certain. */
export function toMermaid(text: string, drawing: Drawing = readDrawing(text)): Converted | undefined {
  const { nodes, edges, isWhole } = drawing;
  if (!isGraph(drawing) || !isWhole || nodes.some(({ name }) => name === '')) return undefined;
  if (edges.some(edge => !edge.certain && edge.heads !== 'none')) return undefined;
  const index = (node: DrawingNode | undefined): number | undefined =>
    node === undefined ? undefined : nodes.indexOf(node);
  const written = writeMermaid({
    kind: isMachine(drawing) ? 'states' : 'flowchart',
    direction: isLevel(drawing) ? 'LR' : 'TD',
    nodes: nodes.map(({ name, parent }) => ({ name, parent: index(parent) })),
    edges: edges.map(({ from, to, label, heads }) => ({
      from: index(from),
      to: index(to),
      label: label?.text,
      heads,
    })),
  });
  if (written === undefined) return undefined;
  const words = [...nodes.map(({ name }) => name), ...edges.flatMap(({ label }) => label?.text ?? [])].join(
    '',
  );
  return { text: written, isExact: isWritten(text, words, {}) };
}

/** Components may have short names, too: a machine starts somewhere, or its names are written as in code. */
const isMachine = ({ kind, nodes, edges }: Drawing): boolean =>
  kind === 'states' &&
  (edges.some(({ from }) => !from) ||
    nodes.every(({ name }) => /^[A-Z][A-Z0-9_ -]{2,}$|^[a-z]+_/.test(name)));

/** True if more arrows run to the right or left than down or up. */
function isLevel({ edges }: Drawing): boolean {
  let level = 0;
  for (const { from, to } of edges) {
    if (!from?.box || !to?.box) continue;
    level += from.box.top <= to.box.bottom && to.box.top <= from.box.bottom ? 1 : -1;
  }
  return level > 0;
}

/** A flowchart or a state diagram as a drawing, subgraphs as boxes around boxes; undefined where it would say something else. */
export function toDrawing(graph: MermaidGraph): Converted | undefined {
  const { edges, isPlain } = graph;
  if (edges.some(({ to, heads }) => !to || heads !== 'to')) return undefined;
  const nodes = inFrames(graph.nodes);
  const isFramed = nodes.some(({ parent }) => parent);
  const text = drawGraph({
    nodes: nodes.map(({ name }) => name),
    ...(isFramed ? { parents: nodes.map(({ parent }) => parent && nodes.indexOf(parent)) } : {}),
    edges: edges.map(({ from, to, label }) => ({
      to: to!.name,
      ...(from ? { from: from.name } : {}),
      ...(label ? { label: label.text } : {}),
    })),
  });
  return text === undefined ? undefined : { text, isExact: isPlain };
}

/** Each frame right before what it holds; a frame in itself is left out, and with it all that it holds. */
function inFrames(nodes: readonly MermaidNode[]): MermaidNode[] {
  const held = new Map<MermaidNode | undefined, MermaidNode[]>();
  for (const node of nodes) held.set(node.parent, [...(held.get(node.parent) ?? []), node]);
  const open = [...(held.get(undefined) ?? [])].reverse();
  const ordered: MermaidNode[] = [];
  for (let node = open.pop(); node; node = open.pop()) {
    ordered.push(node);
    open.push(...[...(held.get(node) ?? [])].reverse());
  }
  return ordered;
}
