/** Drawings, Mermaid, tables and lists of transitions: each written as the other, beside what is there or in its place. */

import { drawGraph } from '../../notations/diagram/draw.ts';
import type { EdgeToDraw } from '../../notations/diagram/graph-to-draw.ts';
import { type Converted, toDrawing, toMermaid } from '../../notations/mermaid/drawing.ts';
import { isComposite, readMermaid } from '../../notations/mermaid/read.ts';
import type { Machine } from '../../spec/machine.ts';
import { drawnMachines } from '../../spec/machine-drawing.ts';
import { listedMachine, tableMachines } from '../../spec/machine-words.ts';
import type { PlacedSection, Spec } from '../../spec/spec.ts';
import { stripMarkup } from '../../template/key.ts';
import { insertAt, replace } from '../../text/edit.ts';
import { lineEndOf, withLineEnds } from '../../text/lines.ts';
import { shift, touches } from '../../text/span.ts';
import type { DrawingAction } from './action.ts';
import { type DrawingPlace, type FencePlace, fenceAt, isAtEdge, isPlainFence } from './place.ts';

/** A drawing as Mermaid and as a table of transitions. */
export function drawingConversions(place: DrawingPlace): DrawingAction[] {
  if (!isPlainFence(place)) return [];
  const { drawn } = place;
  const converted = drawn.isOpen ? undefined : toMermaid(drawn.text, drawn.drawing);
  return [
    ...(converted ? forms(place, { ...converted, name: 'Mermaid', language: 'mermaid' }) : []),
    ...tableBelow(place),
  ];
}

/** A Mermaid diagram as a drawing. */
export function mermaidConversions(spec: Spec, offset: number): DrawingAction[] {
  const place = fenceAt(spec, offset);
  if (place?.fence.language !== 'mermaid' || !isPlainFence(place)) return [];
  const { placed, fence } = place;
  const text = placed.section.text.slice(fence.content.start, fence.content.end);
  const graph = readMermaid(text);
  if (!graph && isComposite(text)) return [composite];
  const converted = graph && toDrawing(graph);
  return converted ? forms(place, { ...converted, name: 'a drawing', language: '' }) : [];
}

/** A box around boxes is a component that has parts; for a state that holds states a drawing has no form. */
const composite: DrawingAction = {
  title: 'Convert to a drawing',
  kind: 'convert',
  edits: [],
  refusal: 'A state of this diagram holds states, and a drawing has no form for that.',
};

/** The other form below, and in the place of this one where nothing is left out. */
function forms(
  { placed, fence }: FencePlace,
  { text, isExact, name, language }: Converted & { name: string; language: string },
): DrawingAction[] {
  const lineEnd = lineEndOf(placed.section.text);
  const block = withLineEnds(`${fence.marks}${language}\n${text}\n${fence.marks}`, lineEnd);
  const span = shift(fence.span, placed.origin);
  const below: DrawingAction = {
    title: `Write it as ${name} below`,
    kind: 'convert',
    edits: [insertAt(span.end, `${lineEnd}${lineEnd}${block}`)],
  };
  if (!isExact) return [below];
  return [below, { title: `Convert to ${name}`, kind: 'convert', edits: [replace(span, block)] }];
}

const nowhere = '—';

/** `From`, `To` and `Event` of every transition, below the drawing. */
function tableBelow({ placed, fence, drawn }: DrawingPlace): DrawingAction[] {
  const machine = drawnMachines(placed.section).find(m => m.span.start === drawn.content.start);
  if (drawn.drawing.kind !== 'states' || !machine?.isSure) return [];
  const rows = machine.transitions.map(({ from, to, label }) => [
    from?.name ?? nowhere,
    to?.name ?? nowhere,
    label?.text ?? '',
  ]);
  const lines = [['From', 'To', 'Event'], ['---', '---', '---'], ...rows].map(
    cells => `| ${cells.map(cell => cell.replace(/\|/g, '\\|')).join(' | ')} |`,
  );
  const lineEnd = lineEndOf(placed.section.text);
  const newText = `${lineEnd}${lineEnd}${lines.join(lineEnd)}`;
  return [
    {
      title: 'Write the transitions as a table below',
      kind: 'convert',
      edits: [insertAt(placed.origin + fence.span.end, newText)],
    },
  ];
}

/** The state machine that a table or a list at an offset describes, drawn above it; nothing where one is drawn already. */
export function machineDrawings({ sections }: Spec, offset: number): DrawingAction[] {
  const placed = sections.filter(s => s.start <= offset).at(-1);
  if (!placed || drawnMachines(placed.section).length > 0) return [];
  const { section, origin } = placed;
  const listed = listedMachine(section);
  const machine = [...tableMachines(section), ...(listed ? [listed] : [])].find(m =>
    touches(shift(m.span, origin), offset),
  );
  if (!machine || !isAtEdge(section.text, machine.span)) return [];
  const text = drawMachine(machine);
  return text === undefined ? [] : [drawingAbove(placed, machine, text)];
}

function drawingAbove(
  { section, origin }: PlacedSection,
  { span, source }: Machine,
  text: string,
): DrawingAction {
  const lineEnd = lineEndOf(section.text);
  const block = withLineEnds(`\`\`\`\n${text}\n\`\`\`\n\n`, lineEnd);
  const title = `Draw boxes and arrows above the ${source}`;
  return { title, kind: 'convert', edits: [insertAt(origin + span.start, block)] };
}

/** States below each other, the initial ones first; several events between the same two stand on one arrow. */
function drawMachine({ states, transitions }: Machine): string | undefined {
  if (transitions.some(({ to }) => !to)) return undefined;
  const edges = new Map<string, EdgeToDraw>();
  for (const { from, to, label } of transitions) {
    const key = `${from?.key ?? ''}>${to!.key}`;
    const known = edges.get(key);
    const said = [known?.label, label && stripMarkup(label.text)].filter(Boolean).join(' / ');
    edges.set(key, {
      to: to!.name,
      ...(from ? { from: from.name } : {}),
      ...(said ? { label: said } : {}),
    });
  }
  const initial = states.filter(({ isInitial }) => isInitial);
  const rest = states.filter(state => !initial.includes(state));
  return drawGraph({ nodes: [...initial, ...rest].map(({ name }) => name), edges: [...edges.values()] });
}
