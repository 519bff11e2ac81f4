/** The items of a column list: split at commas, and where an author forgot one or left something out. */

import type { Span } from '../../text/span.ts';
import { isConstraint } from './constraint.ts';
import { isNamePart, type Reader, takeParens, within } from './reader.ts';
import type { Comment, Token } from './tokens.ts';
import { normaliseType } from './type.ts';

export interface Item {
  readonly reader: Reader;
  /** Where the next item begins to count, for comments. */
  readonly until: number;
}

export interface Items {
  readonly items: readonly Item[];
  /** Something stands for columns that are left out. */
  readonly elided: boolean;
}

/** The items that fill a reader. */
export function readItems(reader: Reader): Items {
  const bounds: (readonly [from: number, to: number])[] = [];
  let elided = false;
  let from = reader.at;
  const close = (to: number): void => {
    if (to > from) bounds.push([from, to]);
  };
  while (reader.at < reader.end) {
    const { kind, word } = reader.tokens[reader.at]!;
    if (word === ',') {
      close(reader.at);
      from = ++reader.at;
    } else if (kind === 'elision') {
      elided = true;
      close(reader.at);
      skipRemark(reader);
      from = reader.at;
    } else if (reader.at > from + 1 && isForgotten(reader, from)) {
      close(reader.at);
      from = reader.at++;
    } else if (!takeParens(reader)) reader.at++;
  }
  close(reader.at);
  return { items: bounds.map((bound, i) => toItem(reader, bound, bounds[i + 1]?.[0])), elided };
}

function toItem(reader: Reader, [from, to]: readonly [number, number], next: number | undefined): Item {
  const after = reader.tokens[next ?? reader.end] ?? reader.tokens[to - 1];
  return { reader: within(reader, from, to), until: after?.start ?? 0 };
}

/** Behind `...` up to the comma or the end of the line stands what is left out. */
function skipRemark(reader: Reader): void {
  reader.at++;
  while (reader.at < reader.end) {
    const token = reader.tokens[reader.at]!;
    if (token.word === ',' || token.isFresh) return;
    reader.at++;
  }
}

const isType = (token: Token): boolean => {
  if (token.kind !== 'word') return false;
  const type = normaliseType(token.word);
  return type?.isKnown === true;
};

// Words that go on with what stands before, although a type's name may follow them.
const goesOn: ReadonlySet<string> = new Set([
  'WITH',
  'WITHOUT',
  'DEFAULT',
  'AS',
  'NOT',
  'CHECK',
  'COLLATE',
  'ON',
  'REFERENCES',
  'CHARACTER',
  'SET',
  'DOUBLE',
]);

/** A line that begins with a name and a type, or with a constraint, begins an item even without a comma before. */
function isForgotten(reader: Reader, from: number): boolean {
  const token = reader.tokens[reader.at]!;
  if (!token.isFresh || !isNamePart(token) || goesOn.has(token.word)) return false;
  const last = reader.tokens[reader.at - 1]!;
  const isOpen = goesOn.has(last.word) || (last.kind === 'mark' && last.word !== ')' && last.word !== ']');
  if (isOpen || isConstraint(within(reader, from, reader.end))) return false;
  const next = reader.tokens[reader.at + 1];
  return next !== undefined && reader.at + 1 < reader.end && !next.isFresh && isType(next);
}

/** The comments from `from` up to `to`; they are in order. */
export function commentsBetween(comments: readonly Comment[], from: number, to: number): readonly Comment[] {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (comments[mid]!.start < from) low = mid + 1;
    else high = mid;
  }
  let end = low;
  while (end < comments.length && comments[end]!.start < to) end++;
  return comments.slice(low, end);
}

const maxComments = 4;

/** The comment at the end of an item's line, or within the item; `span` is the item's. */
export function lineComment(reader: Reader, span: Span, until: number): Span | undefined {
  const near = commentsBetween(reader.comments, span.start, Math.max(span.end, until));
  for (const { start, body } of near.slice(0, maxComments)) {
    if (start > span.end && /[\n\r]/.test(reader.text.slice(span.end, start))) return undefined;
    const said = reader.text.slice(body.start, Math.min(body.end, body.start + 3));
    if (said !== '' && !isElision(said)) return body;
  }
  return undefined;
}

/** True if a comment on a line of its own, or one that begins with `...`, stands for columns left out. */
export function isElidingComment(text: string, comment: Comment): boolean {
  const said = text.slice(comment.body.start, Math.min(comment.body.end, comment.body.start + 200));
  return isElision(said) || (comment.isFresh && isOmission(said));
}

const isElision = (said: string): boolean => /^(?:\.\.\.|…)/.test(said);
const omitted =
  /^(?:all |the |and |plus )?(?:other|others|existing|remaining|more|rest|additional|same|omitted|standard)\b.*\b(?:columns?|fields?|attributes?|above)\b/i;
const isOmission = (said: string): boolean =>
  /(?:\.\.\.|…)$/.test(said) || omitted.test(said) || /^(?:columns?|fields?) (?:as|like)\b/i.test(said);
