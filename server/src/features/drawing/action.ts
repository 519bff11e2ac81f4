/** An action on a drawing, or why it cannot be done. */

import type { Edit } from '../../text/edit.ts';

export interface DrawingAction {
  readonly title: string;
  readonly kind: 'straighten' | 'resize' | 'restyle' | 'convert';
  /** Offsets of the document. */
  readonly edits: readonly Edit[];
  /** Why it cannot be done; absent where it can. */
  readonly refusal?: string;
}
