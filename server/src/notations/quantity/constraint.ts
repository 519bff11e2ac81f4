/** Constraints on a value: whether a sample keeps one, and whether several can hold at once. */

import type { Span } from '../../text/span.ts';
import { type Format, fixedLength, isFormatted } from './format.ts';

interface Read {
  readonly span: Span;
}

export interface RangeConstraint extends Read {
  readonly kind: 'range';
  readonly min?: number;
  readonly max?: number;
  /** The bound itself is not allowed. */
  readonly minExclusive?: boolean;
  readonly maxExclusive?: boolean;
}

/** Of a text in characters, of a list in items, of a number in decimal places. */
export interface SizeConstraint extends Read {
  readonly kind: 'length' | 'items' | 'decimals';
  readonly min?: number;
  readonly max?: number;
}

export interface ListConstraint extends Read {
  readonly kind: 'oneOf';
  readonly values: readonly { readonly text: string; readonly span: Span }[];
  /** The list ends in dots: other values may be allowed too. */
  readonly open?: boolean;
}

export interface FormatConstraint extends Read {
  readonly kind: 'format';
  readonly format: Format;
}

export interface PatternConstraint extends Read {
  readonly kind: 'pattern';
  /** The regular expression without its delimiters. */
  readonly pattern: string;
}

export interface NotEmptyConstraint extends Read {
  readonly kind: 'notEmpty';
}

export interface UniqueConstraint extends Read {
  readonly kind: 'unique';
}

export type Constraint =
  | RangeConstraint
  | SizeConstraint
  | ListConstraint
  | FormatConstraint
  | PatternConstraint
  | NotEmptyConstraint
  | UniqueConstraint;

export type Scalar = string | number | boolean | null;

/** True if a value keeps a constraint; undefined where the constraint says nothing about such a value. */
export function satisfies(constraint: Constraint, value: Scalar): boolean | undefined {
  switch (constraint.kind) {
    case 'range':
      return typeof value === 'number' ? inRange(constraint, value) : undefined;
    case 'length':
      return typeof value === 'string' ? fits(constraint, [...value].length) : undefined;
    case 'decimals':
      return typeof value === 'number' ? fits(constraint, decimalsOf(value)) : undefined;
    case 'oneOf':
      return isListed(constraint, value);
    case 'format':
      return typeof value === 'string' ? isFormatted(constraint.format, value) : undefined;
    case 'pattern':
      return typeof value === 'string' ? matches(constraint.pattern, value) : undefined;
    case 'notEmpty':
      return typeof value === 'string' ? value.trim() !== '' : undefined;
    default:
      return undefined;
  }
}

function inRange({ min, max, minExclusive, maxExclusive }: RangeConstraint, value: number): boolean {
  if (min !== undefined && (minExclusive ? value <= min : value < min)) return false;
  return !(max !== undefined && (maxExclusive ? value >= max : value > max));
}

const fits = ({ min = 0, max = Number.POSITIVE_INFINITY }: SizeConstraint, size: number): boolean =>
  size >= min && size <= max;

const decimalsOf = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

function isListed({ values, open }: ListConstraint, value: Scalar): boolean | undefined {
  const written = String(value);
  if (values.some(({ text }) => text === written)) return true;
  return open ? undefined : false;
}

const maxMatched = 200;

/** Runs only expressions that cannot take long: no group repeated, few repetitions, a short text. */
function matches(pattern: string, value: string): boolean | undefined {
  const repeats = pattern.match(/[*+]|\{\d*,\d*\}|\{\d{4,}\}/g)?.length ?? 0;
  if (pattern.length > maxMatched || value.length > maxMatched || repeats > 2) return undefined;
  if (/\)[*+?{]|\\[1-9k]|\(\?[=!<]/.test(pattern)) return undefined;
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return undefined;
  }
}

export type TypeFamily = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';

export interface Contradiction {
  readonly kind:
    | 'empty-range'
    | 'empty-length'
    | 'empty-items'
    | 'empty-list'
    | 'wrong-type'
    | 'format-length';
  /** The constraints that cannot hold together, or the one that cannot hold for the type. */
  readonly constraints: readonly Constraint[];
}

/** What cannot hold: a minimum above a maximum, an empty list, a length of a number. */
export function contradicts(constraints: readonly Constraint[], family?: TypeFamily): Contradiction[] {
  const found: Contradiction[] = [];
  for (const kind of ['range', 'length', 'items'] as const) {
    const pair = crossed(constraints.filter(c => c.kind === kind) as Bounded[]);
    if (pair) found.push({ kind: `empty-${kind}`, constraints: pair });
  }
  for (const constraint of constraints) {
    if (constraint.kind === 'oneOf' && constraint.values.length === 0)
      found.push({ kind: 'empty-list', constraints: [constraint] });
    if (family && !applies(constraint, family)) found.push({ kind: 'wrong-type', constraints: [constraint] });
    if (constraint.kind === 'format') {
      const length = constraints.find(c => c.kind === 'length' && !allows(c, fixedLength(constraint.format)));
      if (length) found.push({ kind: 'format-length', constraints: [constraint, length] });
    }
  }
  return found;
}

type Bounded = RangeConstraint | SizeConstraint;

/** The constraint with the highest minimum and the one with the lowest maximum, if no value is left between. */
function crossed(constraints: readonly Bounded[]): Constraint[] | undefined {
  let low: Bounded | undefined;
  let high: Bounded | undefined;
  for (const c of constraints) {
    if (c.min !== undefined && (low === undefined || c.min > low.min!)) low = c;
    if (c.max !== undefined && (high === undefined || c.max < high.max!)) high = c;
  }
  if (!low || !high || low.min! < high.max!) return undefined;
  const exclusive =
    (low.kind === 'range' && low.minExclusive) || (high.kind === 'range' && high.maxExclusive);
  if (low.min === high.max && !exclusive) return undefined;
  return low === high ? [low] : [low, high];
}

const allows = (
  { min = 0, max = Number.POSITIVE_INFINITY }: SizeConstraint,
  length: number | undefined,
): boolean => length === undefined || (min <= length && length <= max);

const textFormats: ReadonlySet<Format> = new Set([
  'uuid',
  'ulid',
  'email',
  'uri',
  'iso4217',
  'iso3166',
  'e164',
  'date',
]);

/** Not sure counts as yes: "Min 1" of a text may mean its length, a time stamp may be a number. */
function applies(constraint: Constraint, family: TypeFamily): boolean {
  const isNumber = family === 'integer' || family === 'number';
  switch (constraint.kind) {
    case 'length':
      return !isNumber && family !== 'boolean';
    case 'items':
      return !isNumber && family !== 'boolean' && family !== 'string';
    case 'range':
      return family !== 'boolean';
    case 'pattern':
      return !isNumber && family !== 'boolean';
    case 'format':
      return !(textFormats.has(constraint.format) && (isNumber || family === 'boolean'));
    default:
      return true;
  }
}
