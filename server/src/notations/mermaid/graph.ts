/** Mermaid's flowcharts and state diagrams as graphs: nodes, edges, and the frames around them. */
import type { Span } from '../../text/span.ts';

/** A line without the blanks around it. */
export interface MermaidLine {
  readonly raw: string;
  readonly span: Span;
}

export interface MermaidNode {
  readonly id: string;
  /** What is shown: its label, or else its id. */
  readonly name: string;
  /** Where its id stands first. */
  readonly span: Span;
  /** Where its name stands: in its title, or else wherever its id does. */
  readonly spans: readonly Span[];
  /** The subgraph around it. */
  readonly parent?: MermaidNode;
}

export interface MermaidEdge {
  /** Absent at `[*]`, where a machine starts or ends. */
  readonly from?: MermaidNode;
  readonly to?: MermaidNode;
  readonly label?: { readonly text: string; readonly span: Span };
  /** Its statement. */
  readonly span: Span;
  readonly heads: 'to' | 'both' | 'none';
}

export interface MermaidGraph {
  readonly kind: 'flowchart' | 'states';
  readonly nodes: readonly MermaidNode[];
  readonly edges: readonly MermaidEdge[];
  /** It says nothing beside: no comments, notes, styles, shapes that mean something. */
  readonly isPlain: boolean;
}

/** Gathers nodes by id; a label may come later than the first mention. */
export interface MermaidBuilder {
  readonly nodes: Map<string, { -readonly [K in keyof MermaidNode]: MermaidNode[K] } & { spans: Span[] }>;
  readonly edges: MermaidEdge[];
  isPlain: boolean;
}

export const createMermaid = (): MermaidBuilder => ({ nodes: new Map(), edges: [], isPlain: true });

// Larger ones are made by programs, and nobody draws them.
const maxNodes = 300;
const maxEdges = 1000;

interface Mention {
  readonly id: string;
  readonly name?: string;
  readonly span: Span;
  /** Where the name stands that is shown instead of the id. */
  readonly title?: Span | undefined;
  readonly parent?: MermaidNode | undefined;
}

/** The node of that id, new or known; a name given replaces the one before. */
export function nodeOf({ nodes }: MermaidBuilder, { id, name, span, title, parent }: Mention): MermaidNode {
  const known = nodes.get(id);
  if (known) {
    if (name !== undefined) known.name = name;
    if (!title) known.spans.push(span);
    if (parent && !known.parent && known !== parent) known.parent = parent;
    return known;
  }
  const node = { id, name: name ?? id, span, spans: [title ?? span], ...(parent ? { parent } : {}) };
  nodes.set(id, node);
  return node;
}

/** The graph; undefined where it is too large. */
export function finishMermaid(kind: MermaidGraph['kind'], builder: MermaidBuilder): MermaidGraph | undefined {
  const { nodes, edges, isPlain } = builder;
  if (nodes.size === 0 || nodes.size > maxNodes || edges.length > maxEdges) return undefined;
  return { kind, nodes: [...nodes.values()], edges, isPlain };
}
