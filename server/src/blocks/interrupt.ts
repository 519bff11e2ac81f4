/** Interruptions: what ends a paragraph without a blank line before it. */

import { htmlKind } from './html.ts';
import { atxLevel, columnsTo, fenceMarks, firstOf, isBreak, type Lines, listMarker } from './line.ts';

/** True if line `i` begins something that ends a paragraph without a blank line before it. */
export function canInterrupt(lines: Lines, i: number): boolean {
  const { text } = lines;
  const first = firstOf(lines, i);
  const end = lines.ends[i]!;
  if (columnsTo(lines, i, first) >= 4) return false;
  const code = text.charCodeAt(first);
  if (code === 0x23) return atxLevel(text, first, end) > 0;
  if (code === 0x60 || code === 0x7e) return fenceMarks(text, first, end) > 0;
  if (code === 0x3e) return true;
  if (code === 0x3c) {
    const kind = htmlKind(text.slice(first, end));
    return kind >= 1 && kind <= 6;
  }
  if (code === 0x5b) return isFootnote(text, first, end);
  if (isBreak(text, first, end)) return true;
  const marker = listMarker(text, first, end);
  return marker !== undefined && !marker.empty && (marker.number === undefined || marker.number === 1);
}

/** True if a footnote definition begins there. */
export const isFootnote = (text: string, first: number, end: number): boolean =>
  text.charCodeAt(first + 1) === 0x5e && /^\[\^[^\]\s]+\]:/.test(text.slice(first, end));
