/** Calculations: named formulas with the parts that the template asks for, such as inputs, output and edge cases. */

import { stripMarkup, wordKey } from '../template/key.ts';
import type { SectionSlot } from '../template/template.ts';
import { contentEnd, lineStarts } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import { overlaps, type Span, shift, trimSpan } from '../text/span.ts';
import { holdsPlaceholder } from './place.ts';
import type { Section } from './section.ts';

/** A part that the template has, such as `Input`, with its text there. */
export interface PartSlot {
  readonly name: string;
  readonly key: string;
  /** The line as in the template, without the line end. */
  readonly line: string;
}

export interface CalculationPart {
  readonly slot: PartSlot;
  readonly nameSpan: Span;
  readonly isMisspelt: boolean;
  /** Up to the next part, blanks around it left out; empty if it says nothing. */
  readonly value: Span;
}

export interface Calculation {
  /** Undefined where no line above the parts names it. */
  readonly name?: { readonly text: string; readonly span: Span };
  readonly parts: readonly CalculationPart[];
  /** End of its last line's content. */
  readonly end: number;
  /** Blanks and marks before the name of a part, such as two blanks. */
  readonly indent: string;
  /** It stands in a fence, where a line stays a line. */
  readonly isFenced: boolean;
  /** It still holds a placeholder. */
  readonly isOpen: boolean;
}

/** The calculations of a section that the template has for them; spans within its chunk. */
export const calculationsOf: (section: Section) => readonly Calculation[] = memo(section => {
  const slots = section.slot?.kind === 'calculations' ? partSlotsOf(section.slot) : [];
  return slots.length < 2 ? [] : regionsOf(section).flatMap(region => readRegion(section, region, slots));
});

/** The part of a calculation that the template's part of that place asks for. */
export const partAt = ({ parts }: Calculation, slot: PartSlot | undefined): CalculationPart | undefined =>
  parts.find(part => part.slot === slot);

/** The parts that the template's sample has: its indented lines with a name and a colon. */
export const partSlotsOf: (slot: SectionSlot) => readonly PartSlot[] = memo(slot =>
  (slot.fences[0]?.content ?? '').split(/\r\n|\r|\n/).flatMap(line => {
    const name = /^[ \t]+([^\s:][^:]*):/.exec(line)?.[1];
    return name === undefined ? [] : [{ name, key: wordKey(name), line: line.trimEnd() }];
  }),
);

interface Region extends Span {
  readonly isFenced: boolean;
}

/** Each fence, and each run of other text between fences. */
function regionsOf({ part, fences, tables }: Section): Region[] {
  const regions: Region[] = fences.map(({ fence }) => ({ ...fence.content, isFenced: true }));
  let open: { start: number; end: number } | undefined;
  const taken = [...fences.map(f => f.fence.span), ...tables.map(t => t.table.span)];
  for (const { kind, span } of part.blocks) {
    if ((kind !== 'paragraph' && kind !== 'list') || taken.some(t => overlaps(t, span))) {
      open = undefined;
    } else if (open) open.end = span.end;
    else {
      open = { ...span };
      regions.push({ ...open, isFenced: false });
    }
    if (open) regions[regions.length - 1] = { ...open, isFenced: false };
  }
  return regions;
}

type Line =
  | {
      readonly kind: 'part';
      readonly part: Omit<CalculationPart, 'value'>;
      readonly at: number;
      readonly lead: string;
    }
  | { readonly kind: 'name'; readonly text: string; readonly span: Span }
  | { readonly kind: 'text'; readonly span: Span };

interface Growing {
  name?: { readonly text: string; readonly span: Span };
  readonly parts: { part: Omit<CalculationPart, 'value'>; at: number; end: number }[];
  start: number;
  end: number;
  indent: string;
}

