/** The header: `KEY: value` pairs as a fence, front matter, plain or bold lines, bullets, a table or a quote. */

import type { Block, Table } from '../blocks/block.ts';
import type { Chunk } from '../blocks/document.ts';
import { stripMarkup, valueKey, wordKey } from '../template/key.ts';
import { readPlaceholders } from '../template/placeholder.ts';
import type { HeaderField, HeaderSlot, Template } from '../template/template.ts';
import { contentEnd } from '../text/lines.ts';
import { memoPair } from '../text/memo.ts';
import { type Span, shift, trimSpan } from '../text/span.ts';

export interface HeaderEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** The template's field of that key, if it has one. */
  readonly field?: HeaderField;
  /** Without markup and blanks. */
  readonly value: string;
  /** An empty span where the value would start if there is none. */
  readonly valueSpan: Span;
  /** The whole line or table row. */
  readonly span: Span;
  /** The value is the template's own text, or its brackets or choice list without them. */
  readonly isOpen: boolean;
}

export type HeaderForm = 'fence' | 'frontmatter' | 'paragraph' | 'list' | 'quote' | 'table';

export interface HeaderBlock {
  readonly form: HeaderForm;
  readonly span: Span;
  readonly entries: readonly HeaderEntry[];
}

export interface Header {
  /** The block with most of the template's fields; what the others add to it comes behind. */
  readonly block: HeaderBlock;
  readonly others: readonly HeaderBlock[];
}

/** The header's blocks, the main one first; none without a header. */
export const blocksOf = (header: Header | undefined): readonly HeaderBlock[] =>
  header ? [header.block, ...header.others] : [];

/** The entry for a field, from the main block or else from another. */
export function headerEntry(header: Header | undefined, key: string): HeaderEntry | undefined {
  for (const block of blocksOf(header))
    for (const item of block.entries) if (item.field?.key === key) return item;
  return undefined;
}

/** The entry of the field of that type. */
export function entryOfType(header: Header | undefined, type: HeaderField['type']): HeaderEntry | undefined {
  for (const block of blocksOf(header))
    for (const item of block.entries) if (item.field?.type === type) return item;
  return undefined;
}

/** Blocks of a chunk that hold at least two of the template's fields, spans within the chunk. */
export const headerBlocksOf: (chunk: Chunk, template: Template) => readonly HeaderBlock[] = memoPair(
  (chunk, template) => {
    const { header } = template;
    if (!header) return [];
    return chunk.blocks.flatMap(block => {
      const form = formOf(block);
      if (!form) return [];
      const entries = readEntries(chunk.text, block, template.header!);
      if (new Set(entries.flatMap(e => e.field?.key ?? [])).size < 2) return [];
      return [{ form, span: block.span, entries: entries.map(e => toEntry(chunk.text, e, template)) }];
    });
  },
);

export const knownFields = (entries: readonly HeaderEntry[]): number =>
  new Set(entries.flatMap(e => (e.field ? [e.field.key] : []))).size;

/** The same block counted from an origin `by` units earlier. */
export const shiftBlock = (block: HeaderBlock, by: number): HeaderBlock => ({
  ...block,
  span: shift(block.span, by),
  entries: block.entries.map(e => ({
    ...e,
    keySpan: shift(e.keySpan, by),
    valueSpan: shift(e.valueSpan, by),
    span: shift(e.span, by),
  })),
});

/** One header out of the blocks found: the fullest leads. */
export function joinHeader(blocks: readonly HeaderBlock[]): Header | undefined {
  let block: HeaderBlock | undefined;
  for (const candidate of blocks)
    if (!block || knownFields(candidate.entries) > knownFields(block.entries)) block = candidate;
  return block ? { block, others: blocks.filter(b => b !== block) } : undefined;
}

function formOf(block: Block): HeaderForm | undefined {
  switch (block.kind) {
    case 'fence':
      return /^(?:|text|txt|plain|plaintext|yaml|yml|properties)$/.test(block.language) ? 'fence' : undefined;
    case 'frontmatter':
    case 'paragraph':
    case 'list':
    case 'quote':
    case 'table':
      return block.kind;
    default:
      return undefined;
  }
}

