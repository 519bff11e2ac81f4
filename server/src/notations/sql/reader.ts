/** A place among tokens, and the small steps by which statements are read from there. */

import type { Span } from '../../text/span.ts';
import type { Name, Part } from './model.ts';
import type { Comment, Token } from './tokens.ts';

/** Tokens from `at` up to but without `end`; reading moves `at`. */
export interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  readonly end: number;
  at: number;
}

/** A reader of the tokens `from` up to but without `to` of another. */
export const within = (reader: Reader, from: number, to: number): Reader => ({
  text: reader.text,
  tokens: reader.tokens,
  comments: reader.comments,
  at: from,
  end: to,
});

export const isDone = (reader: Reader): boolean => reader.at >= reader.end;

/** The token that many steps ahead. */
export function peek(reader: Reader, ahead = 0): Token | undefined {
  const at = reader.at + ahead;
  return at < reader.end ? reader.tokens[at] : undefined;
}

/** True if the words and marks stand next, in this order. */
export const isNext = (reader: Reader, ...words: readonly string[]): boolean =>
  words.every((word, i) => peek(reader, i)?.word === word);

/** Moves past the words and marks if they stand next. */
export function take(reader: Reader, ...words: readonly string[]): boolean {
  if (!isNext(reader, ...words)) return false;
  reader.at += words.length;
  return true;
}

/** Moves past the next token if it is one of the words; the word. */
export function takeOneOf(reader: Reader, words: ReadonlySet<string>): string | undefined {
  const word = peek(reader)?.word;
  if (word === undefined || !words.has(word)) return undefined;
  reader.at++;
  return word;
}

/** From the token at `from` to the last one before `at`; empty where none was read. */
export function spanSince(reader: Reader, from: number): Span {
  const first = reader.tokens[from];
  const last = reader.tokens[reader.at - 1];
  if (!first || !last || reader.at <= from) {
    const offset = first?.start ?? reader.tokens[reader.tokens.length - 1]?.end ?? 0;
    return { start: offset, end: offset };
  }
  return { start: first.start, end: last.end };
}

/** The same as a stretch of text. */
export function partSince(reader: Reader, from: number): Part {
  const span = spanSince(reader, from);
  return { span, text: reader.text.slice(span.start, span.end) };
}

export const isNamePart = (token: Token | undefined): boolean =>
  token?.kind === 'word' || token?.kind === 'quoted';

const closers: Readonly<Record<string, string>> = { '"': '"', '`': '`', '[': ']', '<': '>' };

/** A name without its quotes or brackets. */
export function unquoted(written: string): string {
  const open = written[0] ?? '';
  const close = closers[open];
  if (close === undefined || written.length < 2 || !written.endsWith(close)) return written;
  const inner = written.slice(1, -1);
  return open === close ? inner.replaceAll(open + open, open) : inner;
}

/** A string without its quotes. */
export function unquotedString(written: string): string {
  const open = written.indexOf("'");
  if (open < 0) return written;
  const end = written.endsWith("'") && written.length > open + 1 ? written.length - 1 : written.length;
  return written.slice(open + 1, end).replaceAll("''", "'");
}

const written = (reader: Reader, token: Token): string => reader.text.slice(token.start, token.end);

/** A name of one part. */
export function takePlainName(reader: Reader): Name | undefined {
  const token = peek(reader);
  if (!token || !isNamePart(token)) return undefined;
  reader.at++;
  const text = written(reader, token);
  return {
    span: { start: token.start, end: token.end },
    written: text,
    name: unquoted(text),
    schema: undefined,
  };
}

/** A name, with what stands before it and a dot as its schema. */
export function takeName(reader: Reader): Name | undefined {
  const from = reader.at;
  const first = peek(reader);
  if (!first || !isNamePart(first)) return undefined;
  reader.at++;
  const parts = [unquoted(written(reader, first))];
  while (isNext(reader, '.') && isNamePart(peek(reader, 1))) {
    parts.push(unquoted(written(reader, peek(reader, 1)!)));
    reader.at += 2;
  }
  const { span, text } = partSince(reader, from);
  const name = parts.pop()!;
  return { span, written: text, name, schema: parts.length > 0 ? parts.join('.') : undefined };
}

/**
 * Moves past a parenthesis that stands next and what it holds, to the end where it is never closed.
 * Gives a reader of its inside.
 */
export function takeParens(reader: Reader): Reader | undefined {
  if (!isNext(reader, '(')) return undefined;
  const from = reader.at + 1;
  let depth = 0;
  for (; reader.at < reader.end; reader.at++) {
    const word = reader.tokens[reader.at]!.word;
    if (word === '(') depth++;
    else if (word === ')' && --depth === 0) return within(reader, from, reader.at++);
  }
  return within(reader, from, reader.end);
}

/** Moves past one token, or past a parenthesis with all it holds. */
export function skip(reader: Reader): void {
  if (!takeParens(reader)) reader.at++;
}

/** Moves on until one of the words or marks stands next, parentheses skipped. */
export function skipUntil(reader: Reader, words: ReadonlySet<string>): void {
  while (!isDone(reader) && !words.has(peek(reader)!.word)) skip(reader);
}

/** Where the inside of a reader begins and ends in the text. */
export function insideSpan(reader: Reader): Span {
  const before = reader.tokens[reader.at - 1];
  const after = reader.tokens[reader.end];
  const start = before?.end ?? 0;
  return { start, end: Math.max(start, after?.start ?? reader.tokens[reader.end - 1]?.end ?? start) };
}

/** The plain names of a list in parentheses that stands next; what is no plain name is left out. */
export function takeNameList(reader: Reader): Name[] {
  const inner = takeParens(reader);
  const names: Name[] = [];
  while (inner && !isDone(inner)) {
    const name = takePlainName(inner);
    if (name && (isDone(inner) || isNext(inner, ',') || isNameEnd(inner))) names.push(name);
    skipUntil(inner, comma);
    inner.at++;
  }
  return names;
}

const comma: ReadonlySet<string> = new Set([',']);
const orders: ReadonlySet<string> = new Set(['ASC', 'DESC', 'NULLS', 'COLLATE', 'WITHOUT']);

/** Behind a column of a list: an order, or MySQL's `(10)` for a part of it. */
function isNameEnd(reader: Reader): boolean {
  return orders.has(peek(reader)!.word) || (isNext(reader, '(') && peek(reader, 1)?.kind === 'number');
}
