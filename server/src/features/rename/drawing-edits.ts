/** Renaming in drawings: the edits of a fence in which nodes are renamed and boxes widened. */

import { lineEdits } from '../../notations/diagram/line-edits.ts';
import { renameNodes } from '../../notations/diagram/rename.ts';
import { type DrawnFence, drawingsIn } from '../../spec/machine-drawing.ts';
import type { PlacedSection } from '../../spec/spec.ts';
import type { Edit } from '../../text/edit.ts';
import { shift } from '../../text/span.ts';

/** The drawing of a section that holds an offset of the document. */
export const drawingAt = ({ section, origin }: PlacedSection, offset: number): DrawnFence | undefined =>
  drawingsIn(section).find(
    ({ content, drawing }) =>
      drawing.nodes.length > 0 && origin + content.start <= offset && offset < origin + content.end,
  );

/** Lines of names and what shall stand there, as offsets of the document; undefined where the picture would say something else. */
export function drawingEdits(
  { origin }: PlacedSection,
  { content, text }: DrawnFence,
  lines: readonly Edit[],
): Edit[] | undefined {
  const from = origin + content.start;
  const next = renameNodes(
    text,
    lines.map(({ span, newText }) => ({ span: shift(span, -from), newText })),
  );
  return next === undefined
    ? undefined
    : lineEdits(text, next).map(edit => ({ ...edit, span: shift(edit.span, from) }));
}

/** A name over as many lines as the old one had: as many words in each, or as even as they go. */
export function overLines(name: string, old: readonly string[]): string[] {
  if (old.length === 1) return [name];
  const words = name.split(/\s+/);
  const counts = old.map(line => line.split(/\s+/).length);
  const isSame = counts.reduce((sum, count) => sum + count, 0) === words.length;
  const lines: string[] = [];
  for (const [i, count] of counts.entries()) {
    const left = old.length - i;
    lines.push(words.splice(0, isSame ? count : Math.ceil(words.length / left)).join(' '));
  }
  return lines;
}
