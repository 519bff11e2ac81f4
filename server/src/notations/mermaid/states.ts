/** State diagrams of Mermaid; one that nests or forks is not read. */
import type { Span } from '../../text/span.ts';
import {
  createMermaid,
  finishMermaid,
  type MermaidBuilder,
  type MermaidGraph,
  type MermaidLine,
  type MermaidNode,
  nodeOf,
} from './graph.ts';

const id = '[\\p{L}\\p{N}_]+(?:-[\\p{L}\\p{N}_]+)*';
const arrow = new RegExp(`^(${id}|\\[\\*\\])[ \\t]*-->[ \\t]*(${id}|\\[\\*\\])[ \\t]*(?::(.*))?$`, 'u');
const titled = new RegExp(`^state[ \\t]+"([^"]+)"[ \\t]+as[ \\t]+(${id})$`, 'u');
const alone = new RegExp(`^(?:state[ \\t]+)?(${id})$`, 'u');
const aside = /^(?:direction|classDef|class|hide|title|accTitle:?|accDescr:?|note)[ \t](?![ \t]*-->)/;

/** Undefined where one line is not understood. */
export function readStates(lines: readonly MermaidLine[]): MermaidGraph | undefined {
  const builder = createMermaid();
  const titles: Titles = new Map();
  for (const { raw, span } of lines) {
    const title = titled.exec(raw);
    if (!title) continue;
    const start = span.start + raw.indexOf('"') + 1;
    titles.set(title[2]!, { name: title[1]!.trim(), span: { start, end: start + title[1]!.length } });
  }
  let isNote = false;
  for (const line of lines) {
    if (isNote) isNote = line.raw !== 'end note';
    else if (aside.test(line.raw)) {
      builder.isPlain = false;
      isNote = line.raw.startsWith('note') && !line.raw.includes(':');
    } else if (!readLine(builder, line, titles)) return undefined;
  }
  return finishMermaid('states', builder);
}

type Titles = Map<string, { readonly name: string; readonly span: Span }>;

function readLine(builder: MermaidBuilder, line: MermaidLine, titles: Titles): boolean {
  const { raw, span } = line;
  const stateAt = (name: string, at: number): MermaidNode | undefined => {
    if (name === '[*]') return undefined;
    const title = titles.get(name);
    const start = span.start + at;
    return nodeOf(builder, {
      id: name,
      span: { start, end: start + name.length },
      ...(title ? { name: title.name, title: title.span } : {}),
    });
  };
  const title = titled.exec(raw);
  const single = alone.exec(raw);
  if (title || single) {
    const name = title?.[2] ?? single![1]!;
    return stateAt(name, raw.length - name.length) !== undefined;
  }
  const match = arrow.exec(raw);
  if (!match) return false;
  const from = stateAt(match[1]!, 0);
  const to = stateAt(match[2]!, raw.indexOf(match[2]!, raw.indexOf('-->')));
  if (!from && !to) return false;
  const said = match[3]?.trim() ?? '';
  const label =
    said === '' ? undefined : { text: said, span: { start: span.end - said.length, end: span.end } };
  builder.edges.push({
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(label ? { label } : {}),
    span,
    heads: 'to',
  });
  return true;
}

/** True for a state diagram with a state that holds states: `state Open {`. */
export function isComposite(text: string): boolean {
  const lines = text.split('\n').map(line => line.trim());
  return (
    lines.some(line => /^stateDiagram(?:-v2)?$/.test(line)) &&
    lines.some(line => line.startsWith('state ') && line.endsWith('{'))
  );
}
