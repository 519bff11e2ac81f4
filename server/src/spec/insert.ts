/** Inserting: the edits that put missing sections in their place, in the template's words and the document's line ends. */

import { documentSlice } from '../blocks/document.ts';
import { type Edit, insertAt } from '../text/edit.ts';
import { lineEndOf, withLineEnds } from '../text/lines.ts';
import type { Missing } from './missing.ts';
import type { Spec } from './spec.ts';

/** One insert for each place at which sections are missing, those of one place in the template's order. */
export function sectionEdits(spec: Spec, missing: readonly Missing[]): Edit[] {
  const places = new Map<number, string[]>();
  for (const item of missing) {
    const at = placeOf(spec, item);
    const texts = places.get(at.offset) ?? [];
    texts.push(at.text);
    places.set(at.offset, texts);
  }
  const { lineEnd } = styleOf(spec);
  return [...places].map(([offset, texts]) => {
    const text = texts.reduce((all, next) => `${endWithBlankLine(all)}${next}`);
    return insertAt(offset, withLineEnds(fitBlankLines(spec, offset, text), lineEnd));
  });
}

/** The line end that the document uses. */
export function styleOf(spec: Spec): { lineEnd: string } {
  const { document } = spec;
  return { lineEnd: lineEndOf(documentSlice(document, { start: 0, end: Math.min(document.length, 4000) })) };
}

/**
 * A break before the place separates the parent from the next section, unless the template has one there as well: the
 * section goes before it, and leaves the break with which the template's last sub-section ends at home.
 */
function placeOf(spec: Spec, { slot, offset, deeper }: Missing): { offset: number; text: string } {
  const text = deepen(slot.text, deeper);
  if (followsBreak(spec, slot.text)) return { offset, text };
  const start = breakBefore(spec, offset);
  return start === undefined ? { offset, text } : { offset: start, text: text.replace(/\n---\n*$/, '\n') };
}

/** Where the thematic break starts that is the last block before a place; the underline of a heading is none. */
function breakBefore({ sections }: Spec, offset: number): number | undefined {
  const placed = sections.find(s => s.end === offset);
  const last = placed?.section.part.blocks.at(-1);
  return placed && last?.kind === 'break' ? placed.origin + last.span.start : undefined;
}

/** True if the template itself puts a break right before this text. */
function followsBreak(spec: Spec, text: string): boolean {
  const at = spec.template.text.indexOf(text);
  return at > 0 && /\n---\n+$/.test(spec.template.text.slice(0, at));
}

/** Headings `by` levels deeper, fences left alone. */
export function deepen(text: string, by: number): string {
  if (by === 0) return text;
  let fence = '';
  return text
    .split('\n')
    .map(line => {
      const marks = /^(`{3,}|~{3,})/.exec(line)?.[1];
      if (marks && (fence === '' || marks.startsWith(fence))) fence = fence === '' ? marks : '';
      const hashes = fence === '' ? /^(#{1,6})(?=\s)/.exec(line)?.[1] : undefined;
      if (!hashes) return line;
      return '#'.repeat(Math.min(6, Math.max(1, hashes.length + by))) + line.slice(hashes.length);
    })
    .join('\n');
}

const endWithBlankLine = (text: string): string => text.replace(/(?<!\n)\n*$/, '\n\n');

/** The text with a blank line before and behind it, where the document has none already. */
function fitBlankLines({ document }: Spec, offset: number, text: string): string {
  const before = documentSlice(document, { start: Math.max(0, offset - 4), end: offset });
  const behind = documentSlice(document, { start: offset, end: offset + 1 });
  const lineEnds = /(?<![\r\n])[\r\n]*$/.exec(before)![0].match(/\r\n|\n|\r/g)?.length ?? 0;
  const lead = before.trim() === '' ? '' : '\n'.repeat(Math.max(0, 2 - lineEnds));
  const isFollowed = behind !== '' && !/^[\r\n]/.test(behind);
  return lead + (isFollowed ? endWithBlankLine(text) : text.replace(/(?<!\n)\n*$/, '\n'));
}
