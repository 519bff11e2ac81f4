/** What a cursor in a JSON sample stands on, and whether a key or a value may be typed there, in broken JSON too. */

import { type Span, span, touches } from '../../text/span.ts';
import type { JsonMember, JsonNode, JsonSample } from './node.ts';
import { advance, createReading } from './read.ts';
import type { Frame } from './reader.ts';
import type { Token, Tokens } from './tokens.ts';

export interface JsonPlace {
  /** The innermost value at the cursor; undefined outside all documents. */
  readonly node?: JsonNode;
  /** The innermost member whose key or value the cursor is in. */
  readonly member?: JsonMember;
  /** The innermost object or list that is open at the cursor. */
  readonly container?: JsonNode;
  /** Dotted path of `container`, lists as `[]`; empty at the top. */
  readonly containerPath: string;
  /** Path of the value that may be typed, or of `member`; that of `container` where neither is there. */
  readonly path: string;
  /** What may be typed here. */
  readonly slot?: 'key' | 'value';
  /** What typing replaces: inside the quotes, a bare word, or nothing at the cursor. */
  readonly span: Span;
  /** The cursor is between quotes. */
  readonly quoted: boolean;
  /** What is typed needs a comma before it. */
  readonly commaBefore: boolean;
  /** What is typed needs a comma behind it. */
  readonly commaAfter: boolean;
}

/** The place at an offset of the sample. */
export function nodeAt(sample: JsonSample, offset: number): JsonPlace {
  const reading = createReading(sample.text);
  const { frames } = reading.reader;
  const { token, before } = readUpTo(reading, offset);
  const frame = frames.at(-1);
  const current = token.kind !== 'end' && token.start < offset ? token : undefined;
  const container = containerIn(sample, frames);
  const containerPath = pathOf(frames);
  const isNewLine = current ? current.firstOnLine : /[\r\n]/.test(sample.text.slice(before, offset));
  const slot = frame && slotIn(frame, current, isNewLine);
  const target = slot
    ? targetOf(current, offset)
    : { span: span(offset, offset), quoted: current?.kind === 'string' };
  const found = innermost(sample, offset);
  const typed = slot === 'value' ? typedPath(frame!, containerPath) : undefined;
  return {
    ...found,
    ...(container && { container }),
    containerPath,
    path:
      typed ??
      (found.member ? join(ownerPath(frames, found.member, containerPath), found.member.key) : containerPath),
    ...(slot && { slot }),
    ...target,
    commaBefore: slot !== undefined && frame!.expecting === 'comma',
    commaAfter: slot !== undefined && needsComma(current ? reading.tokens.next() : token, slot, current),
  };
}

/** Reads all that lies before the cursor; gives the first token that does not, and where the one before it ended. */
function readUpTo(
  reading: { readonly tokens: Tokens } & Parameters<typeof advance>[0],
  offset: number,
): { token: Token; before: number } {
  let before = 0;
  let token = reading.tokens.next();
  while (token.kind !== 'end' && isBefore(token, offset)) {
    advance(reading, token);
    before = token.end;
    token = reading.tokens.next();
  }
  return { token, before };
}

function isBefore({ kind, end, fault }: Token, offset: number): boolean {
  if (end !== offset) return end < offset;
  return kind !== 'word' && kind !== 'literal' && kind !== 'comment' && fault !== 'unclosed';
}

function slotIn(frame: Frame, current: Token | undefined, isNewLine: boolean): JsonPlace['slot'] {
  if (current?.kind === 'comment' || current?.kind === 'dots') return undefined;
  const { expecting, node } = frame;
  if (expecting === 'key' || expecting === 'value') return expecting;
  if (expecting === 'colon' || !isNewLine) return undefined;
  return node.items ? 'value' : 'key';
}

function targetOf(current: Token | undefined, offset: number): { span: Span; quoted: boolean } {
  if (!current) return { span: span(offset, offset), quoted: false };
  const { kind, start, end, fault } = current;
  if (kind !== 'string') return { span: span(start, end), quoted: false };
  return { span: span(start + 1, fault === 'unclosed' ? end : end - 1), quoted: true };
}

function needsComma(next: Token, slot: 'key' | 'value', current: Token | undefined): boolean {
  const { kind, firstOnLine } = next;
  if (kind === 'string' || kind === 'word' || kind === 'placeholder')
    return firstOnLine || (slot === 'key' && !current);
  return kind === '{' && firstOnLine && slot === 'value' && !current;
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** Path of the innermost of these frames. */
function pathOf(frames: readonly Frame[]): string {
  let path = '';
  for (const { node } of frames.slice(0, -1))
    path = node.items ? `${path}[]` : join(path, node.members!.at(-1)?.key ?? '');
  return path;
}

const typedPath = (frame: Frame, containerPath: string): string =>
  frame.node.items ? `${containerPath}[]` : join(containerPath, frame.key?.key ?? '');

/** Path of the object a member is in: the container, or one around it where the cursor is at the member's very edge. */
function ownerPath(frames: readonly Frame[], member: JsonMember, containerPath: string): string {
  for (let depth = frames.length; depth > 0; depth--) {
    const { node } = frames[depth - 1]!;
    if (node.members && node.span.start < member.span.start) return pathOf(frames.slice(0, depth));
    if (node.bare && node.span.start === member.span.start) return pathOf(frames.slice(0, depth));
  }
  return containerPath;
}

/** The same object or list in the sample that was read as a whole. */
function containerIn({ documents }: JsonSample, frames: readonly Frame[]): JsonNode | undefined {
  let found: JsonNode | undefined;
  for (const { node } of frames) {
    const near: readonly JsonNode[] = found ? childrenOf(found) : documents;
    found = near.find(child => child.span.start === node.span.start && child.type === node.type);
    if (!found) return undefined;
  }
  return found;
}

const childrenOf = (node: JsonNode): readonly JsonNode[] =>
  node.items ?? node.members?.map(({ value }) => value) ?? [];

function innermost({ documents }: JsonSample, offset: number): { node?: JsonNode; member?: JsonMember } {
  let node = documents.find(document => touches(document.span, offset));
  let member: JsonMember | undefined;
  while (node) {
    const inner: JsonMember | undefined = node.members?.find(m => touches(m.span, offset));
    const next: JsonNode | undefined = inner?.value ?? node.items?.find(item => touches(item.span, offset));
    if (inner) member = inner;
    if (!next || !touches(next.span, offset)) break;
    node = next;
  }
  return { ...(node && { node }), ...(member && { member }) };
}
