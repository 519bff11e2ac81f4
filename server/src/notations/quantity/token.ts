/** Tokens of a cell that may hold quantities: numbers, words, marks, and what only looks like a number. */

import type { Span } from '../../text/span.ts';
import { isDigit, readNumber } from './number.ts';

export type TokenKind = 'number' | 'word' | 'mark' | 'status' | 'percentile' | 'opaque';

export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
  /** The text in lower case. */
  readonly key: string;
  /** Of a number and a percentile; else NaN. */
  readonly value: number;
  /** Value of a number such as `1.850` if its dots part thousands. */
  readonly grouped?: number;
  /** No blank stands between it and the token before. */
  readonly glued: boolean;
}

// No cell is longer; what stands behind is not read.
const maxText = 1 << 14;

/** The tokens of a text in order, in one pass. Dates, clock times, versions, ids and amounts of money are opaque. */
export function readTokens(whole: string): Token[] {
  const text = whole.length > maxText ? whole.slice(0, maxText) : whole;
  const tokens: Token[] = [];
  let at = 0;
  let glued = false;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSkipped(code)) {
      glued &&= code === asterisk;
      at++;
      continue;
    }
    const token = tokenAt(text, at, tokens.at(-1));
    tokens.push({ ...token, glued });
    glued = true;
    at = token.end;
  }
  return tokens;
}

type Bare = Omit<Token, 'glued'>;

const asterisk = 0x2a;
const isBlank = (code: number): boolean =>
  code === 0x20 || code === 9 || code === 0xa0 || code === 0x2009 || code === 0x202f;
// Marks of emphasis and the backslash of an escape carry no meaning here.
const isSkipped = (code: number): boolean => isBlank(code) || code === asterisk || code === 0x5c;

const isAsciiLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isLetter = (code: number): boolean =>
  code < 128
    ? isAsciiLetter(code)
    : code === 0xb5 || (code > 0xbf && /[\p{L}\p{M}]/u.test(String.fromCharCode(code)));
const isWordPart = (code: number): boolean => isLetter(code) || isDigit(code) || code === 0x5f;

function bare(kind: TokenKind, text: string, span: Span): Bare {
  const written = text.slice(span.start, span.end);
  return { kind, start: span.start, end: span.end, text: written, key: written.toLowerCase(), value: NaN };
}

function tokenAt(text: string, at: number, before: Token | undefined): Bare {
  const code = text.charCodeAt(at);
  if (isDigit(code)) return numberAt(text, at, before);
  if (isWordPart(code)) return wordAt(text, at, before);
  if ((code === 0x2d || code === 0x2212) && isDigit(text.charCodeAt(at + 1)) && isSign(text, at))
    return numberAt(text, at, before);
  return markAt(text, at);
}

/** A hyphen is a sign where nothing stands before it that it could join. */
function isSign(text: string, at: number): boolean {
  if (at === 0) return true;
  const code = text.charCodeAt(at - 1);
  return isSkipped(code) || '([<>=:,|/~\n'.includes(text[at - 1]!)
    ? !(isBlank(code) && at > 1 && isDigit(text.charCodeAt(at - 2)))
    : false;
}

function numberAt(text: string, at: number, before: Token | undefined): Bare {
  const read = readNumber(text, at);
  let { end } = read;
  const letters = end;
  while (isLetter(text.charCodeAt(end))) end++;
  const unit = text.slice(letters, end);
  if (/^xx$/i.test(unit) && read.end === at + 1 && !isWordPart(text.charCodeAt(end)))
    return bare('status', text, { start: at, end });
  const next = text.charCodeAt(end);
  const goesOn = isDigit(next) && !isDuration(text.slice(at, at + 40));
  if (read.value === undefined || goesOn || next === 0x5f || !mayBegin(text, at, before))
    return bare('opaque', text, { start: at, end: wordEnd(text, read.end) });
  const token = { ...bare('number', text, { start: at, end: read.end }), value: read.value };
  return read.grouped === undefined ? token : { ...token, grouped: read.grouped };
}

