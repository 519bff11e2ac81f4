/** Tokens of JSON as people write it in specifications: JSON's own, and words, placeholders, `...` and other quotes. */

import { createScanner } from 'jsonc-parser';
import { contentEnd } from '../../text/lines.ts';
import type { JsonScalar } from './node.ts';

export type TokenKind =
  | '{'
  | '}'
  | '['
  | ']'
  | ':'
  | ','
  | 'string'
  | 'literal'
  | 'word'
  | 'placeholder'
  | 'dots'
  | 'comment'
  | 'end';

export type StringFault = 'quote' | 'unclosed' | 'line-break' | 'escape';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Nothing but blanks stands before it on its line. */
  readonly firstOnLine: boolean;
  /** Of a string or literal. */
  readonly value: JsonScalar | undefined;
  readonly fault: StringFault | undefined;
}

export interface Tokens {
  /** The next token; `end` at the end, however often asked. */
  next(): Token;
  /** Goes on at this offset. */
  seek(offset: number): void;
}

/** The tokens of a text, from its start on. */
export function createTokens(text: string): Tokens {
  const cursor: Cursor = { text, at: 0, firstOnLine: true, scanner: createScanner(text), openUntil: 0 };
  return {
    next() {
      skipBlanks(cursor);
      const token = readToken(cursor);
      cursor.at = token.end;
      cursor.firstOnLine = false;
      return token;
    },
    seek(offset) {
      cursor.at = offset;
      cursor.firstOnLine = offset === 0;
    },
  };
}

interface Cursor {
  readonly text: string;
  at: number;
  firstOnLine: boolean;
  readonly scanner: ReturnType<typeof createScanner>;
  /** A string that begins before this offset and is open at its line's end has no closing quote. */
  openUntil: number;
}

function skipBlanks(cursor: Cursor): void {
  const { text } = cursor;
  let at = cursor.at;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) cursor.firstOnLine = true;
    else if (!isBlank(code)) break;
  }
  cursor.at = at;
}

const isBlank = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff || code === 0x3000;

const token = (
  { at, firstOnLine }: Cursor,
  [kind, end]: readonly [kind: TokenKind, end: number],
  [value, fault]: readonly [value?: JsonScalar, fault?: StringFault] = nothing,
): Token => ({ kind, start: at, end, firstOnLine, value, fault });

const nothing: readonly [] = [];

// What `jsonc-parser` declares as constants that vanish when it is compiled.
const lineComment = 12;
const blockComment = 13;
const unclosedString = 2;

