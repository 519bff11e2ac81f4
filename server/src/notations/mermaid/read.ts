/** Mermaid: text of a fence → the graph that it describes; only flowcharts and state diagrams are read. */
import { contentEnd, lineStarts } from '../../text/lines.ts';
import { trimSpan } from '../../text/span.ts';
import { readFlowchart } from './flowchart.ts';
import type { MermaidGraph, MermaidLine } from './graph.ts';
import { readStates } from './states.ts';

export type { MermaidEdge, MermaidGraph, MermaidNode } from './graph.ts';
export { isComposite } from './states.ts';

const maxLength = 50_000;
const maxLine = 1000;

/**
 * The graph of a flowchart or a state diagram; undefined for any other diagram, and where one statement is not
 * understood. Spans are UTF-16 offsets of the text. Syntax: mermaid.js.org, Flowchart and State diagram.
 */
export function readMermaid(text: string): MermaidGraph | undefined {
  if (text.length > maxLength) return undefined;
  const all = readLines(text);
  const first = all.findIndex(({ raw }) => !raw.startsWith('%%'));
  const head = all[first]?.raw ?? '';
  const lines = all.slice(first + 1);
  // What stands above the first line sets the diagram up.
  const isPlain = first === 0 && lines.every(({ raw }) => !raw.startsWith('%%'));
  const body = lines.filter(({ raw }) => !raw.startsWith('%%'));
  if (body.some(({ raw }) => raw.length > maxLine)) return undefined;
  const graph = /^(?:flowchart|graph)(?:[ \t]+(?:TB|TD|BT|LR|RL))?[ \t]*;?$/.test(head)
    ? readFlowchart(body)
    : /^stateDiagram(?:-v2)?$/.test(head)
      ? readStates(body)
      : undefined;
  return graph && { ...graph, isPlain: graph.isPlain && isPlain };
}

/** Lines that say something; front matter is one that is a comment. */
export function readLines(text: string): MermaidLine[] {
  const lines = lineStarts(text).flatMap((start): MermaidLine[] => {
    const span = trimSpan(text, { start, end: contentEnd(text, start) });
    return span.start < span.end ? [{ raw: text.slice(span.start, span.end), span }] : [];
  });
  if (lines[0]?.raw !== '---') return lines;
  const end = lines.findIndex(({ raw }, i) => i > 0 && raw === '---');
  return end < 0 ? [] : [{ raw: '%%', span: lines[0].span }, ...lines.slice(end + 1)];
}
