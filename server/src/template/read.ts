/** Reading a template: annotated Markdown in, Template out. Never throws; what a directive gets wrong is as if it were not there. */

import type { Block, Fence, Heading, Table } from '../blocks/block.ts';
import { readDocument } from '../blocks/document.ts';
import { textOf } from '../text/span.ts';
import {
  columnEntries,
  type Directive,
  entry,
  listEntry,
  readDirectives,
  withoutDirectives,
} from './directive.ts';
import { readHeaderFields } from './fields.ts';
import { headingKey, wordKey } from './key.ts';
import { readLabels } from './labels.ts';
import { readChoices, readPlaceholderSet } from './placeholder.ts';
import type { ColumnSlot, FenceSlot, HeaderField, SectionSlot, TableSlot, Template } from './template.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A section of the annotated source while it is being read. */
interface Part {
  readonly heading: Heading;
  readonly directives: readonly Directive[];
  /** Offset of the heading's directives, or of the heading. */
  readonly start: number;
  readonly blocks: Block[];
}

/** Reads a template; `source` is Markdown with `\n` line ends, `name` what to call it if it does not say. */
export function readTemplate(source: string, name: string): Template {
  const { parts, all } = readParts(source);
  const sections: Mutable<SectionSlot>[] = [];
  let header: { section?: SectionSlot; fields: HeaderField[] } | undefined;
  const parents: Mutable<SectionSlot>[] = [];
  for (const [i, part] of parts.entries()) {
    while (parents.length > 0 && parents.at(-1)!.level >= part.heading.level) parents.pop();
    const end = parts[i + 1]?.start ?? source.length;
    const after = parts.slice(i + 1).find(p => p.heading.level <= part.heading.level)?.start ?? source.length;
    const parent = parents.at(-1);
    const slot = readSlot(source, part, { own: end, all: after });
    slot.id = parent ? `${parent.id}/${slot.id}` : slot.id;
    if (parent) {
      slot.parent = parent;
      (parent.children as SectionSlot[]).push(slot);
    }
    sections.push(slot);
    parents.push(slot);
    const fields = headerOf(source, part.blocks);
    if (fields && !header) header = { section: slot, fields };
  }
  const placeholders = readPlaceholderSet(withoutDirectives(source));
  return {
    name: entry(all, 'template') ?? name,
    text: withoutDirectives(source),
    sections,
    ...(header ? { header } : {}),
    placeholders,
    samples: new Set(listEntry(all, 'samples')),
    common: new Set(listEntry(all, 'common').map(headingKey)),
    notApplicable: listEntry(all, 'not applicable'),
    unfinished: listEntry(all, 'unfinished'),
  };
}

function readParts(source: string): { parts: Part[]; all: Directive[] } {
  const document = readDocument(source);
  const parts: Part[] = [];
  let pending: { start: number; directives: Directive[] } | undefined;
  for (const [i, chunk] of document.chunks.entries()) {
    for (const block of chunk.blocks) {
      const offset = document.starts[i]!;
      const placed = placeBlock(block, offset);
      const directives = block.kind === 'html' ? readDirectives(textOf(chunk.text, block.span)) : [];
      if (directives.length > 0 && directives[0]!.kind === '') {
        pending ??= { start: placed.span.start, directives: [] };
        pending.directives.push(...directives);
      } else if (placed.kind === 'heading') {
        parts.push({
          heading: placed,
          directives: pending?.directives ?? [],
          start: pending?.start ?? placed.span.start,
          blocks: [],
        });
        pending = undefined;
      } else parts.at(-1)?.blocks.push(placed);
    }
  }
  return { parts, all: parts.flatMap(p => p.directives) };
}

function placeBlock(block: Block, by: number): Block {
  // A template is read once: spans of the whole source are simpler than chunks here.
  return JSON.parse(JSON.stringify(block), (key, value: unknown) =>
    (key === 'start' || key === 'end') && typeof value === 'number' ? value + by : value,
  ) as Block;
}

