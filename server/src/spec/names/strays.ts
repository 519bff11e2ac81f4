/** Stray words: code spans that name nothing of their own document, but perhaps a thing of another one. */

import { lineOf } from '../../text/lines.ts';
import { memo } from '../../text/memo.ts';
import { overlaps, type Span, shift } from '../../text/span.ts';
import { type Occurrence, type SpelledThing, sharedKinds } from '../name.ts';
import type { Spec } from '../spec.ts';
import { toNameKey } from './key.ts';
import { mentionsIn } from './mentions.ts';
import { namesOf } from './names.ts';

export interface Stray {
  readonly text: string;
  /** Offsets in the document. */
  readonly span: Span;
}

/** The code spans of a specification that hold one name's worth of text and are no name that it knows, in order. */
export const straysOf: (spec: Spec) => readonly Stray[] = memo(spec => {
  const known = namesOf(spec);
  if (!spec.recognised) return [];
  const starts = [-1, ...known.map(({ span }) => span.start)];
  return spec.sections.flatMap(({ section, origin }) =>
    mentionsIn(section).flatMap(({ text, spans, isCode }) => {
      const span = shift(spans[0], origin);
      if (!isCode || !form.test(text)) return [];
      const before = lineOf(starts, span.end - 1) - 1;
      const isKnown = known[before] && overlaps(known[before].span, span);
      return isKnown ? [] : [{ text, span }];
    }),
  );
});

// A word of code, or a few words that may be a component's.
const form = /^[\p{L}][\p{L}\p{N}_.:-]*(?: [\p{L}\p{N}]+){0,3}$/u;

/** The strays that spell the name of a thing which the document itself does not know. */
export function strayPlaces(spec: Spec, { kind, key, scope, name }: SpelledThing): Occurrence[] {
  if (!sharedKinds.has(kind) || scope !== undefined) return [];
  return straysOf(spec).flatMap(({ text, span }) =>
    text === name && toNameKey(kind, text) === key
      ? [{ kind, key, name, span, role: 'reference' as const }]
      : [],
  );
}
