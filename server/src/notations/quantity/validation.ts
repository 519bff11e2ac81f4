/** Validation cells of a field table: `Max 255 chars`, `One of: a, b`, `ISO 4217`, `Min 1, Max 10`. */

import type { Span } from '../../text/span.ts';
import { readBound } from './bound.ts';
import type { Constraint, SizeConstraint } from './constraint.ts';
import { readFormat } from './format.ts';
import { readTokens, type Token } from './token.ts';
import { readValueList } from './value-list.ts';

export interface Validation {
  readonly constraints: readonly Constraint[];
  /** Nothing is left that was not read. An empty cell, a dash and "None" are understood too. */
  readonly understood: boolean;
  /** Stretches that were not read. */
  readonly leftover: readonly Span[];
}

/** The constraints that a validation cell states, in order. Words such as "required" and "string" say nothing here. */
export function readValidation(text: string): Validation {
  const tokens = readTokens(text);
  const constraints: Constraint[] = [];
  const leftover: Span[] = [];
  let at = 0;
  let lastLeft = -2;
  while (at < tokens.length) {
    const read = readConstraint(text, tokens, at);
    if (read) {
      constraints.push(read.constraint);
      at = read.next;
      continue;
    }
    if (!isNoise(tokens[at]!)) {
      const { start, end } = tokens[at]!;
      const joined = lastLeft === at - 1 ? leftover.pop() : undefined;
      leftover.push({ start: joined?.start ?? start, end });
      lastLeft = at;
    }
    at++;
  }
  return { constraints: alike(text, constraints), understood: leftover.length === 0, leftover };
}

interface Reading {
  readonly constraint: Constraint;
  readonly next: number;
}

function readConstraint(text: string, tokens: readonly Token[], at: number): Reading | undefined {
  const pattern = readPattern(text, tokens, at);
  if (pattern) return pattern;
  const list = readValueList(text, tokens, at);
  if (list) return { constraint: list.constraint, next: tokenFrom(tokens, at + 1, list.end) };
  const format = readFormat(tokens, at);
  if (format)
    return {
      constraint: { kind: 'format', format: format.format, span: spanOf(tokens, at, format.next) },
      next: format.next,
    };
  return readWord(tokens, at) ?? readBound(tokens, at);
}

const spanOf = (tokens: readonly Token[], from: number, to: number): Span => ({
  start: tokens[from]!.start,
  end: tokens[to - 1]!.end,
});

function tokenFrom(tokens: readonly Token[], from: number, offset: number): number {
  let at = from;
  while (at < tokens.length && tokens[at]!.start < offset) at++;
  return at;
}

/** `/^[a-z]+$/`, `` `^[A-Z]{3}$` ``, `regex: ^\d+$`, `pattern [a-z]+`. */
function readPattern(text: string, tokens: readonly Token[], at: number): Reading | undefined {
  const token = tokens[at]!;
  const led = /^(?:regex|regexp|pattern|matches|match)$/.test(token.key);
  let next = led ? at + 1 : at;
  while (led && next < at + 3 && /^[:=]$|^(?:regex|pattern)$/.test(tokens[next]?.key ?? '')) next++;
  const from = tokens[next]?.start;
  if (from === undefined) return undefined;
  const rest = text.slice(from, from + 300);
  const quoted = /^`\/?([^`\n]*?)(?:\/[a-z]*)?`/.exec(rest);
  const match =
    (quoted && /^\^|\$$/.test(quoted[1]!) ? quoted : null) ??
    /^\/((?:[^/\\\n]|\\.)+)\/[a-z]*(?![\w/])/.exec(rest) ??
    /^(\^\S+\$)(?!\S)/.exec(rest) ??
    (led ? /^`\/?([^`\n]+?)\/?`/.exec(rest) : null) ??
    (led ? /^(\S*[[\\]\S+)/.exec(rest) : null);
  if (!match || /^[\s|,]*$/.test(match[1]!) || (!led && rest.startsWith('/') && !/[[\\^$+*]/.test(match[1]!)))
    return undefined;
  const end = from + match[0].length;
  return {
    constraint: { kind: 'pattern', pattern: match[1]!, span: { start: token.start, end } },
    next: tokenFrom(tokens, next + 1, end),
  };
}

/** Single words that bound a value. */
function readWord(tokens: readonly Token[], at: number): Reading | undefined {
  const { key } = tokens[at]!;
  const after = tokens[at + 1]?.key;
  const one = spanOf(tokens, at, at + 1);
  const next = at + 1;
  if (key === 'positive')
    return { constraint: { kind: 'range', min: 0, minExclusive: true, span: one }, next };
  if (key === 'negative')
    return { constraint: { kind: 'range', max: 0, maxExclusive: true, span: one }, next };
  if (key === 'non-negative' || key === 'nonnegative')
    return { constraint: { kind: 'range', min: 0, span: one }, next };
  if (key === 'non-empty' || key === 'nonempty' || key === 'non-blank')
    return { constraint: { kind: 'notEmpty', span: one }, next };
  if (key === 'unique') return { constraint: { kind: 'unique', span: one }, next };
  const be = key === 'not' && after === 'be' ? 1 : 0;
  const word = tokens[at + 1 + be]?.key;
  if (key !== 'not' || (word !== 'empty' && word !== 'blank' && word !== 'negative')) return undefined;
  const span = spanOf(tokens, at, at + 2 + be);
  if (word === 'negative') return { constraint: { kind: 'range', min: 0, span }, next: at + 2 + be };
  return { constraint: { kind: 'notEmpty', span }, next: at + 2 + be };
}

const noise: ReadonlySet<string> = new Set(
  `required optional mandatory must should be is are a an the valid string text integer int number numeric decimal whole
  boolean array object list value values of in with as and or format nullable null not none n/a n a only any field
  if present when provided default any`.split(/\s+/),
);

const isNoise = ({ kind, key }: Token): boolean =>
  kind === 'mark' ? !/[\p{L}<>=≤≥%→]/u.test(key) : kind === 'word' && noise.has(key);

/** In `Min 3, max 50 chars` both bounds are of the length; in `length ≥ 3, ≤ 50` too. */
function alike(text: string, constraints: readonly Constraint[]): Constraint[] {
  const out = [...constraints];
  for (let i = 0; i + 1 < out.length; i++) {
    const [a, b] = [out[i]!, out[i + 1]!];
    const between = text.slice(a.span.end, b.span.start);
    if (between.length > 12 || !/^[\s,;&/]*(?:and\s+)?$/.test(between)) continue;
    if (a.kind === 'range' && isSize(b) && a.max === undefined && b.min === undefined)
      out[i] = sized(a, b.kind);
    else if (isSize(a) && b.kind === 'range' && a.max === undefined && b.min === undefined)
      out[i + 1] = sized(b, a.kind);
  }
  return out;
}

type Sized = SizeConstraint & { readonly kind: 'length' | 'items' };

const isSize = (constraint: Constraint): constraint is Sized =>
  constraint.kind === 'length' || constraint.kind === 'items';

function sized(range: Constraint & { kind: 'range' }, kind: 'length' | 'items'): SizeConstraint {
  const { span, min, max, minExclusive, maxExclusive } = range;
  return {
    kind,
    span,
    ...(min !== undefined && { min: minExclusive ? min + 1 : min }),
    ...(max !== undefined && { max: maxExclusive ? max - 1 : max }),
  };
}
