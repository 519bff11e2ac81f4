/** What is said about a text under the pointer. */

import type { Span } from '../../text/span.ts';

export interface Hover {
  readonly span: Span;
  /** Markdown. */
  readonly text: string;
}
