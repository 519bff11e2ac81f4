/** Data files: JSON with comments and YAML as a tree of values with positions. */

import { type Node as JsonNode, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type Node as YamlNode } from 'yaml';
import type { Span } from '../../text/span.ts';

/** All spans are UTF-16 offsets of the file's text. */
export interface DataNode {
  readonly span: Span;
  /** Of a scalar. */
  readonly value?: string | number | boolean | null;
  readonly members?: readonly DataMember[];
  readonly items?: readonly DataNode[];
}

export interface DataMember {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: DataNode;
}

export interface DataFault {
  readonly span: Span;
  readonly message: string;
}

export interface Data {
  /** Absent for an empty file, or one that cannot be read at all. */
  readonly root?: DataNode;
  readonly faults: readonly DataFault[];
}

/** What an object holds under a key; undefined where it does not, and of what is no object. */
export const memberOf = (node: DataNode | undefined, key: string): DataNode | undefined =>
  node?.members?.find(m => m.key === key)?.value;

/** Longer files are no configuration. */
const maxLength = 200_000;
const maxDepth = 50;

/** Reads a data file. Total: what cannot be read is a fault, and the rest is there all the same. */
export function readData(text: string, language: 'json' | 'yaml'): Data {
  if (text.length > maxLength)
    return { faults: [{ span: { start: 0, end: 0 }, message: `Longer than ${maxLength} characters` }] };
  return language === 'json' ? readJsonc(text) : readYaml(text);
}

function readJsonc(text: string): Data {
  const errors: ParseError[] = [];
  if (nesting(text) > maxDepth)
    return { faults: [{ span: { start: 0, end: 1 }, message: 'Nested too deeply' }] };
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const faults = errors.map(({ error, offset, length }) => ({
    span: { start: offset, end: offset + length },
    message: `Cannot be read as JSON: ${printParseErrorCode(error)}`,
  }));
  return { ...(tree ? { root: fromJson(tree) } : {}), faults };
}

function nesting(text: string): number {
  let depth = 0;
  let most = 0;
  for (const char of text)
    if (char === '{' || char === '[') most = Math.max(most, ++depth);
    else if (char === '}' || char === ']') depth--;
  return most;
}

function fromJson(node: JsonNode): DataNode {
  const span = { start: node.offset, end: node.offset + node.length };
  const children = node.children ?? [];
  if (node.type === 'array') return { span, items: children.map(fromJson) };
  if (node.type !== 'object') return { span, value: node.value as DataNode['value'] & string };
  return {
    span,
    members: children.flatMap(({ children: pair }) => {
      const [key, value] = pair ?? [];
      if (!key || !value) return [];
      const keySpan = { start: key.offset, end: key.offset + key.length };
      return [{ key: String(key.value), keySpan, value: fromJson(value) }];
    }),
  };
}

function readYaml(text: string): Data {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: false });
  const faults = document.errors.map(({ pos: [start, end], message }) => ({
    span: { start, end },
    message: `Cannot be read as YAML: ${message}`,
  }));
  const root = document.contents ? fromYaml(document.contents, 0) : undefined;
  return { ...(root ? { root } : {}), faults };
}

function fromYaml(node: YamlNode, depth: number): DataNode | undefined {
  const [start = 0, end = start] = node.range ?? [];
  const span = { start, end };
  if (depth > maxDepth || isAlias(node)) return undefined;
  if (isSeq(node))
    return { span, items: node.items.flatMap(item => fromYaml(item as YamlNode, depth + 1) ?? []) };
  if (isScalar(node)) {
    const { value } = node;
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return { span, value: plain ? value : null };
  }
  if (!isMap(node)) return undefined;
  const members = node.items.flatMap((pair): DataMember[] => {
    if (!isPair(pair) || !isScalar(pair.key)) return [];
    const [keyStart = start, keyEnd = keyStart] = pair.key.range ?? [];
    const keySpan = { start: keyStart, end: keyEnd };
    const value = pair.value ? fromYaml(pair.value as YamlNode, depth + 1) : undefined;
    return [{ key: String(pair.key.value), keySpan, value: value ?? { span: keySpan, value: null } }];
  });
  return { span, members };
}
