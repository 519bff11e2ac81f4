/** Completion behind `#`: sections that are missing, with their bodies; methods in headings that name an endpoint. */

import { httpMethods } from '../../notations/http/http.ts';
import { deepen } from '../../spec/insert.ts';
import type { Missing } from '../../spec/missing.ts';
import type { PlacedSection } from '../../spec/spec.ts';
import { stripMarkup } from '../../template/key.ts';
import type { SectionSlot } from '../../template/template.ts';
import { toSnippet } from '../snippet.ts';
import type { Completion, Cursor } from './item.ts';

/** Items in a heading's line; undefined elsewhere. */
export function headingCompletions(cursor: Cursor): Completion[] | undefined {
  const typed = /^(#{1,6})(?:[ \t]|$)/.exec(cursor.text);
  if (!typed || cursor.before.length < typed[1]!.length) return undefined;
  const level = typed[1]!.length;
  const holder = holderOf(cursor, level);
  const endpoint = holder?.node.slot?.children.find(s => s.named === 'endpoint');
  if (endpoint && level === holder!.node.level + 1) return endpointItems(cursor, endpoint, level);
  return [...missingItems(cursor, level), ...namedItems(cursor, holder, level)];
}

/** The section that a heading of that level at the cursor would belong to. */
function holderOf({ spec, line }: Cursor, level: number): PlacedSection | undefined {
  let holder: PlacedSection | undefined;
  for (const section of spec.sections) {
    if (section.start >= line.start) break;
    if (section.node.level > 0 && section.node.level < level) holder = section;
    else if (section.node.level >= level) {
      while (holder && holder.node.level >= section.node.level) holder = holder.parent;
    }
  }
  return holder;
}

function missingItems(cursor: Cursor, level: number): Completion[] {
  const { spec, line } = cursor;
  const deepEnough = spec.missing.filter(m => m.slot.level + m.deeper >= level);
  // The section that belongs nearest above the cursor comes first, then the rest in the template's order.
  const distance = (m: Missing): number => Math.abs(m.offset - line.start);
  const first = [...deepEnough].sort((a, b) => distance(a) - distance(b))[0];
  const ordered = first ? [first, ...deepEnough.filter(m => m !== first)] : [];
  return ordered.map(({ slot, deeper }) => sectionItem(cursor, slot, deepen(slot.text, deeper)));
}

function sectionItem({ spec, line }: Cursor, slot: SectionSlot, text: string): Completion {
  const body = text.replace(/\n\n---\n*$|(?<!\n)\n+$/, '');
  const heading = body.split('\n', 1)[0]!;
  return {
    label: heading,
    kind: 'section',
    span: line,
    newText: toSnippet(body, spec.template),
    isSnippet: true,
    detail: `Missing section '${stripMarkup(slot.title)}'`,
    ...(slot.purpose === '' ? {} : { documentation: slot.purpose }),
  };
}

/** One more of a section that may be repeated, such as a second entity. */
function namedItems(cursor: Cursor, holder: PlacedSection | undefined, level: number): Completion[] {
  if (!holder || level !== holder.node.level + 1) return [];
  const missing = new Set(cursor.spec.missing.map(m => m.slot));
  const deeper = holder.node.level - (holder.node.slot?.level ?? holder.node.level);
  return (holder.node.slot?.children ?? [])
    .filter(s => s.named !== '' && s.repeatable && !missing.has(s))
    .map(slot => ({
      ...sectionItem(cursor, slot, deepen(slot.text, deeper)),
      detail: `Another section like '${stripMarkup(slot.title)}'`,
    }));
}

/** A heading with each method; the rest of the section's body comes with it where the heading is new. */
function endpointItems(cursor: Cursor, slot: SectionSlot, level: number): Completion[] {
  const { spec, line, text } = cursor;
  const hashes = '#'.repeat(level);
  const path = /(\/[^`\s]*)/.exec(text)?.[1];
  if (path !== undefined)
    return httpMethods.map(method => ({
      label: method,
      kind: 'value',
      span: line,
      newText: `${hashes} \`${method} ${path}\``,
      isSnippet: false,
      filterText: `${text}${method}`,
    }));
  const body = deepen(slot.text, level - slot.level).replace(/\n\n---\n*$|(?<!\n)\n+$/, '');
  const sample = /\/[^`\s]*/.exec(slot.title)?.[0] ?? '/';
  return httpMethods.map(method => {
    const heading = `${hashes} \`${method} ${sample}\``;
    const rest = body.slice(body.indexOf('\n'));
    return {
      label: `${hashes} \`${method} …\``,
      kind: 'section',
      span: line,
      newText: toSnippet(`${heading}${rest}`, spec.template),
      isSnippet: true,
      filterText: `${hashes} \`${method}`,
      detail: `Endpoint with ${method}`,
      ...(slot.purpose === '' ? {} : { documentation: slot.purpose }),
    };
  });
}
