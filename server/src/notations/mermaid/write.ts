/** Graphs → Mermaid: boxes and arrows as a flowchart, states and transitions as a state diagram. */
import { readMermaid } from './read.ts';

export interface GraphToWrite {
  readonly kind: 'flowchart' | 'states';
  /** `TD` for top down, `LR` from the left to the right; for a flowchart only. */
  readonly direction?: 'TD' | 'LR';
  readonly nodes: readonly NodeToWrite[];
  readonly edges: readonly EdgeToWrite[];
}

export interface NodeToWrite {
  readonly name: string;
  /** Index of the node around it. */
  readonly parent?: number | undefined;
}

/** Ends are indices of nodes; absent where a machine starts or ends. */
export interface EdgeToWrite {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly label?: string | undefined;
  readonly heads: 'to' | 'both' | 'none';
}

/** The diagram, without a line end at its end; undefined where reading it would not give the same graph. */
export function writeMermaid(graph: GraphToWrite): string | undefined {
  const ids = idsFor(graph);
  const text = (graph.kind === 'states' ? stateLines(graph, ids) : flowLines(graph, ids)).join('\n');
  return isRead(text, graph) ? text : undefined;
}

/** Words that mean something to Mermaid where an id could stand. */
const reserved =
  /^(?:end|graph|flowchart|subgraph|style|linkstyle|classdef|class|click|call|href|default|direction|state|note|hide|title|o|x)$/i;

/** The names themselves where they can be ids, else their words, else a number. */
function idsFor({ nodes }: GraphToWrite): string[] {
  const taken = new Set<string>();
  return nodes.map(({ name }, i) => {
    const words =
      name
        .normalize('NFKD')
        .match(/[A-Za-z0-9]+/g)
        ?.join('_') ?? '';
    const plain = /^[A-Za-z][A-Za-z0-9_]*$/.test(name) ? name : words.toLowerCase();
    const isFit = /^[A-Za-z]/.test(plain) && plain.length <= 40 && !reserved.test(plain);
    const base = isFit ? plain : `n${i + 1}`;
    let id = base;
    for (let more = 2; taken.has(id); more++) id = `${base}_${more}`;
    taken.add(id);
    return id;
  });
}

function stateLines({ nodes, edges }: GraphToWrite, ids: readonly string[]): string[] {
  const end = (index: number | undefined): string => (index === undefined ? '[*]' : ids[index]!);
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return [
    'stateDiagram-v2',
    ...nodes.flatMap(({ name }, i) =>
      name !== ids[i] ? [`  state "${name}" as ${ids[i]}`] : joined.has(i) ? [] : [`  ${name}`],
    ),
    ...edges.map(({ from, to, label }) => `  ${end(from)} --> ${end(to)}${label ? ` : ${label}` : ''}`),
  ];
}

const arrows = { to: '-->', both: '<-->', none: '---' };

function flowLines(graph: GraphToWrite, ids: readonly string[]): string[] {
  const { nodes, edges, direction = 'TD' } = graph;
  return [
    `flowchart ${direction}`,
    ...nodesIn(graph, ids, { parent: undefined, indent: '  ' }),
    ...edges.map(({ from, to, label, heads }) => {
      const said = label ? `|${/^[\p{L}\p{N} _.,:-]+$/u.test(label) ? label : `"${quoted(label)}"`}|` : '';
      return `  ${from === undefined ? '' : ids[from]} ${arrows[heads]}${said} ${to === undefined ? '' : ids[to]}`;
    }),
  ].filter(line => nodes.length > 0 || line !== '');
}

function nodesIn(
  graph: GraphToWrite,
  ids: readonly string[],
  { parent, indent }: { parent: number | undefined; indent: string },
): string[] {
  return graph.nodes.flatMap((node, i) => {
    if (node.parent !== parent || indent.length > maxIndent) return [];
    const label = node.name === ids[i] ? '' : `["${quoted(node.name)}"]`;
    const inner = nodesIn(graph, ids, { parent: i, indent: `${indent}  ` });
    if (inner.length === 0) return [`${indent}${ids[i]}${label}`];
    return [`${indent}subgraph ${ids[i]}${label ? ` ${label}` : ''}`, ...inner, `${indent}end`];
  });
}

const maxIndent = 20;

const quoted = (text: string): string => text.replace(/"/g, '#quot;');

/** True if the diagram says just what the graph does. */
function isRead(text: string, { nodes, edges }: GraphToWrite): boolean {
  const read = readMermaid(text);
  if (!read?.isPlain) return false;
  const show = (parts: readonly unknown[]): string => JSON.stringify(parts.map(part => part ?? ''));
  const sorted = (lines: readonly string[]): string => [...lines].sort().join('\n');
  const name = (index: number | undefined): string | undefined =>
    index === undefined ? undefined : nodes[index]!.name;
  return (
    sorted(nodes.map(n => show([n.name, name(n.parent)]))) ===
      sorted(read.nodes.map(n => show([n.name, n.parent?.name]))) &&
    sorted(edges.map(e => show([name(e.from), name(e.to), e.label, e.heads]))) ===
      sorted(read.edges.map(e => show([e.from?.name, e.to?.name, e.label?.text, e.heads])))
  );
}
