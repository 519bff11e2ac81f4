/** The values a column may hold: from checks, enumerations and comments. */

import type { Span } from '../../text/span.ts';
import type { Part, Values } from './model.ts';
import {
  isNext,
  peek,
  type Reader,
  take,
  takeName,
  takeParens,
  unquoted,
  unquotedString,
  within,
} from './reader.ts';
import { readTokens, type Token } from './tokens.ts';
import { takeType } from './type.ts';

/** What a check says that lists values of one column: `x IN ('a', 'b')`, `x = ANY (ARRAY['a'])`. */
export interface CheckedValues {
  /** The column's name without quotes. */
  readonly column: string;
  readonly values: Values;
}

/**
 * Reads the inside of a check; undefined where it says anything else or more.
 * `reader` is used up.
 */
export function readCheck(reader: Reader): CheckedValues | undefined {
  const inner = withoutParens(reader);
  const first = readNullTest(inner);
  if (first !== undefined && !take(inner, 'OR')) return undefined;
  const found = readMembership(withoutParens(inner));
  return found && (first === undefined || first === found.column) ? found : undefined;
}

/** The strings in a list of strings; undefined where something else is in it or it is not whole. */
export function readStrings(reader: Reader, source: Values['source']): Values | undefined {
  const values: { value: string; span: Span }[] = [];
  while (peek(reader)) {
    const token = peek(reader)!;
    if (token.kind !== 'string') return undefined;
    const span = { start: token.start, end: token.end };
    values.push({ value: unquotedString(reader.text.slice(span.start, span.end)), span });
    reader.at++;
    takeCast(reader);
    if (peek(reader) && !take(reader, ',')) return undefined;
  }
  return toValues(values, source);
}

function toValues(
  values: readonly { value: string; span: Span }[],
  source: Values['source'],
  certain = true,
): Values | undefined {
  const first = values[0];
  const last = values[values.length - 1];
  return first && last
    ? { span: { start: first.span.start, end: last.span.end }, values, source, certain }
    : undefined;
}

function takeCast(reader: Reader): void {
  while (take(reader, '::')) takeType(reader);
}

/** The inside of parentheses that hold all of it. */
function withoutParens(reader: Reader): Reader {
  let inner = reader;
  for (let depth = 0; depth < 5 && isNext(inner, '('); depth++) {
    const probe = within(inner, inner.at, inner.end);
    const next = takeParens(probe);
    if (!next || probe.at < probe.end) return inner;
    inner = next;
  }
  return inner;
}

function readNullTest(reader: Reader): string | undefined {
  const isColumn = peek(reader)?.kind === 'word' || peek(reader)?.kind === 'quoted';
  if (!isColumn || peek(reader, 1)?.word !== 'IS' || peek(reader, 2)?.word !== 'NULL') return undefined;
  const name = takeName(reader)!.name;
  reader.at += 2;
  return name;
}

function readMembership(reader: Reader): CheckedValues | undefined {
  const column = readSubject(reader);
  if (column === undefined) return undefined;
  const list = take(reader, 'IN') ? takeParens(reader) : readAny(reader);
  const isAll = list && !peek(reader);
  const values = isAll ? readStrings(list, 'check') : undefined;
  return values && { column, values };
}

function readSubject(reader: Reader): string | undefined {
  const inner = takeParens(reader) ?? reader;
  const name = takeName(inner);
  takeCast(inner);
  if (inner !== reader) takeCast(reader);
  return name && (inner === reader || !peek(inner)) ? name.name : undefined;
}

function readAny(reader: Reader): Reader | undefined {
  if (!take(reader, '=', 'ANY')) return undefined;
  let inner = takeParens(reader);
  // Dumps write "((ARRAY['a'])::text[])".
  for (let depth = 0; depth < 5 && inner && isNext(inner, '('); depth++) inner = takeParens(inner);
  if (!inner || !take(inner, 'ARRAY', '[')) return undefined;
  const from = inner.at;
  while (peek(inner) && !isNext(inner, ']')) inner.at++;
  return within(inner, from, inner.at);
}

const hedge = /\be\.?g\b|\betc\b|\.\.\.|…|\bfor example\b|\bsuch as\b|\bi\.e\b/i;
const separators: ReadonlySet<string> = new Set([',', '|', '/', 'OR', 'AND', ';']);
const maxComment = 500;

/** The values that a comment lists: `'a', 'b'` for certain; `a | b` or `a, b, c` perhaps. `body` is what it says. */
export function readCommentValues(text: string, body: Span): Values | undefined {
  if (body.end - body.start > maxComment) return undefined;
  const said = text.slice(body.start, body.end);
  return readQuoted(said, body.start) ?? readBare(said, body.start);
}

function readQuoted(said: string, origin: number): Values | undefined {
  const { tokens } = readTokens(said);
  const first = tokens.findIndex(isQuote);
  const values: { value: string; span: Span }[] = [];
  for (let i = first; i >= 0 && i < tokens.length; i += 2) {
    const token = tokens[i]!;
    if (!isQuote(token)) break;
    const written = said.slice(token.start, token.end);
    const value = token.kind === 'string' ? unquotedString(written) : unquoted(written);
    values.push({ value, span: { start: origin + token.start, end: origin + token.end } });
    if (!separators.has(tokens[i + 1]?.word ?? '')) break;
    // "'a', 'b', or 'c'"
    if (tokens[i + 1]!.word === ',' && /^(?:OR|AND)$/.test(tokens[i + 2]?.word ?? '')) i++;
  }
  return values.length > 1 ? toValues(values, 'comment', !hedge.test(said)) : undefined;
}

const isQuote = (token: Token): boolean => token.kind === 'string' || token.kind === 'quoted';

const label = /^(?:[\w ]{1,30}:|(?:one of|values?|enum|allowed|possible)[: ])\s*/i;
const word = /^[A-Za-z][\w-]*$/;

function readBare(said: string, origin: number): Values | undefined {
  if (hedge.test(said)) return undefined;
  const lead = label.exec(said)?.[0].length ?? 0;
  const mark = said.includes('|', lead) ? '|' : ',';
  const values: { value: string; span: Span }[] = [];
  let at = lead;
  for (const piece of said.slice(lead).split(mark)) {
    const value = piece.trim();
    if (!word.test(value)) return undefined;
    const start = origin + at + piece.indexOf(value);
    values.push({ value, span: { start, end: start + value.length } });
    at += piece.length + 1;
  }
  return values.length > 1 ? toValues(values, 'comment', false) : undefined;
}

/** Values from a part of the text that is a check's inside. */
export function readCheckText(part: Part): CheckedValues | undefined {
  const { tokens, comments } = readTokens(part.text);
  const found = readCheck({ text: part.text, tokens, comments, at: 0, end: tokens.length });
  return found && { column: found.column, values: moved(found.values, part.span.start) };
}

const moved = (values: Values, by: number): Values => ({
  ...values,
  span: { start: values.span.start + by, end: values.span.end + by },
  values: values.values.map(({ value, span }) => ({
    value,
    span: { start: span.start + by, end: span.end + by },
  })),
});
