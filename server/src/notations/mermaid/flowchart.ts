/** Flowcharts of Mermaid: nodes with shapes, chains of links with labels, `&`, subgraphs. */
import {
  createMermaid,
  finishMermaid,
  type MermaidBuilder,
  type MermaidEdge,
  type MermaidGraph,
  type MermaidLine,
  type MermaidNode,
  nodeOf,
} from './graph.ts';

const aside =
  /^(?:direction|classDef|class|style|linkStyle|click|accTitle:?|accDescr:?)[ \t](?![ \t]*[-=<~&])/;
const subgraph = /^subgraph(?=[ \t]|$)(.*)$/;

/** Undefined where one statement is not understood. */
export function readFlowchart(lines: readonly MermaidLine[]): MermaidGraph | undefined {
  const builder = createMermaid();
  const frames: MermaidNode[] = [];
  for (const line of lines) {
    const raw = line.raw.replace(/;$/, '');
    const opened = subgraph.exec(raw);
    if (opened) {
      const frame = readFrame(builder, { ...line, raw: opened[1]!.trim() }, frames.at(-1));
      if (!frame) return undefined;
      frames.push(frame);
    } else if (raw === 'end') {
      if (!frames.pop()) return undefined;
    } else if (aside.test(raw)) builder.isPlain &&= raw.startsWith('direction');
    else if (!readChain({ builder, raw, at: 0, line, parent: frames.at(-1) })) return undefined;
  }
  return frames.length > 0 ? undefined : finishMermaid('flowchart', builder);
}

/** `subgraph id [Title]`, `subgraph "Title"`, `subgraph Title`. */
function readFrame(
  builder: MermaidBuilder,
  { raw, span }: MermaidLine,
  parent: MermaidNode | undefined,
): MermaidNode | undefined {
  const match = /^([\p{L}\p{N}_-]+)[ \t]*(?:\[(?:"([^"]*)"|([^[\]"]*))\])?$/u.exec(raw);
  if (match) {
    const name = match[2] ?? match[3];
    return nodeOf(builder, {
      id: match[1]!,
      span,
      parent,
      ...(name === undefined ? {} : { name: toName(name) }),
    });
  }
  const name = /^(?:"([^"]+)"|([^[\]"]+))$/.exec(raw);
  return name ? nodeOf(builder, { id: name[1] ?? name[2]!, span, parent }) : undefined;
}

interface Cursor {
  readonly builder: MermaidBuilder;
  readonly raw: string;
  at: number;
  readonly line: MermaidLine;
  readonly parent: MermaidNode | undefined;
}

/** Takes what a form finds at the cursor, and the blanks before it. */
function take(cursor: Cursor, form: RegExp): RegExpExecArray | undefined {
  while (cursor.raw[cursor.at] === ' ' || cursor.raw[cursor.at] === '\t') cursor.at++;
  form.lastIndex = cursor.at;
  const match = form.exec(cursor.raw);
  if (match) cursor.at = form.lastIndex;
  return match ?? undefined;
}

function readChain(cursor: Cursor): boolean {
  let from = readGroup(cursor);
  while (from && !take(cursor, /$/y)) {
    const link = readLink(cursor);
    const to = link && readGroup(cursor);
    if (!link || !to) return false;
    for (const source of from)
      for (const target of to)
        cursor.builder.edges.push({ from: source, to: target, span: cursor.line.span, ...link });
    from = to;
  }
  return from !== undefined;
}

/** Nodes joined by `&`. */
function readGroup(cursor: Cursor): MermaidNode[] | undefined {
  const nodes: MermaidNode[] = [];
  do {
    const node = readNode(cursor);
    if (!node) return undefined;
    nodes.push(node);
  } while (take(cursor, /&(?=[ \t])/y));
  return nodes;
}

const ends: readonly (readonly [open: string, close: readonly string[]])[] = [
  ['(((', [')))']],
  ['((', ['))']],
  ['([', ['])']],
  ['(', [')']],
  ['[[', [']]']],
  ['[(', [')]']],
  ['[/', ['/]', '\\]']],
  ['[\\', ['\\]', '/]']],
  ['[', [']']],
  ['{{', ['}}']],
  ['{', ['}']],
  ['>', [']']],
];
/** A person has meant something with a shape that a box does not say. */
const plainShapes = new Set(['[', '(']);

