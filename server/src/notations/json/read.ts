/** JSON samples of specifications: their text → trees with exact positions. */

import { type Span, span } from '../../text/span.ts';
import { type HeadReading, readHead, readHeadComment } from './http-head.ts';
import type { HttpHead, JsonSample } from './node.ts';
import {
  attach,
  close,
  createReader,
  finished,
  missValue,
  open,
  type Reader,
  report,
  spanOf,
  unexpected,
} from './reader.ts';
import { scalar, step } from './step.ts';
import { createTokens, type Token, type Tokens } from './tokens.ts';

/**
 * Reads JSON (RFC 8259) as people write it in specifications: with comments, `...`, placeholders, type names as values,
 * HTTP heads, several documents one after another, braces left away. Any text gives a sample; spans count from its start.
 */
export function readJson(text: string): JsonSample {
  const reading = createReading(text);
  if (text.length > maxLength) {
    report(reading.reader, {
      kind: 'limit',
      span: span(0, 0),
      message: `Unexpected size, expected at most ${maxLength} characters`,
    });
    return toSample(reading);
  }
  for (let token = reading.tokens.next(); token.kind !== 'end'; token = reading.tokens.next())
    advance(reading, token);
  finish(reading);
  return toSample(reading);
}

export const maxLength = 500_000;
/** Objects and lists deeper than this are not read but stand in the tree as `unknown`. */
export const maxDepth = 200;

export interface Reading {
  readonly reader: Reader;
  readonly tokens: Tokens;
  readonly heads: HttpHead[];
  readonly comments: Span[];
}

export const createReading = (text: string): Reading => ({
  reader: createReader(text),
  tokens: createTokens(text),
  heads: [],
  comments: [],
});

/** Takes the next token. */
export function advance(reading: Reading, token: Token): void {
  const { reader } = reading;
  const isOpener = token.kind === '{' || token.kind === '[';
  if (token.kind === 'comment') {
    takeComment(reading, token);
    return;
  }
  if (token.firstOnLine && startsAnew(reader, token)) close(reader, reader.frames[0]!.last!.span.end);
  if (reader.frames.length === 0) between(reading, token);
  else if (isOpener && reader.frames.length >= maxDepth) skip(reading, token);
  else step(reader, token);
}

const toSample = ({ reader, heads, comments }: Reading): JsonSample => ({
  text: reader.text,
  heads,
  documents: finished(reader),
  problems: reader.problems,
  duplicates: reader.duplicates,
  comments,
});

/** Behind members without braces, on a new line: the next document, or a head. */
function startsAnew({ frames, text }: Reader, token: Token): boolean {
  const [frame] = frames;
  if (frames.length !== 1 || !frame!.node.bare || !frame!.last || frame!.key) return false;
  return (
    token.kind === '{' ||
    token.kind === '[' ||
    (token.kind === 'word' && readHead(text, token.start) !== undefined)
  );
}

/** A token outside all documents; commas there separate them. */
function between(reading: Reading, token: Token): void {
  const { reader } = reading;
  const { kind } = token;
  if (kind === '{' || kind === '[') {
    open(reader, token);
    return;
  }
  const head = token.firstOnLine ? readHead(reader.text, token.start) : undefined;
  if (head) takeHead(reading, head);
  else if (kind === 'string' || kind === 'literal' || kind === 'placeholder') topValue(reader, token);
  else if (kind === 'word') takeLine(reading, token);
  else if (kind === '}' || kind === ']') unexpected(reader, token, 'an opening bracket before it');
}

/** A value in itself, or the first key of an object whose braces the author left away. */
function topValue(reader: Reader, token: Token): void {
  const { end } = token;
  if (/^[ \t]{0,8}:/.test(reader.text.slice(end, end + 9))) {
    open(reader, token);
    step(reader, token);
  } else attach(reader, scalar(reader, token));
}

const nameForm = /[^\s{}[\]":]+(?:[ \t][^\s{}[\]":]+){0,7}:?[ \t]*(?=[{[\r\n]|$)/y;

/** Words outside a document: the name of what follows, or text that is no JSON. */
function takeLine({ reader, tokens }: Reading, token: Token): void {
  const { text } = reader;
  if (/^(?:[-=_*]{3,}|or|OR|->|→|=>|;|\+)$/.test(text.slice(token.start, token.end))) return;
  nameForm.lastIndex = token.start;
  const name = nameForm.exec(text)?.[0];
  if (name !== undefined) {
    const end = token.start + name.length;
    tokens.seek(end);
    if (/[{[]/.test(text[end] ?? '') || /:\s*$/.test(name)) return;
  }
  let end = token.end;
  while (end < text.length && !'\r\n{['.includes(text[end]!)) end++;
  tokens.seek(Math.max(end, token.end));
  unexpected(reader, token, '`{`');
}

function takeHead({ reader, tokens, heads }: Reading, head: HeadReading): void {
  heads.push({ ...head, document: reader.documents.length });
  tokens.seek(head.span.end);
}

function takeComment({ reader, heads, comments }: Reading, token: Token): void {
  const { text, frames } = reader;
  comments.push(spanOf(token));
  const frame = frames.at(-1);
  const inner = text.slice(token.start, Math.min(token.end, token.start + 500));
  if (frame) {
    if (leavesOut(inner, token.firstOnLine)) frame.node.elided = true;
    return;
  }
  const marks = /^(?:\/\/|\/\*+|#)\s*/.exec(inner)?.[0].length ?? 0;
  const end = inner.endsWith('*/') ? token.end - 2 : token.end;
  const head = readHeadComment(text, span(Math.min(token.start + marks, end), end));
  if (head) heads.push({ ...head, document: reader.documents.length });
}

const leavesOut = (comment: string, alone: boolean): boolean =>
  /\.{3}|…/.test(comment) ||
  (alone &&
    /\b(?:etc|omitted|elided|truncated|abbreviated|skipped|same as|as above|others?|the rest|remaining|more|additional)\b|и т\.\s?д|省略|同上/i.test(
      comment,
    ));

/** Leaves out an object or list that lies too deep. */
function skip({ reader, tokens }: Reading, opener: Token): void {
  let depth = 1;
  let end = opener.end;
  while (depth > 0) {
    const { kind, end: next } = tokens.next();
    if (kind === 'end') break;
    if (kind === '{' || kind === '[') depth++;
    else if (kind === '}' || kind === ']') depth--;
    end = next;
  }
  attach(reader, { type: 'unknown', span: span(opener.start, end) });
  report(reader, {
    kind: 'limit',
    span: spanOf(opener),
    message: `Unexpected depth, expected at most ${maxDepth} objects and lists in each other`,
  });
}

/** Closes what is still open at the end. */
function finish({ reader }: Reading): void {
  const { text, frames } = reader;
  const end = text.trimEnd().length;
  const inner = frames.at(-1);
  if (inner?.key) {
    if (inner.node.bare)
      report(reader, {
        kind: 'unexpected',
        span: inner.key.keySpan,
        message: 'Unexpected end, expected a value',
      });
    missValue(reader, inner.key.keySpan.end);
  }
  const open = inner?.node.bare ? undefined : inner;
  if (open) {
    const [opener, closer] = open.node.items ? ['[', ']'] : ['{', '}'];
    const { start } = open.node.span;
    report(reader, {
      kind: 'unclosed',
      span: span(start, start + 1),
      message: `Unexpected end, expected \`${closer}\` for this \`${opener}\``,
    });
  }
  while (frames.length) close(reader, Math.max(end, frames.at(-1)!.node.span.end));
}