function readSlot(source: string, part: Part, ends: { own: number; all: number }): Mutable<SectionSlot> {
  const { heading, directives, blocks } = part;
  const title = textOf(source, heading.content);
  const key = headingKey(title);
  // A heading that is nothing but a placeholder is for the author to name.
  const named = entry(directives, 'title') ?? (/^`?\[[^[\]]+\]`?$/.test(title) ? 'any' : '');
  const ownText = withoutDirectives(source.slice(part.start, ends.own));
  return {
    id: key.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, ''),
    title,
    level: heading.level,
    keys: [key, ...listEntry(directives, 'aliases').map(headingKey)],
    named: named === 'endpoint' ? 'endpoint' : named === 'any' ? 'any' : '',
    repeatable: entry(directives, 'repeatable') === 'yes',
    optional: entry(directives, 'optional') === 'yes',
    kind: entry(directives, 'kind') ?? '',
    purpose: entry(directives, 'purpose') ?? '',
    children: [],
    text: withoutDirectives(source.slice(part.start, ends.all)),
    ownText,
    labels: readLabels(ownText, directives),
    tables: eachTable(source, blocks),
    fences: eachFence(source, blocks),
  };
}

function headerOf(source: string, blocks: readonly Block[]): HeaderField[] | undefined {
  for (const [i, block] of blocks.entries()) {
    const directives = directivesOf(source, blocks[i - 1]);
    if (directives[0]?.kind !== 'header') continue;
    const content = block.kind === 'fence' ? block.content : block.span;
    return readHeaderFields(textOf(source, content), directives);
  }
  return undefined;
}

const directivesOf = (source: string, block: Block | undefined): Directive[] =>
  block?.kind === 'html' ? readDirectives(textOf(source, block.span)) : [];

function eachTable(source: string, blocks: readonly Block[]): TableSlot[] {
  return blocks.flatMap((block, i) => {
    if (block.kind !== 'table') return [];
    const directives = directivesOf(source, blocks[i - 1]).filter(d => d.kind === 'table');
    const before = blocks[directives.length > 0 ? i - 2 : i - 1];
    return [readTable(source, block, { directives, label: labelBefore(source, before) })];
  });
}

/** Key of the label that a paragraph ends with, if it ends with one that has no value of its own. */
function labelBefore(source: string, block: Block | undefined): string {
  if (block?.kind !== 'paragraph') return '';
  const lines = textOf(source, block.span).split('\n');
  const match = /^\*\*([^*]+?):?\*\*[^\S\n]*:?$/.exec(lines.at(-1)!.trim());
  return match ? headingKey(match[1]!) : '';
}

function readTable(
  source: string,
  table: Table,
  { directives, label }: { directives: readonly Directive[]; label: string },
): TableSlot {
  const cells = (row: Table['header']): string[] => row.cells.map(c => textOf(source, c.span));
  const rows = table.rows.map(cells);
  const choices = new Set(listEntry(directives, 'choices'));
  const keys = new Set(listEntry(directives, 'key'));
  const optional = new Set(listEntry(directives, 'optional'));
  const dates = new Set(listEntry(directives, 'dates'));
  const values = columnEntries(directives, 'values');
  const suggestions = columnEntries(directives, 'suggest');
  const closed = listEntry(directives, 'closed');
  const aliases = columnEntries(directives, 'aliases');
  const roles = columnEntries(directives, 'role');
  const columns = cells(table.header).map((name, i): ColumnSlot => {
    const own = choices.has(name) ? readChoices(rows[0]?.[i] ?? '') : (values.get(name) ?? []);
    return {
      name,
      key: wordKey(name),
      aliases: (aliases.get(name) ?? []).map(wordKey),
      role: roles.get(name)?.[0] ?? wordKey(name),
      isKey: keys.has(name),
      optional: optional.has(name),
      values: own,
      closed: own.filter(value => closed.includes(value)),
      suggestions: suggestions.get(name) ?? [],
      isDate: dates.has(name),
    };
  });
  return {
    kind: entry(directives, 'kind') ?? '',
    label,
    columns,
    rows,
    standing: entry(directives, 'rows') === 'standing',
    optional: entry(directives, 'table') === 'optional',
    text: textOf(source, table.span),
  };
}

function eachFence(source: string, blocks: readonly Block[]): FenceSlot[] {
  return blocks.flatMap((block, i) =>
    block.kind === 'fence' ? [fenceSlot(source, block, labelBefore(source, blocks[i - 1]))] : [],
  );
}

const fenceSlot = (source: string, fence: Fence, label: string): FenceSlot => ({
  label,
  language: fence.language,
  content: textOf(source, fence.content),
});
