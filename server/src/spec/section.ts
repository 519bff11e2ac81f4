/** Sections: what one part of a document says, read against the slot it fills. */

import type { Block, Fence, Row, Table } from '../blocks/block.ts';
import { innerBlocks } from '../blocks/inner.ts';
import { stripMarkup, wordKey } from '../template/key.ts';
import { findLabels, type Label } from '../template/labels.ts';
import { type Placeholder, readPlaceholders } from '../template/placeholder.ts';
import type { ColumnSlot, SectionSlot, TableSlot, Template } from '../template/template.ts';
import { memo, memoPair } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import { type Span, shift } from '../text/span.ts';
import type { Part } from './part.ts';

/** Free of its place in the document: all spans count from the start of `part.chunk`. */
export interface Section {
  readonly part: Part;
  /** Text of the chunk. */
  readonly text: string;
  readonly template: Template;
  readonly slot?: SectionSlot;
  readonly labels: readonly Label[];
  readonly tables: readonly SpecTable[];
  readonly fences: readonly SpecFence[];
  readonly placeholders: readonly Placeholder[];
  readonly content: Content;
}

/** Whether a section says anything: `bare` and `reasoned` are "not applicable" without and with a reason. */
export type Content = 'empty' | 'bare' | 'reasoned' | 'filled';

export interface SpecTable {
  readonly table: Table;
  /** Key of the label above it; empty if none. */
  readonly label: string;
  readonly slot?: TableSlot;
  /** What its rows are about: the kind of its slot, or of a slot that it repeats; empty if neither. */
  readonly kind: string;
  readonly columns: readonly SpecColumn[];
}

export interface SpecColumn {
  readonly name: string;
  readonly span: Span;
  readonly slot?: ColumnSlot;
  /** What its cells say; empty for a column that the template does not have. */
  readonly role: string;
  /** The slot was found by likeness of names only. */
  readonly misspelt: boolean;
}

export interface SpecFence {
  readonly fence: Fence;
  readonly label: string;
}

const noSlot = {};

/** The section that a part is, filling a slot or none; the same object for the same arguments. */
export const sectionOf = (part: Part, slot: SectionSlot | undefined, template: Template): Section =>
  sections(template)(part, slot ?? noSlot);

const sections = memo((template: Template) =>
  memoPair((part: Part, slot: object) =>
    readSection(part, slot === noSlot ? undefined : (slot as SectionSlot), template),
  ),
);

function readSection(part: Part, slot: SectionSlot | undefined, template: Template): Section {
  const { text } = part.chunk;
  const labels = part.blocks.flatMap(block =>
    block.kind === 'paragraph' || block.kind === 'list'
      ? findLabels(text.slice(block.span.start, block.span.end)).map(l => ({
          ...l,
          span: shift(l.span, block.span.start),
          value: shift(l.value, block.span.start),
        }))
      : [],
  );
  const own = text.slice(part.start, part.end);
  return {
    part,
    text,
    template,
    ...(slot ? { slot } : {}),
    labels,
    tables: readTables(part, labels, slot),
    fences: eachBlock(part).flatMap(block =>
      block.kind === 'fence' ? [{ fence: block, label: labelAbove(labels, block.span.start) }] : [],
    ),
    placeholders: readPlaceholders(own, template.placeholders).map(p => ({
      ...p,
      span: shift(p.span, part.start),
    })),
    content: contentOf(part, template),
  };
}

/** The part's blocks, and behind each container the fences and tables inside. */
const eachBlock = (part: Part): Block[] =>
  part.blocks.flatMap(block => [block, ...innerBlocks(part.chunk, block)]);

function readTables(part: Part, labels: readonly Label[], slot: SectionSlot | undefined): SpecTable[] {
  const { text } = part.chunk;
  const free = new Set(slot?.tables ?? []);
  return eachBlock(part).flatMap(block => {
    if (block.kind !== 'table') return [];
    const label = labelAbove(labels, block.span.start);
    const names = block.header.cells.map(c => text.slice(c.span.start, c.span.end));
    const keys = names.map(wordKey);
    const own = bestSlot(keys, label, [...free]);
    if (own) free.delete(own);
    // A second table of fields is read like the first, but nothing is demanded of it.
    const read = own ?? bestSlot(keys, label, slot?.tables ?? []);
    const columns = matchColumns(block.header, keys, read).map(
      ({ slot: column, misspelt, ...match }, i): SpecColumn => ({
        name: stripMarkup(names[i]!),
        ...match,
        ...(own && column ? { slot: column } : {}),
        misspelt: own !== undefined && misspelt,
        role: column?.role ?? '',
      }),
    );
    return [{ table: block, label, ...(own ? { slot: own } : {}), kind: read?.kind ?? '', columns }];
  });
}

