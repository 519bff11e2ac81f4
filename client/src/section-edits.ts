/** Putting the edits of missing sections together, and finding what they inserted. */

import type { Position, Range, TextEdit } from 'vscode-languageclient';
import type { SectionItem } from '../../server/src/lsp/protocol.ts';
import { compare } from './slot-order.ts';

/** A section that the document lacks and the server can insert. */
export type MissingSection = SectionItem & { edit: TextEdit };

/** The sections that can be inserted, in the template's order. */
export function toMissing(sections: readonly SectionItem[]): MissingSection[] {
  return sections.filter(
    (section): section is MissingSection => section.missing && section.edit !== undefined,
  );
}

/** One edit for each place, in document order; texts for the same place stay in the order given. */
export function toMerged(edits: readonly TextEdit[]): TextEdit[] {
  const merged: TextEdit[] = [];
  // Sorting is stable, so neighbours at one place keep the template's order.
  for (const edit of edits.toSorted((a, b) => compare(a.range.start, b.range.start))) {
    const last = merged.at(-1);
    if (last && isSame(last.range, edit.range)) last.newText += edit.newText;
    else merged.push({ ...edit });
  }
  return merged;
}

/** Where the text of the first of several edits stands once they are made, without the blank lines around it. */
export function toInserted({ range, newText }: TextEdit): Range {
  const leading = newText.slice(0, newText.search(/\S|$/));
  const start = advance(range.start, leading.slice(0, leading.lastIndexOf('\n') + 1));
  return { start, end: advance(range.start, newText.trimEnd()) };
}

function advance({ line, character }: Position, text: string): Position {
  const lines = text.split('\n');
  const last = lines.at(-1)!.length;
  return lines.length === 1
    ? { line, character: character + last }
    : { line: line + lines.length - 1, character: last };
}

function isSame(a: Range, b: Range): boolean {
  return compare(a.start, b.start) === 0 && compare(a.end, b.end) === 0;
}
