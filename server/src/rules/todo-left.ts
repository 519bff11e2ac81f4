/** Words such as TBD that say that something is still to be written. */

import { headerBlocksOf } from '../spec/header.ts';
import { eachProse, type Prose } from '../spec/prose.ts';
import { tracksQuestion } from '../spec/questions.ts';
import type { Section } from '../spec/section.ts';
import type { FieldType, Template } from '../template/template.ts';
import { memo } from '../text/memo.ts';
import { overlaps, type Span, shift, textOf } from '../text/span.ts';
import { gate, sectionRule } from './rule.ts';

export const todoLeft = sectionRule({
  id: 'todo-left',
  title: 'Unfinished text',
  why: 'What is still to be decided belongs among the open questions, where it has an owner and a day.',
  severity: gate({ Draft: 'info', 'In Review': 'warning', Approved: 'error' }),
  examples: [
    {
      bad: '### Architecture Decision\n\n‹TBD›, the nightly job could also run in the warehouse.\n\n- ‹TODO›: compare both\n- [‹TODO›]\n',
      good: '### Architecture Decision\n\nThe job runs in the warehouse, see `TODO.md`. The todo list of the team is kept elsewhere, marks such as TBD or FIXME in the code.\n',
    },
    {
      bad: '### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n| Errors above 5% | Flag off | ‹???› |\n',
      good: '### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n| Errors above 5% | Flag off | On-call??? |\n',
    },
    {
      bad: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nAUTHOR: ‹TBD›\nSTATUS: Draft\n```\n\n```sql\n-- TODO: index\n```\n',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: TBD\nAUTHOR: Noor Rahimi\n```\n\nLo guardamos TODO en la base PLUTBDQHK, como dice TODO-12.\n',
    },
  ],
  *check(section) {
    const { template, part } = section;
    const words = wordsOf(template);
    // Most sections have none of the words at all.
    if (!words?.test(section.text.slice(part.start, part.end))) return;
    const others = ownedByOthers(section);
    for (const prose of [...eachProse(section), ...headerValues(section)])
      for (const span of unfinished(prose, new RegExp(words, 'gu')))
        if (!isOwned(section, prose) && !others.some(o => overlaps(o, span)))
          yield {
            span,
            message: `Unexpected '${textOf(section.text, span)}', expected finished text or an open question`,
          };
  },
});

/** The template's words, in their own letter case and not inside of longer ones, names of files or numbers. */
const wordsOf = memo(({ unfinished }: Template): RegExp | undefined => {
  const words = unfinished.map(w => w.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+'));
  if (words.length === 0) return undefined;
  return new RegExp(
    `(?<![\\p{L}\\p{N}_/?!.-])(?:${words.join('|')})(?![\\p{L}\\p{N}_?!]|[-./][\\p{L}\\p{N}])`,
    'u',
  );
});

function* unfinished({ start, text }: Prose, words: RegExp): Generator<Span> {
  const found = [...text.matchAll(words)].map(m => ({
    word: m[0],
    start: m.index,
    end: m.index + m[0].length,
  }));
  for (const [i, { word, ...span }] of found.entries()) {
    // "Words such as TODO, FIXME" only talks about them.
    const isListed = [found[i - 1], found[i + 1]].some(other => other && isBeside(text, span, other));
    if (!isListed && (!isOrdinary.test(word) || isMarked(text, span.start, span.end)))
      yield shift(span, start);
  }
}

const isBeside = (text: string, a: Span, b: Span): boolean =>
  /^[*_"'“”]*(?:[,/|]| or | and )\s?[*_"'“”]*$/.test(
    text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)),
  );

// In capitals TODO is "everything" in Spanish and Portuguese, and XXX stands for digits or for thirty.
const isOrdinary = /^(?:TODO|XXX)$/;

/** How far around a word its line is looked at; lines may be very long. */
const nearby = 80;

/** True if the word stands alone in its line, cell or brackets, or leads what is to be done. */
function isMarked(text: string, start: number, end: number): boolean {
  const before = /(?<![^\r\n])[^\r\n]*$/.exec(text.slice(Math.max(0, start - nearby), start))![0];
  const behind = /^[^\r\n]*/.exec(text.slice(end, end + nearby))![0];
  if (/^[*_]*\s*[:(]|^[*_]*\s+[–—-]\s/.test(behind)) return true;
  if (/(?:\/\/|\[ \])\s*$/.test(before)) return true;
  if (/[[(<]$/.test(before) && /^[\])>]/.test(behind)) return true;
  return /^(?:[\s>*_]|[-+]\s|\d+[.)]\s)*$/.test(before) && /^[*_.\s]*$/.test(behind);
}

/** Values of a header in a fence or in front matter, which are no prose. */
function headerValues({ part, text, template }: Section): Prose[] {
  return headerBlocksOf(part.chunk, template)
    .filter(({ form, span }) => (form === 'fence' || form === 'frontmatter') && isWithin(span, part))
    .flatMap(block => block.entries)
    .map(({ valueSpan }) => ({ start: valueSpan.start, text: textOf(text, valueSpan) }));
}

const isWithin = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

const checkedTypes: ReadonlySet<FieldType | undefined> = new Set(['id', 'ids', 'date', 'status', 'version']);

/** What other rules report: brackets of the template, and header values that must have a form. */
function ownedByOthers({ part, placeholders, template }: Section): Span[] {
  const values = headerBlocksOf(part.chunk, template)
    .flatMap(block => block.entries)
    .filter(e => checkedTypes.has(e.field?.type))
    .map(e => e.valueSpan);
  return [...values, ...placeholders.map(p => p.span)];
}

/** Due dates, and owners and states of questions, have rules that know what a missing one means. */
const isOwned = (section: Section, { column }: Prose): boolean =>
  column?.slot !== undefined && (column.slot.isDate || tracksQuestion(section, column.slot));
