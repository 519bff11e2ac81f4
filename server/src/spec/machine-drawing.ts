/** State machines in fences: drawings of boxes and arrows, and the state diagrams of Mermaid. */

import {
  type Drawing,
  type DrawingEdge,
  type DrawingNode,
  readDrawing,
} from '../notations/diagram/drawing.ts';
import { type MermaidNode, readMermaid } from '../notations/mermaid/read.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift, textOf } from '../text/span.ts';
import type { Machine, State } from './machine.ts';
import {
  addState,
  addTransition,
  type Builder,
  createBuilder,
  finish,
  readStateName,
  stateKey,
} from './machine-names.ts';
import { holdsPlaceholder } from './place.ts';
import type { Section } from './section.ts';

export interface DrawnFence {
  /** The lines between the marks, within the section's chunk; the spans of `drawing` count from its start. */
  readonly content: Span;
  readonly text: string;
  readonly drawing: Drawing;
  /** It is the template's own, or a placeholder stands in it. */
  readonly isOpen: boolean;
}

/** Languages of fences in which something may be drawn. */
export const plainLanguages: ReadonlySet<string> = new Set([
  '',
  'text',
  'txt',
  'plaintext',
  'plain',
  'ascii',
  'diagram',
  'ditaa',
]);

/** The fences of a section in which something may be drawn, read as drawings. */
export const drawingsIn: (section: Section) => readonly DrawnFence[] = memo(section =>
  section.fences.flatMap(({ fence }) => {
    if (!plainLanguages.has(fence.language)) return [];
    const text = textOf(section.text, fence.content);
    const isOpen = holdsPlaceholder(section, fence.content) || isOfTemplate(section, text);
    return [{ content: fence.content, text, drawing: readDrawing(text), isOpen }];
  }),
);

function isOfTemplate({ slot }: Section, text: string): boolean {
  const bare = (content: string): string => content.replace(/\s+/g, ' ').trim();
  return slot?.fences.some(({ content }) => bare(content) === bare(text)) === true;
}

/** The machines that the fences of a section show for certain. */
export const drawnMachines = (section: Section): Machine[] => [
  ...drawingsIn(section).flatMap(fence => (fence.isOpen ? [] : (drawnMachine(fence) ?? []))),
  ...section.fences.flatMap(({ fence }) =>
    fence.language === 'mermaid' && !holdsPlaceholder(section, fence.content)
      ? (mermaidMachine(section, fence.content) ?? [])
      : [],
  ),
];

function drawnMachine({ content, drawing }: DrawnFence): Machine | undefined {
  const { kind, isWhole, nodes, edges } = drawing;
  if ((kind !== 'states' && kind !== 'graph') || !isWhole) return undefined;
  const frames = new Set(nodes.flatMap(({ parent }) => (parent ? [parent] : [])));
  const builder = createBuilder();
  const known = new Map<DrawingNode, State>();
  for (const node of nodes) {
    if (frames.has(node)) continue;
    const name = readStateName(node.name);
    // One name that is not understood may be any state.
    if (!name) return undefined;
    if (name.kind === 'pseudo') continue;
    const spans = node.spans.map(span => shift(span, content.start));
    known.set(
      node,
      addState(builder, { ...name, isInitial: name.isInitial || node.isInitial }, { spans, node }),
    );
    for (const twin of node.twins)
      builder.places.push({
        key: stateKey(name.name),
        name: name.name,
        spans: twin.map(span => shift(span, content.start)),
      });
  }
  for (const edge of edges) addEdge(builder, edge, { known, origin: content.start });
  return finish(builder, { source: 'drawing', span: content });
}

interface Place {
  readonly known: ReadonlyMap<DrawingNode, State>;
  readonly origin: number;
}

function addEdge(
  builder: Builder,
  { from, to, label, spans, certain, heads }: DrawingEdge,
  place: Place,
): void {
  const { known, origin } = place;
  const first = known.get(from!);
  const last = known.get(to!);
  const isRead =
    certain && heads !== 'none' && (!from || first || isPseudo(from)) && (!to || last || isPseudo(to));
  if (!isRead) builder.isSure = false;
  // An arrow to nowhere ends nothing: where it leads was not found.
  if (heads === 'none' || (!last && !isPseudo(to))) return;
  const span = shift(longest(spans), origin);
  const said = label && label.spans.length > 0 ? label : undefined;
  const named = said && {
    text: said.text,
    span: shift({ start: said.spans[0]!.start, end: said.spans[0]!.end }, origin),
  };
  addTransition(builder, { from: first, to: last, span, label: named });
  if (heads === 'both' && first && last)
    addTransition(builder, { from: last, to: first, span, label: named });
}

const isPseudo = (node: DrawingNode | undefined): boolean =>
  node !== undefined && readStateName(node.name)?.kind === 'pseudo';

const longest = (spans: readonly Span[]): Span =>
  spans.reduce(
    (best, s) => (s.end - s.start > best.end - best.start ? s : best),
    spans[0] ?? { start: 0, end: 0 },
  );

/** `stateDiagram` of Mermaid, if all of it was read and every name is one of a state. */
function mermaidMachine({ text }: Section, content: Span): Machine | undefined {
  const graph = readMermaid(textOf(text, content));
  if (graph?.kind !== 'states') return undefined;
  const builder = createBuilder();
  const known = new Map<MermaidNode, State>();
  for (const node of graph.nodes) {
    const read = readStateName(node.name);
    if (!read) return undefined;
    if (read.kind !== 'state') continue;
    const [first, ...others] = node.spans.map(span => shift(span, content.start));
    const state = addState(builder, read, { spans: first ? [first] : [] });
    for (const span of others) builder.places.push({ key: state.key, name: read.name, spans: [span] });
    known.set(node, state);
  }
  for (const { from, to, label, span } of graph.edges)
    addTransition(builder, {
      from: known.get(from!),
      to: known.get(to!),
      span: shift(span, content.start),
      label: label && { text: label.text, span: shift(label.span, content.start) },
    });
  return finish(builder, { source: 'mermaid', span: content });
}