/** Key of the last label before an offset. */
const labelAbove = (labels: readonly Label[], offset: number): string =>
  labels.filter(l => l.span.end <= offset).at(-1)?.key ?? '';

/** The table of the template that shares the label and most columns; half of the columns must be there. */
function bestSlot(
  names: readonly string[],
  label: string,
  slots: readonly TableSlot[],
): TableSlot | undefined {
  let best: TableSlot | undefined;
  let bestScore = 0;
  for (const slot of slots) {
    const width = Math.max(slot.columns.length, 1);
    const keys = slot.columns.flatMap(c => [c.key, ...c.aliases]);
    const shared = names.filter(n => keys.includes(n) || nearest(n, keys)).length;
    const score = shared / width + (slot.label === label ? 0.25 : 0);
    if (shared * 2 >= slot.columns.length && score > bestScore) {
      best = slot;
      bestScore = score;
    }
  }
  return best;
}

function matchColumns(
  header: Row,
  keys: readonly string[],
  slot: TableSlot | undefined,
): Omit<SpecColumn, 'name' | 'role'>[] {
  const columns = slot?.columns ?? [];
  const free = new Map(columns.map(c => [c.key, c]));
  const take = (column: ColumnSlot | undefined): ColumnSlot | undefined => {
    if (column) free.delete(column.key);
    return column;
  };
  const named = keys.map(name => take(free.get(name)));
  const exact = named.map((column, i) =>
    column ? column : take([...free.values()].find(c => c.aliases.includes(keys[i]!))),
  );
  return keys.map((name, i) => {
    const key = exact[i] ? undefined : nearest(name, free.keys());
    const near = key === undefined ? undefined : free.get(key);
    if (near) free.delete(near.key);
    const column = exact[i] ?? near;
    return {
      span: header.cells[i]!.span,
      ...(column ? { slot: column } : {}),
      misspelt: near !== undefined,
    };
  });
}

function contentOf(part: Part, template: Template): Content {
  const blocks = part.blocks.filter(b => b.kind !== 'break' && !isComment(part, b.span, b.kind));
  const first = blocks[0];
  if (!first) return 'empty';
  const text = part.chunk.text.slice(first.span.start, first.span.end);
  if (blocks.length > 2 || (first.kind !== 'paragraph' && first.kind !== 'list')) return 'filled';
  const words = stripMarkup(text.replace(/^[ \t]*[-*+][ \t]+/, ''));
  const lead = template.notApplicable.find(word => startsWithWord(words, word));
  if (lead === undefined) return 'filled';
  const reason = words
    .slice(lead.length)
    .replace(/[\s.,:;()[\]–—-]+/g, ' ')
    .trim();
  if (/\p{L}{2,}/u.test(reason) || blocks.length > 1) return 'reasoned';
  return 'bare';
}

function isComment(part: Part, { start, end }: Span, kind: string): boolean {
  return kind === 'html' && /^\s*<!--[\s\S]*-->\s*$/.test(part.chunk.text.slice(start, end));
}

function startsWithWord(text: string, word: string): boolean {
  if (text.slice(0, word.length).toLowerCase() !== word.toLowerCase()) return false;
  return !/[\p{L}\p{N}]/u.test(text.charAt(word.length));
}

/** The table's cells of one column, row by row; rows that are too short give none. */
export function* eachCell(table: SpecTable, column: number): Generator<{ row: Row; span: Span }> {
  for (const row of table.table.rows) {
    const cell = row.cells[column];
    if (cell) yield { row, span: cell.span };
  }
}

/** What the cells of one column say, marks left out. */
export const cellTexts = ({ text }: Section, table: SpecTable, column: number): string[] =>
  [...eachCell(table, column)].map(({ span }) => stripMarkup(text.slice(span.start, span.end)));
