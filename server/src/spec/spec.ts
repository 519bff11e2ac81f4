/** The specification: a document read against its template. A value; nothing in it changes when the document does. */

import { type Document, documentSlice } from '../blocks/document.ts';
import { unreadBlocks } from '../blocks/inner.ts';
import { valueKey } from '../template/key.ts';
import type { HeaderField, SectionSlot, Template } from '../template/template.ts';
import { type Span, shift } from '../text/span.ts';
import {
  entryOfType,
  type Header,
  type HeaderBlock,
  headerBlocksOf,
  joinHeader,
  knownFields,
  shiftBlock,
} from './header.ts';
import { type Missing, missingSections } from './missing.ts';
import { type Node, readOutline } from './outline.ts';
import { type Part, partsOf } from './part.ts';
import { isSpecification } from './recognise.ts';
import { type Section, sectionOf } from './section.ts';

export interface Spec {
  readonly document: Document;
  readonly template: Template;
  /** False: ordinary Markdown, of which nothing should be said. */
  readonly recognised: boolean;
  /** The same object while the headings are the same. */
  readonly outline: readonly Node[];
  /** One for each node of the outline. */
  readonly sections: readonly PlacedSection[];
  readonly header?: Header;
  readonly missing: readonly Missing[];
  /** What was too large to be read. */
  readonly limits: readonly Limit[];
  /** The STATUS as one of the template's values; absent if there is none, an unknown one or the choice list itself. */
  readonly status?: string;
}

/** A section at its place in the document. */
export interface PlacedSection {
  readonly section: Section;
  readonly node: Node;
  /** Where the spans of `section` count from. */
  readonly origin: number;
  /** Offset of the heading. */
  readonly start: number;
  /** End of its own text, where the next heading starts. */
  readonly end: number;
  /** End of its last sub-section. */
  readonly treeEnd: number;
  readonly parent?: PlacedSection;
  readonly children: readonly PlacedSection[];
}

export interface Limit {
  readonly span: Span;
  readonly message: string;
  /** Everything behind it is unread. */
  readonly cutsOff: boolean;
}

/** Sections and UTF-16 units up to which a document is read. */
const maxSections = 20_000;
const maxLength = 20_000_000;

export interface ReadOptions {
  /** Treat the document as a specification whatever it looks like. */
  readonly force?: boolean;
}

/** Reads a document against a template. Total: any text gives a value. */
export function readSpec(document: Document, template: Template, options: ReadOptions = {}): Spec {
  const { placed, limits } = readParts(document);
  const outline = readOutline(
    placed.map(p => p.part),
    template,
  );
  const sections = placeSections(outline, placed, { template, length: document.length });
  const blocks = headerBlocks(document, template, sections);
  const header = joinHeader(blocks);
  const recognised = options.force === true || isSpecification(document, sections, header);
  const status = statusOf(header);
  return {
    document,
    template,
    recognised,
    outline,
    sections,
    ...(header ? { header } : {}),
    limits,
    missing:
      recognised && limits.every(l => !l.cutsOff)
        ? missingSections({ outline, sections, template }, header !== undefined)
        : [],
    ...(status === undefined ? {} : { status }),
  };
}

/** Parts in order up to the limits, and what lies beyond them. */
function readParts(document: Document): { placed: { part: Part; origin: number }[]; limits: Limit[] } {
  const placed: { part: Part; origin: number }[] = [];
  const limits: Limit[] = [];
  for (const [i, chunk] of document.chunks.entries()) {
    const origin = document.starts[i]!;
    for (const part of partsOf(chunk)) {
      if (placed.length >= maxSections || origin > maxLength) {
        const start = origin + part.start;
        const span = { start, end: Math.min(origin + part.end, start + 80) };
        const message = 'The document is too large: what follows is not checked';
        return { placed, limits: [...limits, { span, message, cutsOff: true }] };
      }
      placed.push({ part, origin });
    }
    for (const limit of unreadBlocks(chunk))
      limits.push({ ...limit, span: shift(limit.span, origin), cutsOff: false });
  }
  return { placed, limits };
}

function placeSections(
  nodes: readonly Node[],
  placed: readonly { part: Part; origin: number }[],
  { template, length }: { template: Template; length: number },
): PlacedSection[] {
  type Growing = { -readonly [K in keyof PlacedSection]: PlacedSection[K] } & { children: PlacedSection[] };
  const byNode = new Map<Node, Growing>();
  const out = nodes.map((node, i): Growing => {
    const { part, origin } = placed[i]!;
    const parent = node.parent ? byNode.get(node.parent) : undefined;
    const section: Growing = {
      section: sectionOf(part, node.slot, template),
      node,
      origin,
      start: origin + part.start,
      end: origin + part.end,
      treeEnd: length,
      ...(parent ? { parent } : {}),
      children: [],
    };
    byNode.set(node, section);
    parent?.children.push(section);
    return section;
  });
  const open: Growing[] = [];
  for (const section of out) {
    while (open.length > 0 && open.at(-1)!.node.level >= section.node.level)
      open.pop()!.treeEnd = section.start;
    open.push(section);
  }
  return out;
}

/** Blocks that are headers: those before the first section proper, and any that shows three or more of the fields later. */
function headerBlocks(
  document: Document,
  template: Template,
  sections: readonly PlacedSection[],
): HeaderBlock[] {
  const home = template.header?.section;
  const index = home ? template.sections.indexOf(home) : -1;
  const isBody = (slot: SectionSlot | undefined): boolean =>
    slot !== undefined && template.sections.indexOf(slot) > index;
  const body = sections.find(s => isBody(s.node.slot))?.start ?? document.length;
  return document.chunks.flatMap((chunk, i) => {
    const start = document.starts[i]!;
    return headerBlocksOf(chunk, template)
      .filter(block => {
        const known = knownFields(block.entries);
        const telling = block.entries.some(e => e.field && !e.field.common);
        return start + block.span.start < body ? known >= 3 || telling : known >= 3 && telling;
      })
      .map(block => shiftBlock(block, start));
  });
}

function statusOf(header: Header | undefined): string | undefined {
  const item = entryOfType(header, 'status');
  if (!item?.field || item.isOpen) return undefined;
  return fieldValue(item.field, item.value);
}

/** The field's value that a text means, exactly or behind a remark such as `Approved (v2)`. */
export function fieldValue(field: HeaderField, text: string): string | undefined {
  const key = valueKey(text);
  const exact = field.values.find(v => valueKey(v) === key);
  if (exact !== undefined) return exact;
  const led = field.values.find(v => key.startsWith(`${valueKey(v)} `) && /^\S+(?: \S+)? *[([–—-]/.test(key));
  return led;
}

/** Text of a stretch of the document. */
export const specText = (spec: Spec, span: Span): string => documentSlice(spec.document, span);