const numberForm = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|-?(?:0|[1-9]\d*)(?=\.\.)/y;
const dotsForm = /(?:\.{2,}(?!\.)|…)+/y;
const wordForm = /[a-z][a-z0-9+.-]*:\/\/[^\s,{}"“”]*|[^\s,:{}[\]"“”…]+(?:\[\])*/y;
const otherQuotes = /'(?:[^'\\\r\n]|\\[^\r\n])*'|[“”][^“”"\r\n]*[“”"]/y;
const placeholderForm =
  /<[^<>"\r\n]*>|\{\{[^{}"\r\n]*\}\}|\{[\p{L}_][\p{L}\p{N}_. -]*\}|\[\p{L}[^\][{}":,\r\n]*\]|\$\{[^{}\r\n]*\}/uy;

function match(form: RegExp, text: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(text)?.[0];
}

function readToken(cursor: Cursor): Token {
  const { text, at } = cursor;
  const char = text[at];
  switch (char) {
    case undefined:
      return token(cursor, ['end', at]);
    case '"':
      return readString(cursor);
    case '}':
    case ']':
    case ':':
    case ',':
      return token(cursor, [char, at + 1]);
    case '{':
    case '[':
      return readPlaceholder(cursor) ?? token(cursor, [char, at + 1]);
    case '<':
    case '$':
      return readPlaceholder(cursor) ?? readWord(cursor);
    case '/':
    case '#':
      return readComment(cursor) ?? readWord(cursor);
    case "'":
    case '“':
    case '”':
      return readQuoted(cursor) ?? readWord(cursor);
    default:
      return readWord(cursor);
  }
}

function readPlaceholder(cursor: Cursor): Token | undefined {
  const { text, at } = cursor;
  const next = text.charCodeAt(at + 1);
  // Most brackets have a blank, a quote or another bracket behind them.
  if (next <= 34 || next === 91 || next === 93) return undefined;
  const found = match(placeholderForm, text, at);
  return found !== undefined && !isListOfOne(found)
    ? token(cursor, ['placeholder', at + found.length])
    : undefined;
}

/** `[string]` and `[null]` are lists with one item; `[Feature Name]` is a blank to fill in, and `[Description]` may be one. */
const isListOfOne = (placeholder: string): boolean =>
  /^\[(?:true|false|null)\]$/.test(placeholder) ||
  (/^\[[a-z]/.test(placeholder) && isTypeWord(placeholder.slice(1, -1)));

function readQuoted(cursor: Cursor): Token | undefined {
  const found = match(otherQuotes, cursor.text, cursor.at);
  if (found === undefined) return undefined;
  const value = found.slice(1, -1).replace(/\\(['"\\])/g, '$1');
  return token(cursor, ['string', cursor.at + found.length], [value, 'quote']);
}

function readComment(cursor: Cursor): Token | undefined {
  const { text, at, firstOnLine, scanner } = cursor;
  if (text[at] === '#')
    return firstOnLine || /^#\s/.test(text.slice(at, at + 2))
      ? token(cursor, ['comment', contentEnd(text, at)])
      : undefined;
  scanner.setPosition(at);
  const kind = scanner.scan() as number;
  if (kind !== lineComment && kind !== blockComment) return undefined;
  return token(cursor, ['comment', Math.min(at + scanner.getTokenLength(), text.length)]);
}

function readWord(cursor: Cursor): Token {
  const { text, at } = cursor;
  const code = text.charCodeAt(at);
  const isNumeric = (code >= 48 && code <= 57) || code === 45;
  const number = isNumeric ? match(numberForm, text, at) : undefined;
  if (number !== undefined) return token(cursor, ['literal', at + number.length], [Number(number)]);
  const dots = code === 46 || code === 0x2026 ? match(dotsForm, text, at) : undefined;
  if (dots !== undefined) return token(cursor, ['dots', at + dots.length]);
  const word = match(wordForm, text, at) ?? text[at]!;
  const end = at + word.length;
  return Object.hasOwn(literals, word)
    ? token(cursor, ['literal', end], [literals[word]!])
    : token(cursor, ['word', end]);
}

const literals: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** A string is read by the scanner; one that its line does not close may go on below, as text that was wrapped. */
function readString(cursor: Cursor): Token {
  const { text, at, scanner } = cursor;
  scanner.setPosition(at);
  scanner.scan();
  const end = at + scanner.getTokenLength();
  const value = scanner.getTokenValue();
  const error = scanner.getTokenError() as number;
  if (error === 0) return token(cursor, ['string', end], [value]);
  if (error !== unclosedString) return token(cursor, ['string', end], [value, 'escape']);
  const close = closingQuote(cursor, end);
  if (close === undefined) return token(cursor, ['string', end], [value, 'unclosed']);
  return token(cursor, ['string', close + 1], [text.slice(at + 1, close), 'line-break']);
}

/** The next quote, if what follows it is what follows a string, and not the beginning of another one. */
function closingQuote(cursor: Cursor, from: number): number | undefined {
  if (from < cursor.openUntil) return undefined;
  const { text } = cursor;
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  after.lastIndex = at + 1;
  const next = after.exec(text)?.[1] ?? '';
  // A quote behind an opening bracket or a comma opens a string.
  const opens = /[,{[]\s*$/.test(text.slice(Math.max(from, at - 40), at));
  if (at < text.length && !opens && /^[,}\]\r\n]?$/.test(next)) return at;
  cursor.openUntil = at;
  return undefined;
}

const after = /[^\S\r\n]*(.?)/suy;

const typeWords = new Set(
  `any array base64 big bigint binary blob bool boolean byte bytes char date date-time datetime decimal dict double email enum
  file float float32 float64 guid hash id int int32 int64 integer iso8601 json jsonb list long map money null number numeric
  object optional real string str text time timestamp timestamptz type uint uint32 uint64 ulid unix unknown uri url uuid
  varchar void`.split(/\s+/),
);

/** True for text that names a type: `string`, `integer[]`, `string | null`, `Date?`, `uuid (v4)`, `true/false`, `OrderItem`. */
export function isTypeWord(text: string): boolean {
  const words = text
    .slice(0, 200)
    .split(/[\s|/,()<>[\]?!]+/)
    .filter(word => word !== '');
  const [first] = words;
  if (first === undefined) return false;
  if (typeWords.has(first.toLowerCase()))
    return !/^(?:id|type|text|file|big|hash|optional|unknown)$/i.test(first) || words.length === 1;
  if (/^[A-Z][A-Za-z0-9]*$/.test(first) && /[a-z]/.test(first))
    return !/^(?:True|False|None|NaN|Infinity|Null|Nil)$/.test(first) && words.length === 1;
  return (
    /[|/]/.test(text) &&
    words.every(word => Object.hasOwn(literals, word) || typeWords.has(word.toLowerCase()))
  );
}