const maxLines = 80;
// Room for a key with its marks and the first character of the value.
const maxKey = 60;
const lead = /^\ufeff?[ \t]*(?:>[ \t]*)*(?:[-*+][ \t]+)?/;
const pair =
  /^(\*\*|__)?([\p{L}][\p{L}\p{N} _()/.-]{0,38}?)(?:\*\*|__)?[ \t]{0,8}[:：](?:\*\*|__)?(?=[ \t]|$|[\p{L}\p{N}[*_`])/u;

/** An entry whose value is not looked at yet: most blocks are no header. */
type Pair = Pick<HeaderEntry, 'keySpan' | 'valueSpan' | 'span' | 'key' | 'field'>;

function readEntries(text: string, block: Block, header: HeaderSlot): Pair[] {
  if (block.kind === 'table') return tableEntries(text, block, header);
  const { start, end } = block.kind === 'fence' || block.kind === 'frontmatter' ? block.content : block.span;
  const entries: Pair[] = [];
  let at = start;
  for (let n = 0; at < end && n < maxLines; n++) {
    const lineEnd = Math.min(end, contentEnd(text, at));
    for (const piece of piecesOf(text, { start: at, end: lineEnd }, block.kind)) {
      const item = readPair(text, piece, header);
      if (item) entries.push(item);
    }
    at = lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1);
  }
  return entries;
}

/** A line, or the pieces between its ` | ` where a quote or a paragraph puts several pairs on one. */
function piecesOf(text: string, line: Span, kind: Block['kind']): Span[] {
  const start = line.start + (lead.exec(text.slice(line.start, line.end))?.[0].length ?? 0);
  const rest = text.slice(start, line.end);
  if ((kind !== 'quote' && kind !== 'paragraph') || !rest.includes(' | ')) return [{ start, end: line.end }];
  const pieces: Span[] = [];
  let at = start;
  for (const piece of rest.split(' | ')) {
    pieces.push({ start: at, end: at + piece.length });
    at += piece.length + 3;
  }
  return pieces;
}

function readPair(text: string, piece: Span, header: HeaderSlot): Pair | undefined {
  const match = pair.exec(text.slice(piece.start, Math.min(piece.end, piece.start + maxKey)));
  if (!match) return undefined;
  const keyStart = piece.start + (match[1]?.length ?? 0);
  const keySpan = { start: keyStart, end: keyStart + match[2]!.trimEnd().length };
  const behind = piece.start + match[0].length;
  const blank = text.charAt(behind) === ' ' ? 1 : 0;
  const trimmed = trimSpan(text, { start: behind, end: piece.end });
  const valueSpan = trimmed.start === trimmed.end ? { start: behind + blank, end: behind + blank } : trimmed;
  return toPair(text, { keySpan, valueSpan, span: { start: piece.start, end: piece.end } }, header);
}

function toPair(
  text: string,
  spans: Pick<HeaderEntry, 'keySpan' | 'valueSpan' | 'span'>,
  header: HeaderSlot,
): Pair {
  const key = stripMarkup(text.slice(spans.keySpan.start, spans.keySpan.end)).replace(/[:：]\s*$/, '');
  const field = fieldOf(header, key);
  return { key, ...(field ? { field } : {}), ...spans };
}

function toEntry(text: string, pair: Pair, template: Template): HeaderEntry {
  const raw = text.slice(pair.valueSpan.start, pair.valueSpan.end);
  return { ...pair, value: cleanValue(raw), isOpen: isUnfilled(raw, pair.field, template) };
}

const fieldOf = (header: HeaderSlot, key: string): HeaderField | undefined => {
  const wanted = wordKey(key);
  return header.fields.find(f => wordKey(f.key) === wanted);
};

function isUnfilled(raw: string, field: HeaderField | undefined, template: Template): boolean {
  if (readPlaceholders(raw, template.placeholders).length > 0) return true;
  if (!field || field.values.length === 0) return false;
  return valueKey(raw) === valueKey(field.placeholder.replace(/^\[|\]$/g, ''));
}

/** A value without links, emphasis, quotes, pictographs and remarks in brackets behind it. */
function cleanValue(raw: string): string {
  const plain = stripMarkup(raw.replace(/^["']|["']$/g, ''));
  return plain
    .replace(
      /^(?:[\p{Extended_Pictographic}\s]|\u{fe0f})+|(?<!\p{Extended_Pictographic}|\s|\u{fe0f})(?:[\p{Extended_Pictographic}\s]|\u{fe0f})+$/gu,
      '',
    )
    .trim();
}

function tableEntries(text: string, table: Table, header: HeaderSlot): Pair[] {
  if (table.header.cells.length !== 2) return [];
  return [table.header, ...table.rows].slice(0, maxLines).flatMap(row => {
    const [key, value] = row.cells;
    if (!key || !value || key.span.start === key.span.end) return [];
    return [toPair(text, { keySpan: key.span, valueSpan: value.span, span: row.span }, header)];
  });
}
