/** Breaks what a document says of its components, its states, its validation and its calculations. */

import { readDocument } from '../../server/src/blocks/document.ts';
import { readSpec, type Spec } from '../../server/src/spec/spec.ts';
import type { Span } from '../../server/src/text/span.ts';
import { template } from '../engine.ts';
import { calculationMutants } from './logic-calculations.ts';
import { componentMutants } from './logic-components.ts';
import { stateMutants } from './logic-states.ts';
import { validationMutants } from './logic-validation.ts';
import type { Mutant } from './mutant.ts';

export interface Good {
  readonly text: string;
  readonly spec: Spec;
}

/** Facts of the components and the business logic of a document, each broken by itself; of each rule a few. */
export function* mutants(text: string): Generator<Mutant> {
  const known = new Map<string, Mutant[]>();
  for (const mutant of allMutants(text)) {
    const key = mutant.rules.join();
    known.set(key, [...(known.get(key) ?? []), mutant]);
  }
  for (const list of known.values())
    for (const i of new Set([0, Math.floor(list.length / 2)])) yield list[i]!;
}

/** Every such fact of a document, broken by itself. */
export function* allMutants(text: string): Generator<Mutant> {
  const good = { text, spec: readSpec(readDocument(text), template) };
  yield* componentMutants(good);
  yield* stateMutants(good);
  yield* validationMutants(good);
  yield* calculationMutants(good);
}

export interface Break {
  readonly name: string;
  readonly rules: readonly string[];
  /** What is replaced, as offsets in the good text. */
  readonly span: Span;
  readonly to: string;
  /** Where the finding is expected, as offsets in the good text; what is replaced if absent. */
  readonly at?: Span;
}

/** A mutant of one replacement; an expected place behind it moves along. */
export function broken({ name, rules, span, to, at }: Break): Mutant {
  const moved = (offset: number): number =>
    offset >= span.end ? offset + to.length - (span.end - span.start) : offset;
  return {
    name,
    rules,
    edits: [{ span, newText: to }],
    span: at
      ? { start: moved(at.start), end: moved(at.end) }
      : { start: span.start, end: span.start + to.length },
  };
}

/** The word with two letters in the middle swapped, or the last one doubled where all are alike. */
export function misspelt(word: string): string {
  for (let i = Math.max(1, Math.floor(word.length / 2) - 1); i + 1 < word.length; i++) {
    const [a, b] = [word[i]!, word[i + 1]!];
    if (a !== b && /[A-Za-z]/.test(a) && /[A-Za-z]/.test(b))
      return word.slice(0, i) + b + a + word.slice(i + 2);
  }
  return word + word.at(-1);
}
