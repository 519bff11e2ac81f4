/** Completion items, before they are put into the protocol's words. */

import type { Spec } from '../../spec/spec.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'section' | 'row' | 'drawing' | 'document';
  /** What the new text replaces; on one line, the cursor in it or at its end. */
  readonly span: Span;
  readonly newText: string;
  /** What has to change elsewhere at the same time. */
  readonly others?: readonly Edit[];
  /** `newText` has tab stops. */
  readonly isSnippet: boolean;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What the typed text is compared with, if not the label. */
  readonly filterText?: string;
}

/** What completions may know beside the document. */
export interface Surroundings {
  /** Calendar date, `YYYY-MM-DD`. */
  readonly today: string;
  /** The identifier that the next new specification should have. */
  readonly nextId: string;
  /** Identifiers of the kind in `PRD REF` that other documents mention. */
  readonly references: readonly string[];
  /** Snippet of a whole new specification. */
  readonly skeleton: string;
}

/** Where the cursor stands: the line around it, as offsets of the document. */
export interface Cursor {
  readonly spec: Spec;
  readonly offset: number;
  readonly line: Span;
  /** Text of the line. */
  readonly text: string;
  /** Text of the line before the cursor. */
  readonly before: string;
}

/** A value to choose, replacing the span. */
export const valueItem = (span: Span, value: string, detail?: string): Completion => ({
  label: value,
  kind: 'value',
  span,
  newText: value,
  isSnippet: false,
  ...(detail === undefined || detail === '' ? {} : { detail }),
});
