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

/** What is named, whoever names it. */
export interface NamedThing {
  readonly kind: NameKind;
  /** What all spellings of the name share. */
  readonly key: string;
  /** What the name belongs to, such as the entity of a column; absent where the whole specification shares it. */
  readonly scope?: string;
}

/** A thing in some spelling of its name. */
export interface SpelledThing extends NamedThing {
  /** As it is written; lines are joined by blanks. */
  readonly name: string;
}

/** One place where something is named. */
export interface Occurrence extends SpelledThing {
  /** Offsets in the document; covers the name alone, never its quotes. */
  readonly span: Span;
  /** Its further lines, where a box in a drawing breaks it. */
  readonly rest?: readonly Span[];
  /** Whether the thing is described here, listed here though others describe it (as an event that is consumed), or only spoken of. */
  readonly role: 'definition' | 'declaration' | 'reference';
}

export const isSameThing = (a: NamedThing, b: NamedThing): boolean =>
  a.kind === b.kind && a.key === b.key && a.scope === b.scope;

/** One text for a thing, by which it is found among others: `kind`, `key` and, where it has one, `scope`, each on its line. */
export const nameKey = ({ kind, key, scope }: NamedThing): string =>
  scope === undefined ? `${kind}\n${key}` : `${kind}\n${key}\n${scope}`;

/** Kinds of things that several specifications of a workspace may speak of; all others belong to one of them. */
export const sharedKinds: ReadonlySet<NameKind> = new Set<NameKind>([
  'specification',
  'requirement',
  'endpoint',
  'entity',
  'event',
  'flag',
  'metric',
  'component',
]);
