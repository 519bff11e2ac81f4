/** A section, or what stands under a label, without the table that the template has there. */

import { hasWord } from '../spec/choice.ts';
import { styleOf } from '../spec/insert.ts';
import { contentEnd, headingSpan, labelRegion } from '../spec/place.ts';
import type { Section } from '../spec/section.ts';
import type { Spec } from '../spec/spec.ts';
import type { TableSlot, Template } from '../template/template.ts';
import { insertAt } from '../text/edit.ts';
import { withLineEnds } from '../text/lines.ts';
import { type Span, shift } from '../text/span.ts';
import { type Repair, specRule } from './rule.ts';

export const tableMissing = specRule({
  id: 'table-missing',
  title: 'Table missing',
  why: 'A table asks the same questions of every row; prose answers those that its author thought of.',
  severity: 'error',
  examples: [
    {
      bad: '## Non-Functional Requirements\n\n### ‹Performance›\n\nIt should be fast.\n',
      good: '## Non-Functional Requirements\n\n### Performance\n\nIt should be fast:\n\n- list: 200 ms (p99)\n',
    },
    {
      bad: '### New Endpoints\n\n#### `DELETE /searches/{id}`\n\n**Purpose**: Forgets a search\n\n‹**Error Responses**:› the usual ones\n\n---\n',
      good: '### New Endpoints\n\n#### `DELETE /searches/{id}`\n\n**Purpose**: Forgets a search\n\n**Error Responses**: none, it always succeeds\n',
    },
    {
      bad: '## Business Logic\n\n### ‹Validation Rules›\n\nNames are unique.\n\n## Appendix\n\nNone.\n',
      good: '## Business Logic\n\n### Validation Rules\n\nNames are unique.\n\n#### Names\n\nAt most 80 characters.\n',
    },
  ],
  *check(spec) {
    for (const { section, origin, children } of spec.sections) {
      if (!section.slot || section.content !== 'filled' || children.length > 0) continue;
      for (const slot of section.slot.tables) {
        const place = placeOf(section, slot);
        if (!place || !isProse(section, place.region)) continue;
        const columns = slot.columns.map(c => c.name).join(' | ');
        yield {
          span: shift(place.span, origin),
          message: `Table is missing, expected ${columns}`,
          fix: insertion(spec, { slot, section, origin, region: place.region }),
        };
      }
    }
  },
});

interface Place {
  /** What to underline. */
  readonly span: Span;
  /** Where the table is looked for. */
  readonly region: Span;
}

/** Where a table that is not there is expected; nowhere if its label is missing, too. */
function placeOf(section: Section, slot: TableSlot): Place | undefined {
  if (slot.optional || section.tables.some(t => t.slot === slot)) return undefined;
  const heading = headingSpan(section);
  if (slot.label === '')
    return (
      heading && {
        span: heading,
        region: { start: section.part.heading!.span.end, end: contentEnd(section) },
      }
    );
  const label = section.labels.find(l => l.key === slot.label);
  if (!label) return undefined;
  return { span: label.span, region: { start: label.span.end, end: labelRegion(section, label).end } };
}

const structure = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]|\||```|~~~|<(?:table|ul|ol|dl)\b)/m;

/** Nothing, or sentences that neither point elsewhere nor say that there is nothing to tell. */
function isProse({ text, tables, fences, template }: Section, region: Span): boolean {
  const own = text.slice(region.start, region.end);
  const isInside = ({ start }: Span): boolean => start >= region.start && start < region.end;
  if (tables.some(t => isInside(t.table.span)) || fences.some(f => isInside(f.fence.span))) return false;
  return !structure.test(own) && !/\]\(|https?:/.test(own) && !isExcused(own, template);
}

const isExcused = (text: string, { notApplicable, unfinished }: Template): boolean =>
  [...notApplicable, ...unfinished].some(word => hasWord(text, word));

interface Target {
  readonly slot: TableSlot;
  readonly section: Section;
  readonly origin: number;
  readonly region: Span;
}

/** Behind the last word of the region: right below a bare label, as in the template, else one blank line further. */
function insertion(spec: Spec, { slot, section, origin, region }: Target): Repair {
  const words = section.text.slice(region.start, region.end);
  const isBare = words.trim() === '';
  const offset = isBare ? region.start : region.start + words.trimEnd().length;
  const text = `${isBare && slot.label !== '' ? '\n' : '\n\n'}${slot.text}`;
  return {
    title: `Insert table ${slot.columns.map(c => c.name).join(' | ')}`,
    edits: [insertAt(origin + offset, withLineEnds(text, styleOf(spec).lineEnd))],
    scaffold: true,
  };
}
