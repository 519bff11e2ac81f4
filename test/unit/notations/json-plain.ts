/** JSON trees as short texts for tests: what was read, without its positions. */

import type { JsonNode } from '../../../server/src/notations/json/node.ts';
import { readJson } from '../../../server/src/notations/json/read.ts';

/** `{a:1,b:["x",?],…}`: `?` is unknown, `…` left out, `!` a missing value. */
export function plain(node: JsonNode): string {
  const more = node.elided ? ['…'] : [];
  if (node.members)
    return `{${[...node.members.map(({ key, value }) => `${key}:${plain(value)}`), ...more].join(',')}}`;
  if (node.items) return `[${[...node.items.map(plain), ...more].join(',')}]`;
  if (node.type !== 'unknown') return JSON.stringify(node.value);
  return node.span.start === node.span.end ? '!' : '?';
}

export const read = (text: string): string => readJson(text).documents.map(plain).join(' ');
export const kinds = (text: string): string[] => readJson(text).problems.map(({ kind }) => kind);
export const messages = (text: string): string[] => readJson(text).problems.map(({ message }) => message);

/** Every node with its text, parents first. */
export function* eachNode(nodes: readonly JsonNode[]): Generator<JsonNode> {
  for (const node of nodes) {
    yield node;
    yield* eachNode(node.items ?? node.members?.map(({ value }) => value) ?? []);
  }
}
