/** What is read from a JSON sample: its documents as trees, and what was met on the way. All offsets count from the sample's start. */

import type { Span } from '../../text/span.ts';

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null' | 'unknown';

export type JsonScalar = string | number | boolean | null;

export interface JsonNode {
  /** `unknown`: a placeholder, a bare word, a left-out value, or what lies too deep. */
  readonly type: JsonType;
  /** Quotes and brackets included; empty where a value is missing. */
  readonly span: Span;
  /** What a string, number, boolean or null decodes to. */
  readonly value?: JsonScalar;
  readonly members?: readonly JsonMember[];
  readonly items?: readonly JsonNode[];
  /** Something was left out with `...` or a comment, so nothing can be said to be missing. */
  readonly elided?: boolean;
  /** An object whose braces the author left away. */
  readonly bare?: boolean;
}

export interface JsonMember {
  readonly key: string;
  /** Inside the quotes. */
  readonly keySpan: Span;
  /** From the key's first quote to the value's end. */
  readonly span: Span;
  readonly value: JsonNode;
}

/**
 * The kinds that other notations than JSON allow have names of their own: `trailing-comma`, `quote` (other quotes than `"`),
 * `key` (a key without quotes), `line-break` (a string over several lines).
 */
export type JsonProblemKind =
  | 'unexpected'
  | 'missing-comma'
  | 'trailing-comma'
  | 'unclosed'
  | 'quote'
  | 'key'
  | 'line-break'
  | 'escape'
  | 'limit';

export interface JsonProblem {
  readonly span: Span;
  readonly kind: JsonProblemKind;
  readonly message: string;
}

/** A key that its object has already. */
export interface JsonDuplicate {
  readonly key: string;
  /** Inside the quotes. */
  readonly span: Span;
  readonly first: Span;
}

export interface HttpHeader {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

/** Request line, status line or headers in front of a body. */
export interface HttpHead {
  /** All its lines, without the last line end. */
  readonly span: Span;
  readonly method?: string;
  readonly path?: string;
  readonly pathSpan?: Span;
  readonly status?: number;
  readonly statusSpan?: Span;
  readonly headers: readonly HttpHeader[];
  /** Index of the document that follows; the number of documents before it, where none does. */
  readonly document: number;
}

export interface JsonSample {
  readonly text: string;
  readonly heads: readonly HttpHead[];
  readonly documents: readonly JsonNode[];
  readonly problems: readonly JsonProblem[];
  readonly duplicates: readonly JsonDuplicate[];
  readonly comments: readonly Span[];
}

/** The type in the words of a field table: `integer` for a number written without fraction and exponent. */
export function jsonTypeOf(node: JsonNode): JsonType | 'integer' {
  return node.type === 'number' && Number.isInteger(node.value) ? 'integer' : node.type;
}

/** Kinds of problem that leave no doubt about what is meant. */
export const lenientKinds: ReadonlySet<JsonProblemKind> = new Set([
  'trailing-comma',
  'quote',
  'key',
  'line-break',
]);

/** A head or a document was read, and nothing in it that could not be made sense of. */
export const isUnderstood = ({ documents, heads, problems }: JsonSample): boolean =>
  documents.length + heads.length > 0 && problems.every(({ kind }) => lenientKinds.has(kind));
