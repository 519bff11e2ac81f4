/** A link that leads nowhere: `[text]()`. */

import type { Block } from '../blocks/block.ts';
import type { Section, SpecColumn } from '../spec/section.ts';
import { type Span, textOf } from '../text/span.ts';
import { sectionRule } from './rule.ts';

export const linkEmpty = sectionRule({
  id: 'link-empty',
  title: 'Link without a target',
  why: 'It looks like a link and opens nothing; the document that it was to name stays unknown.',
  severity: 'error',
  examples: [
    {
      bad: '## Appendix\n\n### B: Database ERD\n\n‹[Entities of saved searches]()›\n',
      good: '## Appendix\n\n### B: Database ERD\n\n[Entities of saved searches](appendix/tech-001-erd.mmd)\n',
    },
    {
      bad: '### Architecture Decision\n\n- See ‹[ADR-034]( )› and `[x]()`.\n\n| Part | Where |\n|---|---|\n| Job | ‹![drawing](<>)› |\n',
      good: '### Architecture Decision\n\n- See `[ADR-034]()`, [ADR-035]( https://example.com/adr(35) ) and handlers[i](), which is no link.\n\n```\n[ADR-034]()\n```\n',
    },
  ],
  *check(section) {
    for (const { start, text } of eachProse(section))
      for (const match of text.matchAll(emptyLink)) {
        const span = { start: start + match.index, end: start + match.index + match[0].length };
        // An address that was blanked out is one all the same.
        if (textOf(section.text, span) !== match[0]) continue;
        yield {
          span,
          message: `Unexpected link '${match[1]}' without a target, expected an address or a file`,
        };
      }
  },
});

// Behind a word the brackets are more likely an index and a call.
const emptyLink = /(?<![\w\\\])!])!?\[([^[\]\r\n]+)\]\([ \t]*(?:<[ \t]*>)?[ \t]*\)/g;

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
  /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>|(?<=\])\((?![ \t]*(?:<[ \t]*>)?[ \t]*\))[^()]*\)|\bhttps?:\/\/[^\s<>|)]+/g;

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