function readRegion(section: Section, region: Region, slots: readonly PartSlot[]): Calculation[] {
  const found: Growing[] = [];
  let current: Growing | undefined;
  let name: { text: string; span: Span } | undefined;
  for (const line of linesOf(section.text, region, slots)) {
    if (line.kind === 'name') {
      name = line;
      current = undefined;
    } else if (line.kind === 'part') {
      const { part, at, lead } = line;
      if (!current || current.parts.some(p => p.part.slot === part.slot)) {
        current = {
          parts: [],
          start: name?.span.start ?? at,
          end: at,
          indent: lead,
          ...(name ? { name } : {}),
        };
        name = undefined;
        found.push(current);
      }
      current.end = contentEnd(section.text, at);
      current.parts.push({ part, at, end: current.end });
    } else if (current && line.span.start < line.span.end) {
      current.end = line.span.end;
      current.parts.at(-1)!.end = line.span.end;
    }
  }
  return found.map(calculation => finished(section, calculation, region.isFenced));
}

function finished(
  section: Section,
  { name, parts, start, end, indent }: Growing,
  isFenced: boolean,
): Calculation {
  return {
    ...(name ? { name: { text: name.text, span: name.span } } : {}),
    parts: parts.map(p => ({ ...p.part, value: trimSpan(section.text, { start: p.at, end: p.end }) })),
    end,
    indent,
    isFenced,
    isOpen: holdsPlaceholder(section, { start, end }),
  };
}

const lead = /^[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?[*_`]*/;

function* linesOf(text: string, region: Region, slots: readonly PartSlot[]): Generator<Line> {
  const own = text.slice(region.start, region.end);
  for (const offset of lineStarts(own)) {
    const start = region.start + offset;
    yield readLine(text, { start, end: Math.min(region.end, contentEnd(text, start)) }, slots);
  }
}

function readLine(text: string, { start, end }: Span, slots: readonly PartSlot[]): Line {
  const raw = text.slice(start, end);
  const before = lead.exec(raw)![0];
  const word = /^(\p{L}[^:=*_`]{0,40}?)[*_`]*[ \t]*:[*_`]*/u.exec(raw.slice(before.length));
  const nameSpan = { start: start + before.length, end: start + before.length + (word?.[1]?.length ?? 0) };
  const slot = word && findSlot(word[1]!, slots);
  if (word && slot)
    return {
      kind: 'part',
      part: { slot, nameSpan, isMisspelt: slot.key !== wordKey(word[1]!) && !isSame(word[1]!, slot) },
      at: start + before.length + word[0].length,
      lead: before,
    };
  const title = titleIn(raw);
  if (title) return { kind: 'name', text: title.text, span: shift(title.span, start) };
  const span = trimSpan(text, { start, end });
  return { kind: 'text', span };
}

/** A line that starts in the first column and ends in a colon, emphasis aside. */
function titleIn(line: string): { text: string; span: Span } | undefined {
  const plain = line.trimEnd();
  if (/^[ \t:]|^$/.test(plain) || plain.length > 200) return undefined;
  const marks = plain.length - plain.replace(/(?<![*_`])[*_`]+$/, '').length;
  const end = plain.length - marks;
  const isLabel = plain.charAt(end - 1) === ':' || (marks > 0 && plain.endsWith(':'));
  if (!isLabel) return undefined;
  const text = stripMarkup(plain.slice(0, end - 1).replace(/^(?:[-*+]|\d{1,3}[.)])[ \t]+/, ''));
  const start = Math.max(0, line.indexOf(text));
  return text === '' ? undefined : { text, span: { start, end: start + text.length } };
}

const singular = (key: string): string => key.replace(/s$/, '');
const isSame = (word: string, { key }: PartSlot): boolean => singular(wordKey(word)) === singular(key);

function findSlot(word: string, slots: readonly PartSlot[]): PartSlot | undefined {
  const exact = slots.find(slot => isSame(word, slot));
  if (exact) return exact;
  const near = nearest(
    wordKey(word),
    slots.map(slot => slot.key),
  );
  return slots.find(slot => slot.key === near);
}
