/** What in a statement is not SQL and is covered before a strict parser reads it. */

import type { Span } from '../../text/span.ts';
import { isElidingComment } from './items.ts';
import type { Piece } from './split.ts';
import type { Comment, Token } from './tokens.ts';

export interface Mask {
  readonly span: Span;
  /** What is put in the place of each UTF-16 unit; line ends stay. */
  readonly fill: string;
}

export interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Those of the statement only. */
  readonly comments: readonly Comment[];
}

const maxDepth = 200;

/** The masks of a statement; undefined where it cannot be judged. */
export function masksOf(source: Source, piece: Piece): Mask[] | undefined {
  const { text, tokens } = source;
  const isTable = isCreateTable(tokens, piece);
  const masks: Mask[] = isTable ? trailingCommas(source, piece) : [];
  let depth = 0;
  let covered = 0;
  for (let i = piece.from; i < piece.to; i++) {
    const token = tokens[i]!;
    if (token.word === '(' && ++depth > maxDepth) return undefined;
    if (token.word === ')') depth--;
    if (isParameter(tokens, i)) return undefined;
    if (token.kind === 'elision') {
      if (!isTable || depth !== 1) return undefined;
      if (token.start >= covered) masks.push(...elisionMasks(tokens, i));
      covered = Math.max(covered, ...masks.slice(-2).map(({ span }) => span.end));
    } else if (token.kind === 'quoted' && text[token.start] !== '"') {
      if (text[token.start] === '`') return undefined;
      masks.push({ span: token, fill: 'x' });
    }
  }
  return masks;
}

const isCreateTable = (tokens: readonly Token[], { from, to }: Piece): boolean =>
  tokens[from]!.word === 'CREATE' &&
  tokens.slice(from, Math.min(to, from + 4)).some(({ word }) => word === 'TABLE');

/** `?`, `:name`, `@name`, `$name`, `%s`, and braces: something is to be put in their place first. */
function isParameter(tokens: readonly Token[], i: number): boolean {
  const { kind, word, end } = tokens[i]!;
  if (kind !== 'mark') return false;
  if (word === '?' || word === '{' || word === '}') return true;
  const next = tokens[i + 1];
  return /^[:@%$]$/.test(word) && next?.kind === 'word' && next.start === end;
}

/** `...` with the remark behind it; around it one comma is left where two columns remain, else none. */
function elisionMasks(tokens: readonly Token[], i: number): Mask[] {
  let last = i;
  for (let next = tokens[last + 1]; next && !ends(next); next = tokens[last + 1]) last++;
  const span = { start: tokens[i]!.start, end: tokens[last]!.end };
  const [before, after] = [tokens[i - 1], tokens[last + 1]];
  const isFirst = before?.word === '(';
  const isLast = after?.word === ')';
  if (after?.word === ',' && (isFirst || before?.word === ',')) return [blank(span), blank(after)];
  if (before?.word === ',' && isLast) return [blank(before), blank(span)];
  const isBare = before?.word !== ',' && after?.word !== ',' && !isFirst && !isLast;
  const comma = { span: { start: span.start, end: span.start + 1 }, fill: ',' };
  return isBare ? [comma, blank(span)] : [blank(span)];
}

const blank = (span: Span): Mask => ({ span, fill: ' ' });

const ends = ({ kind, word, isFresh }: Token): boolean =>
  isFresh || word === ',' || word === ')' || kind === 'end';

/** A comma at the end of a list is right where a comment behind it stands for more. */
function trailingCommas({ text, tokens, comments }: Source, { from, to }: Piece): Mask[] {
  const eliding = comments.filter(comment => isElidingComment(text, comment));
  const masks: Mask[] = [];
  for (let i = from + 1, c = 0; i < to && c < eliding.length; i++) {
    while (c < eliding.length && eliding[c]!.start < tokens[i - 1]!.end) c++;
    const isBetween = c < eliding.length && eliding[c]!.start < tokens[i]!.start;
    if (!isBetween) continue;
    const [before, after] = [tokens[i - 1]!, tokens[i]!];
    if (before.word === ',' && after.word === ')') masks.push({ span: before, fill: ' ' });
  }
  return masks;
}

/** A stretch of text with all masks put on, and without the character that ends a text in C. */
export function maskedText(text: string, span: Span, masks: readonly Mask[]): string {
  const sorted = [...masks].sort((a, b) => a.span.start - b.span.start);
  let out = '';
  let at = span.start;
  for (const { span: hidden, fill } of sorted) {
    const start = Math.max(at, hidden.start);
    const end = Math.min(hidden.end, span.end);
    if (end <= start) continue;
    out += text.slice(at, start) + text.slice(start, end).replace(/[^\n\r]/g, fill);
    at = end;
  }
  return (out + text.slice(at, span.end)).replaceAll('\0', ' ');
}
