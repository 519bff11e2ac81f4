/** The state of reading a JSON sample: which objects and lists are open, and what may come next in each. */

import { type Span, span } from '../../text/span.ts';
import type { JsonDuplicate, JsonNode, JsonProblem, JsonScalar, JsonType } from './node.ts';
import type { Token } from './tokens.ts';

/** A node while it is read. */
export interface Draft {
  type: JsonType;
  span: Span;
  value?: JsonScalar;
  members?: DraftMember[];
  items?: Draft[];
  elided?: boolean;
  bare?: boolean;
}

export interface DraftMember {
  readonly key: string;
  readonly keySpan: Span;
  span: Span;
  value: Draft;
}

/** What may come: a key, its colon, its value (of an item too), or a comma. */
export type Expecting = 'key' | 'colon' | 'value' | 'comma';

export interface Frame {
  readonly node: Draft;
  expecting: Expecting;
  /** The comma before what is expected. */
  comma?: Span | undefined;
  /** The key whose value is to come. */
  key?: { readonly key: string; readonly keySpan: Span; readonly start: number } | undefined;
  /** What was read last, while words on its line may still belong to it. */
  last?: Draft | undefined;
  /** `|` or `or` was read behind `last`: another value goes on with it. */
  alternative?: boolean;
  /** `...` was read last: it needs no comma. */
  dots?: boolean;
  commaMissed?: boolean;
  keys?: Map<string, Span>;
}

export interface Reader {
  readonly text: string;
  readonly frames: Frame[];
  readonly documents: Draft[];
  readonly problems: JsonProblem[];
  readonly duplicates: JsonDuplicate[];
  /** How many open frames are lists. */
  lists: number;
}

export const createReader = (text: string): Reader => ({
  text,
  frames: [],
  documents: [],
  problems: [],
  duplicates: [],
  lists: 0,
});

const maxProblems = 50;

export function report(reader: Reader, problem: JsonProblem): void {
  if (reader.problems.length < maxProblems) reader.problems.push(problem);
}

/** Says that this token stands where something else was expected. */
export function unexpected(reader: Reader, token: Token, expected: string): void {
  if (reader.problems.length >= maxProblems) return;
  report(reader, {
    kind: 'unexpected',
    span: spanOf(token),
    message: `Unexpected ${named(reader.text, token)}, expected ${expected}`,
  });
}

export const spanOf = ({ start, end }: Token): Span => span(start, end);

/** A token as messages name it. */
export function named(text: string, { kind, start, end }: Token): string {
  if (kind === 'end') return 'end';
  const source = text.slice(start, Math.min(end, start + 30)).split(/[\r\n]/, 1)[0]!;
  return `\`${source.replace(/`/g, "'")}${source.length < end - start ? '…' : ''}\``;
}

/** Puts a value where the innermost open frame, or the sample, waits for one. */
export function attach(reader: Reader, node: Draft): void {
  const frame = reader.frames.at(-1);
  if (!frame) {
    reader.documents.push(node);
    return;
  }
  if (frame.node.items) frame.node.items.push(node);
  else if (frame.key) addMember(reader, frame, node);
  frame.expecting = 'comma';
  frame.comma = undefined;
  frame.last = node;
  frame.alternative = false;
  frame.dots = false;
}

function addMember(reader: Reader, frame: Frame, value: Draft): void {
  const { key, keySpan, start } = frame.key!;
  frame.node.members!.push({ key, keySpan, span: span(start, value.span.end), value });
  frame.keys ??= new Map();
  const first = frame.keys.get(key);
  if (first) reader.duplicates.push({ key, span: keySpan, first });
  else frame.keys.set(key, keySpan);
  frame.key = undefined;
}

/** Opens the object or list that begins with this token; it is bare if that is its first key. */
export function open(reader: Reader, { kind, start }: Token): void {
  const type = kind === '[' ? 'array' : 'object';
  const node: Draft = { type, span: span(start, start + 1) };
  if (type === 'object') node.members = [];
  else node.items = [];
  if (kind !== '{' && kind !== '[') node.bare = true;
  attach(reader, node);
  reader.frames.push({ node, expecting: type === 'object' ? 'key' : 'value' });
  if (type === 'array') reader.lists++;
}

/** Closes the innermost frame, whose text ends at this offset. */
export function close(reader: Reader, end: number): void {
  const frame = reader.frames.pop();
  if (!frame) return;
  frame.node.span = span(frame.node.span.start, end);
  if (frame.node.items) reader.lists--;
  const member = reader.frames.at(-1)?.node.members?.at(-1);
  if (member?.value === frame.node) member.span = span(member.span.start, end);
}

/** Gives the key that still waits for its value a missing one. */
export function missValue(reader: Reader, at: number): void {
  attach(reader, { type: 'unknown', span: span(at, at) });
}

/** The trees as readers outside see them; they share the drafts, which nobody changes any more. */
export const finished = (reader: Reader): readonly JsonNode[] => reader.documents as readonly JsonNode[];
