/** Names: what a specification names, and every place where it does; the ground of definition, references and rename. */

import type { Span } from '../text/span.ts';

/** What is named. Two names are the same thing if kind, key and scope are equal. */
export type NameKind =
  | 'specification'
  | 'requirement'
  | 'endpoint'
  | 'entity'
  | 'column'
  | 'field'
  | 'event'
  | 'state'
  | 'flag'
  | 'metric'
  | 'error code'
  | 'component';

/** One place where something is named. */
export interface Occurrence {
  readonly kind: NameKind;
  /** What all spellings of the name share. */
  readonly key: string;
  /** What the name belongs to, such as the entity of a column; absent where the whole specification shares it. */
  readonly scope?: string;
  /** As it is written here. */
  readonly name: string;
  /** Offsets in the document; covers the name alone, never its quotes. */
  readonly span: Span;
  /** Whether the thing is described here or only spoken of. */
  readonly role: 'definition' | 'reference';
}
