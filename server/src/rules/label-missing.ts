/** A label of the template, such as `**Purpose**:`, that a section lacks or misspells. */

import { styleOf } from '../spec/insert.ts';
import { contentEnd, headingSpan, keySpan } from '../spec/place.ts';
import type { Section } from '../spec/section.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import { headingKey, stripMarkup } from '../template/key.ts';
import type { Label } from '../template/labels.ts';
import type { LabelSlot } from '../template/template.ts';
import { insertAt, replace } from '../text/edit.ts';
import { lineStart, withLineEnds } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import { shift } from '../text/span.ts';
import { type Finding, type Repair, specRule } from './rule.ts';

export const labelMissing = specRule({
  id: 'label-missing',
  title: 'Label missing or misspelt',
  why: 'The bold words are the questions that every endpoint, service or migration answers; one that is not there was not answered.',
  severity: 'warning',
  examples: [
    {
      bad: '### Modified Endpoints\n\n#### ‹`GET /searches`›\n\n**Changes**:\n- Added field: `name` (string)\n',
      good: '### Modified Endpoints\n\n#### `GET /searches`\n\n**Changes**:\n- Added field: `name` (string)\n\n**Backward Compatibility**: Yes\n',
    },
    {
      bad: '### Modified Endpoints\n\n#### `GET /searches`\n\n**‹Chagnes›**:\n- Added field: `name` (string)\n\n**Backward Compatibility**: Yes\n',
      good: '### Modified Endpoints\n\n#### `GET /searches`\n\n- Changes: a new field\n- **Backward**: yes\n',
    },
    {
      bad: '## Non-Functional Requirements\n\n### ‹Observability›\n\n**Logging**: as everywhere\n\n**Alerts**: see below\n',
      good: '## Non-Functional Requirements\n\n### Observability\n\n**Logging**: as everywhere\n\n#### Metrics\n\nNone.\n\n#### Alerts\n\nNone.\n',
    },
    {
      bad: '### New Endpoints\n\n#### ‹`GET /searches`›\n\n- Purpose: lists searches\n\nResponse `200`: all of them.\n\nErrors\n\n- `404`: none\n',
      good: '### New Endpoints\n\n#### `GET /searches`\n\n- Purpose: lists searches\n- Auth: bearer token\n\nResponse `200`: all of them.\n\nErrors\n\n- `404`: none\n',
    },
  ],
  *check(spec) {
    for (const placed of spec.sections) {
      const { section, origin } = placed;
      const span = headingSpan(section);
      if (!section.slot?.labels.length || !span || section.content !== 'filled') continue;
      const missing = missingIn(placed);
      if (missing.length === 0) continue;
      const misspelt = misspeltLabels(section, missing);
      for (const slot of missing) {
        const label = misspelt.get(slot);
        if (label) yield renameLabel(label, { slot, origin, section });
        else if (!isAbbreviated(section, slot))
          yield {
            span: shift(span, origin),
            message: `Label '${slot.name}' is missing, expected it${placeName(section, slot)}`,
            fix: insertion(spec, placed, slot),
          };
      }
    }
  },
});

const missingIn = ({ section, children }: PlacedSection): readonly LabelSlot[] =>
  children.length === 0
    ? missingAlone(section)
    : section.slot!.labels.filter(l => !l.optional && !isPresent(section, l, children));

// A section without sub-sections is the same as long as its text is.
const missingAlone = memo((section: Section) =>
  section.slot!.labels.filter(l => !l.optional && !isPresent(section, l, [])),
);

/** The label itself or what stands for it: a plain word and colon, a sub-heading, a row of a table, its own table. */
function isPresent(section: Section, slot: LabelSlot, children: readonly PlacedSection[]): boolean {
  const { text, labels, tables } = section;
  const others = new Set(section.slot!.labels.map(l => l.key).filter(key => key !== slot.key));
  const same = (key: string): boolean =>
    key.startsWith(`${slot.key} `) ? !others.has(key) : singular(key) === singular(slot.key);
  if (labels.some(l => same(l.key)) || children.some(c => same(c.node.key))) return true;
  if (tables.some(t => t.slot && t.slot.label === slot.key)) return true;
  const firsts = tables.flatMap(t => (t.slot ? [] : t.table.rows.flatMap(row => row.cells.slice(0, 1))));
  if (firsts.some(({ span }) => headingKey(text.slice(span.start, span.end)) === slot.key)) return true;
  return leadsOf(section).some(same);
}

/** The words before a line's first colon or pipe, or the whole of a short line; behind a bullet or not. */
const lead = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?([\p{L}*_][^\r\n:|]{0,60})(?:[:|]|$)/gmu;

// Read once a section, not for each of its labels.
const leadsOf = memo(({ text, part }: Section) => [
  ...new Set([...text.slice(part.start, part.end).matchAll(lead)].map(match => headingKey(match[1]!))),
]);

