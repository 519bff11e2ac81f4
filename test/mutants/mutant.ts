/** Mutants: good documents with one fact broken, and what must be found in each. */

import type { Committed } from '../../server/src/spec/committed.ts';
import type { Edit } from '../../server/src/text/edit.ts';
import type { Span } from '../../server/src/text/span.ts';

export interface Mutant {
  /** What was broken, such as "field `note` misspelt in the sample". */
  readonly name: string;
  /** Rules of which one must speak. */
  readonly rules: readonly string[];
  /** Offsets of the good text. */
  readonly edits: readonly Edit[];
  /** In the broken text; a finding of the rules must touch it, itself or by what it is related to. */
  readonly span: Span;
  /** What Git has of the document. */
  readonly committed?: Committed;
  /** Where it lies, and the other documents of the workspace by their paths. */
  readonly path?: string;
  readonly others?: Readonly<Record<string, string>>;
  /** Files beside it that say something else once it is broken. */
  readonly contents?: Readonly<Record<string, string>>;
}

/** Breaks a document in every way that the domain knows. */
export type Breaker = (text: string) => Iterable<Mutant>;
