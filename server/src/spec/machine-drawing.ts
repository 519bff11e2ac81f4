/** State machines in fences: drawings of boxes and arrows, and the state diagrams of Mermaid. */

import {
  type Drawing,
  type DrawingEdge,
  type DrawingNode,
  readDrawing,
} from '../notations/diagram/drawing.ts';
import { contentEnd, lineStarts } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import { type Span, shift, textOf, trimSpan } from '../text/span.ts';
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

const arrow = /^([\w-]+|\[\*\])[ \t]*-->[ \t]*([\w-]+|\[\*\])[ \t]*(?::[ \t]*(\S.*))?$/;
const aside =
  /^(?:stateDiagram(?:-v2)?|direction[ \t]|%%|note[ \t]|end note|classDef[ \t]|class[ \t]|hide[ \t]|---|title\b)/;

/** `stateDiagram` of Mermaid; one that nests or forks is not read. */
function mermaidMachine({ text }: Section, content: Span): Machine | undefined {
  const own = textOf(text, content);
  if (!/^\s*(?:---[\s\S]{0,400}?---\s*)?stateDiagram/.test(own)) return undefined;
  const builder = createBuilder();
  const titles = new Map<string, string>();
  for (const offset of lineStarts(own)) {
    const start = content.start + offset;
    const line = trimSpan(text, { start, end: Math.min(content.end, contentEnd(text, start)) });
    const raw = textOf(text, line);
    if (raw === '' || raw.length > 300 || aside.test(raw)) continue;
    const title = /^state "([^"]+)" as ([\w-]+)$/.exec(raw);
    if (title)
      addTitle(builder, titles, { title: title[1]!, id: title[2]!, at: line.start + 'state "'.length });
    else if (!addMermaidLine(builder, { raw, line, titles })) return undefined;
  }
  return finish(builder, { source: 'mermaid', span: content });
}

function addTitle(
  builder: Builder,
  titles: Map<string, string>,
  { title, id, at }: { title: string; id: string; at: number },
): void {
  titles.set(id, title);
  const read = readStateName(title);
  if (read?.kind !== 'state') return;
  const spans = [{ start: at, end: at + title.length }];
  builder.places.push({ key: stateKey(read.name), name: read.name, spans });
}

function addMermaidLine(
  builder: Builder,
  { raw, line, titles }: { raw: string; line: Span; titles: ReadonlyMap<string, string> },
): boolean {
  const alone = /^([\w-]+)$/.exec(raw);
  const match = alone ? undefined : arrow.exec(raw);
  if (!alone && !match) return false;
  const stateAt = (id: string, at: number): State | undefined => {
    const read = readStateName(titles.get(id) ?? id);
    const start = line.start + at;
    return read?.kind === 'state'
      ? addState(builder, read, { spans: [{ start, end: start + id.length }] })
      : undefined;
  };
  if (alone) return stateAt(alone[1]!, 0) !== undefined;
  const [, source, target, label] = match!;
  const from = stateAt(source!, 0);
  const to = stateAt(target!, raw.indexOf(target!, source!.length));
  const start = label === undefined ? 0 : line.start + raw.length - label.length;
  const said = label === undefined ? undefined : { text: label.trim(), span: { start, end: line.end } };
  addTransition(builder, { from, to, span: line, label: said });
  return true;
}