/** A shorter name for it, such as `Auth` or `Errors`. */
function isAbbreviated(section: Section, { key }: LabelSlot): boolean {
  const known = new Set(section.slot!.labels.map(l => l.key));
  const words = [...section.labels.map(l => l.key), ...leadsOf(section)];
  return words.some(word => word.length >= 4 && !known.has(word) && key.startsWith(singular(word)));
}

const singular = (key: string): string => key.replace(/s$/, '');

/** Labels that the template does not know, for the missing ones that they nearly are. */
function misspeltLabels({ labels, slot }: Section, missing: readonly LabelSlot[]): Map<LabelSlot, Label> {
  const known = new Set(slot?.labels.map(l => l.key));
  const found = new Map<LabelSlot, Label>();
  for (const label of labels) {
    const open = missing.filter(m => !found.has(m));
    const key = known.has(label.key)
      ? undefined
      : nearest(
          label.key,
          open.map(m => m.key),
        );
    const meant = key === undefined ? undefined : open.find(m => m.key === key);
    if (meant) found.set(meant, label);
  }
  return found;
}

function renameLabel(
  label: Label,
  { slot, origin, section }: { slot: LabelSlot; origin: number; section: Section },
): Finding {
  const start = section.text.indexOf(label.name, label.span.start);
  const words = keySpan(label.name, label.key) ?? { start: 0, end: label.name.length };
  const right = keySpan(slot.name, slot.key);
  const name = right ? slot.name.slice(right.start, right.end) : slot.name;
  const span = shift(words, start + origin);
  return {
    span,
    message: `Unexpected label '${label.name}', did you mean '${slot.name}'?`,
    fix: { title: `Rename label to '${name}'`, edits: [replace(span, name)] },
  };
}

function placeName({ slot }: Section, label: LabelSlot): string {
  const before = slot!.labels[slot!.labels.indexOf(label) - 1];
  return before ? ` after '${before.name}'` : ` in '${stripMarkup(slot!.title)}'`;
}

/** The template's label and what follows it, before the next label that is there, else at the section's end. */
function insertion(spec: Spec, placed: PlacedSection, slot: LabelSlot): Repair {
  const { section, origin } = placed;
  const place = beforeNext(section, slot) ?? atSectionEnd(spec, placed, slot);
  return {
    title: `Insert label '${slot.name}'`,
    edits: [insertAt(origin + place.offset, withLineEnds(place.text, lineEndIn(spec)))],
    scaffold: true,
  };
}

// A document that lacks one label often lacks it in every section.
const lineEndIn = memo((spec: Spec) => styleOf(spec).lineEnd);

interface Place {
  readonly offset: number;
  readonly text: string;
}

function beforeNext(section: Section, slot: LabelSlot): Place | undefined {
  const all = section.slot!.labels;
  const index = all.indexOf(slot);
  const find = (key: string): Label | undefined => section.labels.find(l => l.key === key);
  const before = all
    .slice(0, index)
    .reverse()
    .map(l => find(l.key))
    .find(l => l !== undefined);
  const next = all
    .slice(index + 1)
    .map(l => find(l.key))
    .find(l => l && l.span.start > (before?.span.start ?? -1));
  if (!next) return undefined;
  const offset = lineStart(section.text, next.span.start);
  const isFree = /(?:^|[\r\n])[ \t]*(?:\r\n|\n|\r)$/.test(
    section.text.slice(Math.max(0, offset - 80), offset),
  );
  // Between two bullets the label needs a paragraph of its own.
  const inList = offset < next.span.start;
  return { offset, text: inList ? `${isFree ? '' : '\n'}${slot.text.trimEnd()}\n\n` : slot.text };
}

function atSectionEnd(spec: Spec, placed: PlacedSection, slot: LabelSlot): Place {
  const { section } = placed;
  const { ownText } = section.slot!;
  const own = slot.text.replace(/(?<!\n)\n+---\n*$/, '');
  const gap = /(?<!\n)\n*$/.exec(ownText.slice(0, ownText.indexOf(slot.text)))![0];
  const last = section.part.blocks.filter(b => b.kind !== 'break').at(-1)?.kind ?? 'heading';
  const lead = last === 'paragraph' || last === 'heading' ? gap : '\n\n';
  const brings = own !== slot.text && lacksBreak(spec, placed);
  return { offset: contentEnd(section), text: `${lead}${own.trimEnd()}${brings ? '\n\n---' : ''}` };
}

/** The template has a break behind the section, and so has the document behind others, but not here. */
function lacksBreak({ sections, document }: Spec, placed: PlacedSection): boolean {
  const endsInBreak = (s: PlacedSection): boolean => s.section.part.blocks.at(-1)?.kind === 'break';
  if (endsInBreak(placed) || placed.treeEnd !== placed.parent?.treeEnd) return false;
  return placed.end < document.length && sections.some(endsInBreak);
}
