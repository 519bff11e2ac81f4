/** Renaming in drawings: a new name in the place of the old one, so that no edge of a box moves. */

import { type Edit, replace } from '../text/edit.ts';
import { contentEnd, lineStart } from '../text/lines.ts';
import { type Span, textOf } from '../text/span.ts';

/** Puts a name where another stands, in its letter case; undefined where the drawing has no room for it. */
export function renameDrawn(text: string, span: Span, name: string): Edit | undefined {
  const old = textOf(text, span);
  // Wide characters take two columns, and the row would move.
  if (/[\r\n]/.test(old) || /[^\x20-\x7e]/.test(old + name)) return undefined;
  const extra = name.length - old.length;
  if (extra === 0) return replace(span, name);
  const behind = text.slice(span.end, contentEnd(text, span.end));
  if (behind.trim() === '') return replace(span, name);
  if (extra < 0) return replace(span, name + ' '.repeat(-extra));
  const before = text.slice(lineStart(text, span.start), span.start);
  const right = Math.min(extra, room(/^ */.exec(behind)![0].length));
  const left = Math.min(extra - right, room(before.length - before.trimEnd().length));
  if (left + right < extra) return undefined;
  return replace({ start: span.start - left, end: span.end + right }, name);
}

/** One blank stays before the edge. */
const room = (blanks: number): number => Math.max(0, blanks - 1);

/** A name in the letters of another: all capitals, all small, or as it is; blanks become what the other has. */
export function inStyleOf(model: string, name: string): string {
  const joint = /_/.test(model) ? '_' : /-/.test(model) ? '-' : undefined;
  const words = joint === undefined ? name : name.replace(/[\s_-]+/g, joint);
  const styled = joint === undefined && !/\s/.test(model) ? words.replace(/\s+/g, '_') : words;
  if (model === model.toUpperCase() && model !== model.toLowerCase()) return styled.toUpperCase();
  return model === model.toLowerCase() ? styled.toLowerCase() : styled;
}
