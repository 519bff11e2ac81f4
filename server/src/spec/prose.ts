/** Prose: what a section says as its readers see it, without code, comments and addresses. */

import type { Block } from '../blocks/block.ts';
import type { Span } from '../text/span.ts';
import type { Section, SpecColumn } from './section.ts';

export interface Prose {
  /** Offset of the text in the section's chunk. */
  readonly start: number;
  /** As long as in the document, with code, comments and addresses blanked out. */
  readonly text: string;
  /** The column, if it is a cell of a table. */
  readonly column?: SpecColumn;
}

/** The heading, the blocks of text and the cells of a section, as a reader sees them. */
export function* eachProse(section: Section): Generator<Prose> {
  const { part, text, fences, tables } = section;
  if (part.heading) yield proseOf(text, part.heading.content);
  const inside = [...fences.map(f => f.fence.span), ...tables.map(t => t.table.span)];
  for (const block of part.blocks) if (isText(block)) yield proseOf(text, block.span, inside);
  for (const { table, columns } of tables)
    for (const row of [table.header, ...table.rows])
      for (const [i, { span }] of row.cells.entries())
        yield { ...proseOf(text, span), ...(columns[i] ? { column: columns[i] } : {}) };
}

const isText = ({ kind }: Block): boolean =>
  kind === 'paragraph' || kind === 'list' || kind === 'quote' || kind === 'footnote';

function proseOf(text: string, { start, end }: Span, blocks: readonly Span[] = []): Prose {
  let own = text.slice(start, end);
  for (const block of blocks)
    if (start <= block.start && block.end <= end) own = blankOut(own, block.start - start, block.end - start);
  const plain = own.split(paragraphStart).map(withoutCode).join('');
  return { start, text: plain.replace(unseen, blanks) };
}

// A code span does not reach across a blank line or into the next item.
const paragraphStart = /(?<=[\r\n])(?=[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|[\r\n]))/;

// Comments, tags, addresses and what links lead to; `()` alone stays for those who look for it.
const unseen =
  /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>|(?<=\])\((?![ \t]*(?:<[ \t]*>[ \t]*)?\))[^()]*\)|\bhttps?:\/\/[^\s<>|)]+/g;

const blanks = (text: string): string => text.replace(/[^\r\n]/g, ' ');

const blankOut = (text: string, start: number, end: number): string =>
  text.slice(0, start) + blanks(text.slice(start, end)) + text.slice(end);

/** The text with its code spans blanked out: from a run of backticks to the next run as long. */
function withoutCode(text: string): string {
  if (!text.includes('`')) return text;
  const runs = [...text.matchAll(/`+/g)];
  let out = '';
  let at = 0;
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i]!;
    if (text.charAt(open.index - 1) === '\\') continue;
    let close = i + 1;
    while (close < runs.length && runs[close]![0].length !== open[0].length) close++;
    const end = runs[close];
    if (!end) continue;
    out += text.slice(at, open.index) + blanks(text.slice(open.index, end.index + end[0].length));
    at = end.index + end[0].length;
    i = close;
  }
  return out + text.slice(at);
}