/** `1h30m`, but neither `0x1f` nor `8876d46`. */
const isDuration = (text: string): boolean =>
  /^[\d.,]+(?:d|h|hr|m|min|s)\d{1,4}(?:hr?|m|min|s|ms)(?![\p{L}_])/u.test(text);

/** False behind a currency sign, `#`, `§`, a dot, and a slash that does not part quantities. */
function mayBegin(text: string, at: number, before: Token | undefined): boolean {
  if (at === 0) return true;
  const previous = text[at - 1]!;
  if (previous === '.' && text[at - 2] === '.') return true;
  if ('$€£¥₹#§@.±^&'.includes(previous)) return false;
  if (previous === '%') return false;
  if (previous === '/') return before !== undefined && at >= 2 && /[\p{L}%\s]/u.test(text[at - 2]!);
  return true;
}

function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && (isWordPart(text.charCodeAt(end)) || joins(text, end))) end++;
  return end;
}

/** A hyphen or dot inside `SHA-256`, `non-negative`, `v1.2`; a slash only before a digit, as in `HTTP/2`. */
function joins(text: string, at: number): boolean {
  const mark = text[at];
  if (mark !== '-' && mark !== '.' && mark !== '/') return false;
  const next = text.charCodeAt(at + 1);
  return isDigit(next) || (mark !== '/' && isAsciiLetter(next));
}

/** Letters behind a number end before the next digit, so that `1h30m` reads as two pairs. */
function wordAt(text: string, at: number, before: Token | undefined): Bare {
  if (before?.kind === 'number' && before.end === at) {
    let end = at;
    while (isLetter(text.charCodeAt(end))) end++;
    return bare('word', text, { start: at, end: Math.max(end, at + 1) });
  }
  return percentileAt(text, at) ?? bare('word', text, { start: at, end: wordEnd(text, at) });
}

/** `p99`, `P99.9`, and `p999` for 99.9. One digit alone is a priority. */
function percentileAt(text: string, at: number): Bare | undefined {
  if ((text.charCodeAt(at) | 32) !== 0x70 || !isDigit(text.charCodeAt(at + 1))) return undefined;
  const match = /^p(\d\d)(?:\.(\d{1,3})|(\d{1,3}))?(?![\p{L}\p{N}_])/iu.exec(text.slice(at, at + 10));
  if (!match) return undefined;
  const [all, whole, decimals = match[3] ?? ''] = match;
  if (match[3] !== undefined && whole !== '99' && all.slice(1) !== '100') return undefined;
  const value = all.slice(1) === '100' ? 100 : Number(`${whole}.${decimals}0`);
  return { ...bare('percentile', text, { start: at, end: at + all.length }), value };
}

const marks = [
  '-->',
  '&lt;=',
  '&gt;=',
  '&lt;',
  '&gt;',
  '&le;',
  '&ge;',
  '<=',
  '>=',
  '=<',
  '==',
  '!=',
  '->',
  '=>',
  '..',
];
const lineBreak = /^<br ?\/?>/i;
const tag =
  /^<(?:(su[bp])>[^<>]{0,40}<\/\1>|\/?(?:a|b|code|del|div|em|i|ins|kbd|mark|p|s|small|span|strong|u)>)/i;

function markAt(text: string, at: number): Bare {
  const code = text.charCodeAt(at);
  if (code === 10 || code === 13) return { ...bare('mark', text, { start: at, end: at + 1 }), key: '\n' };
  if (code === 0x3c) {
    const match = lineBreak.exec(text.slice(at, at + 6));
    if (match) return { ...bare('mark', text, { start: at, end: at + match[0].length }), key: '\n' };
    const other = tag.exec(text.slice(at, at + 60));
    if (other) return bare('opaque', text, { start: at, end: at + other[0].length });
  }
  const long = marks.find(mark => text.startsWith(mark, at));
  return bare('mark', text, { start: at, end: at + (long?.length ?? 1) });
}
