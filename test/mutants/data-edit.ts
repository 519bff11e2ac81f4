/** The small ways in which a fact of the data model is broken. */

import { type Span, shift } from '../../server/src/text/span.ts';
import type { Mutant } from './mutant.ts';

export interface Made {
  readonly name: string;
  readonly rules: readonly string[];
  readonly span: Span;
  readonly newText: string;
}

/** A stretch of a section replaced by another text; what must be found touches the new text. */
export function mutant({ origin }: { origin: number }, { name, rules, span, newText }: Made): Mutant {
  const start = origin + span.start;
  return {
    name,
    rules,
    edits: [{ span: shift(span, origin), newText }],
    span: { start, end: start + newText.length },
  };
}

/** Two letters swapped, or one doubled where they are the same. */
export function misspell(name: string): string {
  const at = Math.max(1, Math.floor(name.length / 2) - 1);
  const [a, b] = [name[at]!, name[at + 1] ?? 'x'];
  return a === b
    ? `${name.slice(0, at)}${a}${name.slice(at)}`
    : `${name.slice(0, at)}${b}${a}${name.slice(at + 2)}`;
}

/** A type that none of the usual columns has already. */
export const otherType = (type: string): string =>
  /^(?:BIGINT|SMALLINT|INTEGER)$/i.test(type) ? 'UUID' : 'BIGINT';
