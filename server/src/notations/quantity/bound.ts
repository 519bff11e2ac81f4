/** Bounds in a validation cell: of a value, of a length in characters, of a number of items. */

import { readAmount } from './amount.ts';
import { type Comparator, readComparator, readSuffix } from './comparator.ts';
import type { Constraint } from './constraint.ts';
import type { Token } from './token.ts';

export interface BoundReading {
  readonly constraint: Constraint;
  /** Index of the token behind it. */
  readonly next: number;
}

type About = 'length' | 'items' | 'decimals' | 'value';

/** `Max 255 chars`, `1-100`, `length ≤ 50`, `exactly 3 chars`, `between 1 and 5`, `0 < x <= 10`. */
export function readBound(tokens: readonly Token[], at: number): BoundReading | undefined {
  const chained = readChained(tokens, at);
  if (chained) return chained;
  const head = readHead(tokens, at);
  if (tokens[head.next]?.kind !== 'number') return undefined;
  const read = readAmount(tokens, head.next) ?? hyphened(tokens, head.next);
  const { kind, value, high, noun } = read?.amount ?? {};
  if (!read || kind !== 'count' || value === undefined) return undefined;
  const tail = readTail(tokens, read.next, noun);
  if (!tail) return undefined;
  const suffix = head.comparator ? undefined : readSuffix(tokens, tail.next);
  const next = suffix?.next ?? tail.next;
  const about = tail.about ?? head.about;
  const comparator = head.comparator ?? suffix?.comparator ?? (high === undefined ? undefined : '=');
  if (about === undefined && comparator === undefined) return undefined;
  const bounds = boundsOf({
    comparator: comparator ?? '=',
    low: value,
    high: high ?? value,
    isValue: !about || about === 'value',
  });
  if (!bounds) return undefined;
  const span = { start: tokens[at]!.start, end: tokens[next - 1]!.end };
  const constraint: Constraint =
    !about || about === 'value' ? { kind: 'range', span, ...bounds } : { kind: about, span, ...bounds };
  return { constraint, next };
}

/** `3-letter`, `10-digit`. */
function hyphened(tokens: readonly Token[], at: number) {
  const [number, hyphen, word] = tokens.slice(at, at + 3);
  if (hyphen?.key !== '-' || !hyphen.glued || word?.kind !== 'word' || !nounAbout(word.key)) return undefined;
  const amount = { kind: 'count' as const, value: number!.value, high: undefined, noun: undefined };
  return { amount, next: at + 1 };
}

interface Head {
  readonly comparator?: Comparator;
  readonly about?: About;
  readonly next: number;
}

const joined = /^(max|min)(?:imum)?[-_]?(length|len|items|value|size)?$/;

/** What stands before the number: a comparator and whose bound it is, in either order. */
function readHead(tokens: readonly Token[], at: number): Head {
  let next = at;
  let comparator: Comparator | undefined;
  let about: About | undefined;
  for (let n = 0; n < 7; n++) {
    const token = tokens[next];
    if (!token || token.kind === 'number') break;
    const compound = joined.exec(token.key);
    const compared = comparator === undefined && !compound?.[2] ? readComparator(tokens, next) : undefined;
    if (compound?.[2]) {
      comparator = compound[1] === 'max' ? '<=' : '>=';
      about = aboutOf(compound[2]);
      next++;
    } else if (compared && compared.comparator !== '~') {
      ({ comparator, next } = compared);
    } else if (aboutOf(token.key) && about === undefined) {
      about = aboutOf(token.key);
      next++;
    } else if (/^(?:[:=]|of|number|must|be|is|between|from|the|string|count|range)$/.test(token.key)) next++;
    else break;
  }
  return { next, ...(comparator && { comparator }), ...(about && { about }) };
}

function aboutOf(word: string): About | undefined {
  if (word === 'length' || word === 'len' || word === 'chars' || word === 'characters') return 'length';
  if (word === 'items' || word === 'elements' || word === 'entries') return 'items';
  return word === 'value' ? 'value' : undefined;
}

/** The noun behind the number; undefined where it is one that bounds nothing known. */
function readTail(tokens: readonly Token[], next: number, noun: string | undefined) {
  if (noun !== undefined) {
    const about = nounAbout(noun);
    return about && { about, next };
  }
  const hyphen = tokens[next]?.key === '-' ? 1 : 0;
  const word = tokens[next + hyphen];
  if (word?.kind !== 'word') return { about: undefined, next };
  const about = nounAbout(word.key);
  if (!about) return isUnit(word) ? undefined : { about: undefined, next };
  const places = about === 'decimals' && /^places?$/.test(tokens[next + hyphen + 1]?.key ?? '') ? 1 : 0;
  return { about, next: next + hyphen + 1 + places };
}

/** A word that goes with the number and is not known here: `Max 5 kilometres`. */
const isUnit = (word: Token): boolean =>
  !/^(?:and|or|if|when|to|max|min|maximum|minimum|inclusive|exclusive|default|required|optional|integer|only)$/.test(
    word.key,
  );

function nounAbout(noun: string): About | undefined {
  if (/^(?:chars?|characters?|letters?|digits?|symbols?)$/.test(noun)) return 'length';
  if (
    /^(?:items?|elements?|entry|entries|files?|objects?|ids|tags?|rows?|records?|images?|lines?)$/.test(noun)
  )
    return 'items';
  return /^decimals?$/.test(noun) ? 'decimals' : undefined;
}

interface Compared {
  readonly comparator: Comparator;
  readonly low: number;
  readonly high: number;
  /** Of sizes the bound itself can be moved by one instead of being left out. */
  readonly isValue: boolean;
}

function boundsOf({ comparator, low, high, isValue }: Compared) {
  if (low !== high) return comparator === '=' ? { min: low, max: high } : undefined;
  if (comparator === '=') return { min: low, max: low };
  if (comparator === '<=') return { max: low };
  if (comparator === '>=') return { min: low };
  if (comparator === '<') return isValue ? { max: low, maxExclusive: true } : { max: low - 1 };
  return comparator === '>' ? (isValue ? { min: low, minExclusive: true } : { min: low + 1 }) : undefined;
}

/** `1 ≤ x ≤ 100`, `0 < amount <= 10`. */
function readChained(tokens: readonly Token[], at: number): BoundReading | undefined {
  const [low, first, name, second, high] = tokens.slice(at, at + 5);
  if (low?.kind !== 'number' || high?.kind !== 'number' || name?.kind !== 'word') return undefined;
  const left = first!.kind === 'mark' ? readComparator(tokens, at + 1)?.comparator : undefined;
  const right = second!.kind === 'mark' ? readComparator(tokens, at + 3)?.comparator : undefined;
  if (!/^<=?$/.test(left ?? '') || !/^<=?$/.test(right ?? '')) return undefined;
  const about = aboutOf(name.key);
  const span = { start: low.start, end: high.end };
  if (about === 'length' || about === 'items') {
    const [min, max] = [
      left === '<' ? low.value + 1 : low.value,
      right === '<' ? high.value - 1 : high.value,
    ];
    return { constraint: { kind: about, span, min, max }, next: at + 5 };
  }
  const constraint: Constraint = {
    kind: 'range',
    span,
    min: low.value,
    max: high.value,
    ...(left === '<' && { minExclusive: true }),
    ...(right === '<' && { maxExclusive: true }),
  };
  return { constraint, next: at + 5 };
}
