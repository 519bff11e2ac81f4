/** Mentions: what a document defines or uses that other documents may define or use too, and where it does. */

/** What is defined. A name of `requirements` is that of a whole document of them, such as `PRD-208`. */
export type DefinitionKind =
  | 'specification'
  | 'requirements'
  | 'requirement'
  | 'decision'
  | 'endpoint'
  | 'table'
  | 'migration'
  | 'event'
  | 'flag'
  | 'metric'
  | 'term';

/** What is used; an `event family` is the first word of an event that is produced, `link` leads to a file. */
export type UseKind =
  | 'specification use'
  | 'requirements use'
  | 'requirement use'
  | 'endpoint use'
  | 'table use'
  | 'event use'
  | 'event family'
  | 'link';

export type MentionKind = DefinitionKind | UseKind;

/** Flat, because a workspace has a hundred thousand of them. Lines and characters count from 0, in the encoding of the client. */
export interface Mention {
  readonly kind: MentionKind;
  /** What all spellings of the name share; of a link the URI that it leads to. */
  readonly key: string;
  /** As it is written. */
  readonly name: string;
  readonly uri: string;
  /** Offsets in the document. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly character: number;
  readonly endCharacter: number;
  /** Fields of an event, type and labels of a metric; equal for mentions that say the same. */
  readonly detail?: string;
}

/** A mention before its place in the document is known; the span counts from the start of the section's chunk. */
export interface LocalMention {
  readonly kind: MentionKind;
  readonly key: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly detail?: string;
}

/** A range as LSP has it. */
export interface LineRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** The range of a mention; no name goes over the end of its line. */
export const rangeOfMention = ({ line, character, endCharacter }: Mention): LineRange => ({
  start: { line, character },
  end: { line, character: endCharacter },
});

/** Key of an identifier: `PRD-208`, `prd-0208` and `PRD_208` are one. */
export const idKey = (id: string): string =>
  id
    .toLowerCase()
    .replace(/[_\s]+/g, '-')
    .replace(/(?<=-|^)0+(?=\d)/g, '');
