/** Hover: what a section, a field, a column or a value is for, what is still open, and why a finding matters. */

import type { Problem } from '../lint/check.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { fieldValue } from '../spec/spec.ts';
import { stripMarkup, valueKey } from '../template/key.ts';
import { shift, touches } from '../text/span.ts';
import { drawingHover } from './hover/drawing.ts';
import type { Hover } from './hover/hover.ts';
import { jsonHover } from './hover/json.ts';
import { sqlHover } from './hover/sql.ts';
import { openSlots } from './slots.ts';

/** What is to be said about the text at an offset; undefined where nothing is known. */
export function hoverAt(spec: Spec, offset: number, problems: readonly Problem[]): Hover | undefined {
  if (!spec.recognised) return undefined;
  const about =
    headerHover(spec, offset) ??
    sectionHover(spec, offset) ??
    tableHover(spec, offset) ??
    jsonHover(spec, offset) ??
    sqlHover(spec, offset) ??
    drawingHover(spec, offset);
  const why = problems.filter(p => touches(p.span, offset)).map(whyOf);
  if (why.length === 0) return about;
  const span = about?.span ?? problems.find(p => touches(p.span, offset))!.span;
  return { span, text: [...(about ? [about.text] : []), ...new Set(why)].join('\n\n---\n\n') };
}

const whyOf = ({ rule }: Problem): string => `**${rule.title}** \`${rule.id}\`\n\n${rule.why}`;

function headerHover({ header }: Spec, offset: number): Hover | undefined {
  for (const block of header ? [header.block, ...header.others] : [])
    for (const { field, keySpan, valueSpan, value } of block.entries) {
      if (!field) continue;
      if (touches(keySpan, offset)) {
        const allowed = field.values.length > 0 ? `\n\nOne of: ${field.values.join(', ')}` : '';
        return { span: keySpan, text: `**${field.key}**: ${field.purpose}${allowed}` };
      }
      const known = touches(valueSpan, offset) ? fieldValue(field, value) : undefined;
      const meaning = known === undefined ? undefined : field.meanings.get(known);
      if (known !== undefined && meaning !== undefined)
        return { span: valueSpan, text: `**${known}** ${meaning}.` };
    }
  return undefined;
}

function sectionHover(spec: Spec, offset: number): Hover | undefined {
  const placed = sectionAt(spec, offset);
  const heading = placed?.section.part.heading;
  const slot = placed?.section.slot;
  if (!placed || !heading || !slot) return undefined;
  const span = shift(heading.span, placed.origin);
  if (!touches(span, offset)) return undefined;
  const open = openSlots(spec).filter(s => s.start >= placed.start && s.end <= placed.treeEnd).length;
  const missing = spec.missing.filter(m => m.parent === placed).map(m => stripMarkup(m.slot.title));
  const lines = [`**${stripMarkup(slot.title)}**`, slot.purpose];
  if (open > 0) lines.push(`${open} ${open === 1 ? 'slot is' : 'slots are'} still open.`);
  if (missing.length > 0) lines.push(`Missing: ${missing.join(', ')}.`);
  return { span, text: lines.filter(l => l !== '').join('\n\n') };
}

function tableHover(spec: Spec, offset: number): Hover | undefined {
  const placed = sectionAt(spec, offset);
  for (const table of placed?.section.tables ?? [])
    for (const [i, column] of table.columns.entries()) {
      const values = column.slot?.values ?? [];
      if (values.length === 0) continue;
      const cells = [column.span, ...table.table.rows.flatMap(r => (r.cells[i] ? [r.cells[i].span] : []))];
      const cell = cells.map(c => shift(c, placed!.origin)).find(c => touches(c, offset) && c.end > c.start);
      if (!cell) continue;
      const text = placed!.section.text.slice(cell.start - placed!.origin, cell.end - placed!.origin);
      const own = values.find(v => valueKey(v) === valueKey(text));
      return {
        span: cell,
        text: `**${column.slot!.name}**${own ? `: ${own}` : ''}\n\nOne of: ${values.join(', ')}`,
      };
    }
  return undefined;
}

/** The section whose own text holds the offset. */
export const sectionAt = (spec: Spec, offset: number): PlacedSection | undefined =>
  spec.sections.find(s => s.start <= offset && (offset < s.end || s === spec.sections.at(-1)));