function readNode(cursor: Cursor): MermaidNode | undefined {
  const id = take(cursor, /[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*/uy);
  if (!id) return undefined;
  const start = cursor.line.span.start + id.index;
  const shape = ends.find(([open]) => cursor.raw.startsWith(open, cursor.at));
  let name: string | undefined;
  if (shape) {
    name = readLabel(cursor, shape);
    if (name === undefined) return undefined;
    if (!plainShapes.has(shape[0])) cursor.builder.isPlain = false;
  }
  if (/:::[\w-]+/y.test(cursor.raw.slice(cursor.at, cursor.at + 60))) {
    cursor.builder.isPlain = false;
    take(cursor, /:::[\w-]+/y);
  }
  return nodeOf(cursor.builder, {
    id: id[0],
    span: { start, end: start + id[0].length },
    parent: cursor.parent,
    ...(name === undefined ? {} : { name }),
  });
}

function readLabel(cursor: Cursor, [open, close]: (typeof ends)[number]): string | undefined {
  cursor.at += open.length;
  const quoted = take(cursor, /"([^"]*)"[ \t]*/y);
  const bare = quoted ?? take(cursor, /([^"[\](){}|\\/]*(?:[/][^"[\](){}|\\/]+)*)/y);
  const mark = close.find(end => cursor.raw.startsWith(end, cursor.at));
  const name = toName(bare?.[1] ?? '');
  if (mark === undefined || name === '') return undefined;
  cursor.at += mark.length;
  return name;
}

const toName = (label: string): string =>
  label
    .replace(/<br ?\/?>/g, ' ')
    .replace(/#quot;/g, '"')
    .replace(/[ \t]+/g, ' ')
    .trim();

type Link = Pick<MermaidEdge, 'heads' | 'label'>;

/** `-->`, `---`, `-.->`, `==>`, `<-->` of any length, with `|label|` behind or `-- label -->` around it. */
function readLink(cursor: Cursor): Link | undefined {
  const whole = take(cursor, /(<)?(?:-{2,}(?:>|-)|={2,}(?:>|=)|-\.{1,8}-(>)?)/y);
  if (whole) {
    const pointed = whole[0].endsWith('>');
    const heads = pointed ? (whole[1] ? 'both' : 'to') : 'none';
    if (!pointed && whole[1]) return undefined;
    if (!take(cursor, /\|/y)) return { heads };
    const label = take(cursor, /"([^"]*)"[ \t]*\||([^|"]*)\|/y);
    const raw = label?.[1] ?? label?.[2];
    if (!label || raw === undefined) return undefined;
    return { heads, ...labelAt(cursor, label.index, { raw, within: label[0] }) };
  }
  const opened = take(cursor, /--|==|-\./y);
  if (!opened || !/[ \t"]/.test(cursor.raw.charAt(cursor.at))) return undefined;
  return readInline(cursor, opened[0]);
}

const closers: Readonly<Record<string, readonly [mark: string, form: RegExp]>> = {
  '--': ['--', /-{2,}(>)?/y],
  '==': ['==', /={2,}(>)?/y],
  '-.': ['.-', /\.-(>)?/y],
};

/** The label and the second half of `-- label -->`. */
function readInline(cursor: Cursor, open: string): Link | undefined {
  const [mark, form] = closers[open]!;
  const start = cursor.at;
  const end = cursor.raw.indexOf(mark, start);
  if (end < 0) return undefined;
  const raw = cursor.raw.slice(start, end);
  cursor.at = end;
  const closed = take(cursor, form);
  if (!closed || (closed[1] === undefined && open !== '-.' && closed[0].length < 3)) return undefined;
  const own = raw.trim().replace(/^"|"$/g, '');
  return own === '' || /["|<>]/.test(own)
    ? undefined
    : { heads: closed[1] ? 'to' : 'none', ...labelAt(cursor, start, { raw: own, within: raw }) };
}

function labelAt(
  { line }: Cursor,
  from: number,
  { raw, within }: { raw: string; within: string },
): Pick<Link, 'label'> {
  const text = toName(raw);
  const start = line.span.start + from + within.indexOf(raw);
  return text === '' ? {} : { label: { text, span: { start, end: start + raw.length } } };
}
