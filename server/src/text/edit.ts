/** Edits: replacements in a text by offsets, applied together. */

import type { Span } from './span.ts';

export interface Edit {
  /** Where, in UTF-16 offsets of the text before any of the edits. */
  readonly span: Span;
  readonly newText: string;
}

export const insertAt = (offset: number, newText: string): Edit => ({
  span: { start: offset, end: offset },
  newText,
});

export const replace = (span: Span, newText: string): Edit => ({ span, newText });

/** The text after all edits. Of two that overlap only the first (by position, then by order given) is applied. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.order - b.order);
  let out = '';
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.span.start < at) continue;
    out += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return out + text.slice(at);
}

/** True if no two of the edits touch the same text; inserts at one place do not disturb each other. */
export function areDisjoint(edits: readonly Edit[]): boolean {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return sorted.every((edit, i) => i === 0 || sorted[i - 1]!.span.end <= edit.span.start);
}
