/** Tokens of SQL in any dialect: words, quoted names, strings, numbers and marks, with comments kept apart. */

import type { Span } from '../../text/span.ts';
import { endOf, isDigit, isLetter, isSpace, isWordPart, lineEnd } from './chars.ts';

export type TokenKind =
  | 'word'
  /** A name in quotes, back-ticks or brackets, or a placeholder that stands for one. */
  | 'quoted'
  | 'string'
  | 'number'
  | 'mark'
  /** `...` where an author left something out. */
  | 'elision'
  /** The end of a statement: `;`, or what `DELIMITER` set. */
  | 'end'
  /** A line for the client, not for the server: `\d`, `DELIMITER //`. */
  | 'command';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** A word in capitals, a mark as it is; empty for all other kinds. */
  readonly word: string;
  /** First on its line. */
  readonly isFresh: boolean;
}

export interface Comment extends Span {
  /** What it says, without its marks and the white space around. */
  readonly body: Span;
  /** First on its line. */
  readonly isFresh: boolean;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

interface Scan {
  readonly text: string;
  /** A backslash in a string escapes the next character, as in MySQL. */
  readonly backslash: boolean;
  readonly tokens: Token[];
  readonly comments: Comment[];
  at: number;
  isFresh: boolean;
  delimiter: string;
  /** How often something was opened and never closed; each costs a look at all the rest. */
  unclosed: number;
}

/** Tokens and comments of a text, in order; any text has some. Positions are UTF-16 offsets. Takes linear time. */
export function readTokens(text: string, backslash = false): Tokens {
  const scan: Scan = {
    text,
    backslash,
    tokens: [],
    comments: [],
    at: 0,
    isFresh: true,
    delimiter: ';',
    unclosed: 0,
  };
  while (scan.at < text.length && scan.tokens.length < maxTokens) step(scan);
  return scan;
}

// What is beyond is left unread: no specification comes near.
const maxTokens = 300_000;
const maxUnclosed = 50;
const backslashCode = 0x5c;

function step(scan: Scan): void {
  const { text, at } = scan;
  const code = text.charCodeAt(at);
  if (isSpace(code)) {
    if (code === 10 || code === 13) scan.isFresh = true;
    scan.at++;
  } else if (text.startsWith(scan.delimiter, at)) add(scan, 'end', at + scan.delimiter.length);
  else if (isCommentMark(code) && scanComment(scan, code)) return;
  else if (scanString(scan, code)) return;
  else if (isLetter(code)) scanWord(scan);
  else if (isDigit(code) || (code === 0x2e && isDigit(text.charCodeAt(at + 1)))) scanNumber(scan);
  else scanMark(scan, code);
}

function scanMark(scan: Scan, code: number): void {
  const { text, at } = scan;
  if (code === 0x2026) add(scan, 'elision', at + 1);
  else if (text.startsWith('...', at))
    add(
      scan,
      'elision',
      endOf(text, at, c => c === 0x2e),
    );
  else if (code === backslashCode && scan.isFresh) add(scan, 'command', lineEnd(text, at));
  else {
    const end = endOfPlaceholder(scan, code);
    if (end > at) add(scan, 'quoted', end);
    else add(scan, 'mark', at + (text.startsWith('::', at) ? 2 : 1));
  }
}

function add(scan: Scan, kind: TokenKind, end: number): void {
  const { text, at: start, isFresh } = scan;
  const isNamed = kind === 'word' || kind === 'mark';
  const word = isNamed ? (end - start === 1 ? text[start]! : text.slice(start, end)).toUpperCase() : '';
  scan.tokens.push({ kind, start, end, word, isFresh });
  scan.at = end;
  scan.isFresh = false;
}

function scanWord(scan: Scan): void {
  const { text, at } = scan;
  const end = endOf(text, at, isWordPart);
  const isCommand = scan.isFresh && end - at === 9 && /^delimiter$/i.test(text.slice(at, end));
  if (!isCommand) {
    add(scan, 'word', end);
    return;
  }
  const stop = lineEnd(text, end);
  scan.delimiter = text.slice(end, stop).trim() || ';';
  add(scan, 'command', stop);
}

function scanNumber(scan: Scan): void {
  const { text } = scan;
  let end = endOf(text, scan.at, isDigit);
  if (text.charCodeAt(end) === 0x2e && !text.startsWith('..', end)) end = endOf(text, end + 1, isDigit);
  add(scan, 'number', endOf(text, end, isWordPart));
}

/** `#` begins a comment in MySQL and is part of an operator in PostgreSQL. */
function isHashComment(scan: Scan): boolean {
  const { text, at } = scan;
  const before = at === 0 ? 0x20 : text.charCodeAt(at - 1);
  return (isSpace(before) || before === 0x2c || before === 0x3b) && !/[>\-=#\d({]/.test(text[at + 1] ?? '');
}

const isCommentMark = (code: number): boolean => code === 0x2d || code === 0x2f || code === 0x23;

function scanComment(scan: Scan, code: number): boolean {
  const { text, at } = scan;
  const isLine = text.startsWith('--', at) || (code === 0x23 && isHashComment(scan));
  if (!isLine && !text.startsWith('/*', at)) return false;
  const end = isLine ? lineEnd(text, at) : endOfBlock(scan);
  const from = isLine ? endOf(text, at, c => c === 0x2d || c === 0x23) : Math.min(at + 2, end);
  const to = !isLine && end - at >= 4 && text.startsWith('*/', end - 2) ? end - 2 : end;
  scan.comments.push({
    start: at,
    end,
    body: trimmed(text, from, Math.max(from, to)),
    isFresh: scan.isFresh,
  });
  scan.at = end;
  if (!isLine && /[\n\r]/.test(text.slice(at, end))) scan.isFresh = true;
  return true;
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** Block comments nest in PostgreSQL and nowhere else: where the nest does not close, the first end counts. */
function endOfBlock(scan: Scan): number {
  const { text, at } = scan;
  const first = text.indexOf('*/', at + 2);
  if (first < 0) return text.length;
  if (scan.unclosed > maxUnclosed) return first + 2;
  let depth = 1;
  for (let i = at + 2; i + 1 < text.length; i++) {
    if (text.startsWith('/*', i)) depth++;
    else if (text.startsWith('*/', i)) depth--;
    else continue;
    i++;
    if (depth === 0) return i + 1;
  }
  scan.unclosed++;
  return first + 2;
}

function scanString(scan: Scan, code: number): boolean {
  const { text, at } = scan;
  if (code === 0x27) return quote(scan, 'string', at);
  if (code === 0x22 || code === 0x60) return quote(scan, 'quoted', at);
  if (isLetter(code) && text.charCodeAt(at + 1) === 0x27 && /[ebxn]/i.test(text[at]!))
    return quote(scan, 'string', at + 1);
  if (code !== 0x24) return false;
  const tagEnd = endOf(text, at + 1, c => isWordPart(c) && c !== 0x24);
  if (text.charCodeAt(tagEnd) !== 0x24 || isDigit(text.charCodeAt(at + 1))) return false;
  const tag = text.slice(at, tagEnd + 1);
  const close = scan.unclosed > maxUnclosed || tag.length > 64 ? -1 : text.indexOf(tag, tagEnd + 1);
  if (close < 0) scan.unclosed++;
  add(scan, 'string', close < 0 ? lineEnd(text, at) : close + tag.length);
  return true;
}

/** A quoted stretch whose quote stands at `open`; one that is never closed ends with its line. */
function quote(scan: Scan, kind: TokenKind, open: number): boolean {
  const { text } = scan;
  const mark = text.charCodeAt(open);
  const isEscaped = kind === 'string' && (scan.backslash || (open > scan.at && /e/i.test(text[scan.at]!)));
  const stop = scan.unclosed > maxUnclosed ? lineEnd(text, open) : text.length;
  let i = open + 1;
  for (; i < stop; i++) {
    const code = text.charCodeAt(i);
    if (isEscaped && code === backslashCode) i++;
    else if (code === mark) {
      if (text.charCodeAt(i + 1) !== mark) break;
      i++;
    }
  }
  const isClosed = i < stop;
  if (!isClosed) scan.unclosed++;
  add(scan, kind, isClosed ? i + 1 : lineEnd(text, open));
  return true;
}

const maxPlaceholder = 80;

/** End of `[name]`, `<name>`, `{name}`, `{{ name }}` or `${name}`; `at` itself where none stands there. */
function endOfPlaceholder(scan: Scan, code: number): number {
  const { text, at } = scan;
  if (code !== 0x5b && code !== 0x3c && code !== 0x7b && code !== 0x24) return at;
  const rest = text.slice(at, at + maxPlaceholder);
  // Right behind a word a bracket is an index or an array.
  if (code === 0x5b && at > 0 && /[\w"\])$]/.test(text[at - 1]!)) return at;
  const match =
    code === 0x5b
      ? /^\[[A-Za-z_][^\]\n'"[]*\]/.exec(rest)
      : code === 0x3c
        ? /^<[A-Za-z_][\w-]*>/.exec(rest)
        : /^\$?\{{1,2} ?[A-Za-z_][\w. -]*\}{1,2}/.exec(rest);
  if (!match) return at;
  const end = at + match[0].length;
  // A name that begins with a variable goes on behind it.
  return code === 0x7b || code === 0x24 ? endOf(text, end, isWordPart) : end;
}
