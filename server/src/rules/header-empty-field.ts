/** A header field with nothing behind its key. */

import { type HeaderEntry, headerEntry } from '../spec/header.ts';
import { lineStart } from '../spec/place.ts';
import { type Spec, specText } from '../spec/spec.ts';
import type { FieldType, HeaderField } from '../template/template.ts';
import { insertAt } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { type Facts, type Repair, specRule } from './rule.ts';

export const headerEmptyField = specRule({
  id: 'header-empty-field',
  title: 'Header field empty',
  why: 'A key without a value looks filled in from afar and tells nobody anything.',
  severity: 'error',
  examples: [
    {
      bad: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\n‹AUTHOR›:\nSTATUS: Draft\n```',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nAUTHOR: Noor Rahimi\nSTATUS: Draft\n```',
    },
    {
      bad: '| Field | Value |\n|---|---|\n| Feature | Saved searches |\n| Spec ID | TECH-001 |\n| ‹Status› | |',
      good: '| Field | Value |\n|---|---|\n| Feature | Saved searches |\n| Spec ID | TECH-001 |\n| Status | Draft |',
    },
    {
      bad: '- **Feature:** Saved searches\n- **Spec ID:** TECH-001\n- **‹Date›:**',
      good: '- **Feature:** Saved searches\n- **Spec ID:** TECH-001\n- **Author:**\n  - Noor Rahimi\n  - Petra Sand',
    },
  ],
  *check(spec, _, facts) {
    for (const block of blocksOf(spec))
      for (const entry of block.entries) {
        const { field } = entry;
        if (!field || !isEmpty(spec, entry) || isContinued(spec, entry, block.span)) continue;
        // What another block says is no blank.
        if (valueElsewhere(spec, entry)) continue;
        const suggestions = choicesFor(field, facts).map(value => fillIn(spec, entry, value));
        yield {
          span: entry.keySpan,
          message: `Unexpected empty ${field.key}, expected ${expectation(field)}`,
          ...(suggestions.length > 0 ? { suggestions } : {}),
        };
      }
  },
});

const blocksOf = ({ header }: Spec) => (header ? [header.block, ...header.others] : []);

const isEmpty = (spec: Spec, { value, valueSpan }: HeaderEntry): boolean =>
  value === '' && /^["'*_`\s]*$/.test(specText(spec, valueSpan));

/** True if deeper lines, or list items below a key that is no list item itself, are its value. */
function isContinued(spec: Spec, { keySpan }: HeaderEntry, block: Span): boolean {
  const before = specText(spec, { start: block.start, end: keySpan.start });
  const behind = specText(spec, { start: keySpan.end, end: block.end });
  const own = leadOf(before.slice(lineStart(before, before.length)));
  const next = /^[^\r\n]*(?:\r\n|\n|\r)([^\r\n]*\S)/.exec(behind);
  if (!next) return false;
  const below = leadOf(next[1]!);
  return below.indent > own.indent || (below.isItem && !own.isItem);
}

const leadOf = (line: string): { indent: number; isItem: boolean } => ({
  indent: /^[ \t]*/.exec(line)![0].length,
  isItem: /^[ \t]*[-*+][ \t]/.test(line),
});

const valueElsewhere = (spec: Spec, { field }: HeaderEntry): boolean =>
  blocksOf(spec).some(b => b.entries.some(e => e.field === field && e.value !== ''));

const choicesFor = ({ type, values }: HeaderField, { today }: Facts): readonly string[] =>
  type === 'date' ? [today] : values;

function expectation({ type, values }: HeaderField): string {
  if (values.length > 0) return `one of ${values.join(', ')}`;
  return type === 'date' ? 'a day as YYYY-MM-DD' : 'a value';
}

function fillIn(spec: Spec, { valueSpan: { start, end } }: HeaderEntry, value: string): Repair {
  const around = specText(spec, { start: start - 1, end: end + 1 });
  const before = /^[^\s"']/.test(around) ? ' ' : '';
  const behind = around.endsWith('|') ? ' ' : '';
  return { title: `Fill in \`${value}\``, edits: [insertAt(start, `${before}${value}${behind}`)] };
}

/** Entries of that type, from every block, that say something: neither empty nor the template's own text. */
export function* filledEntries(
  spec: Spec,
  type: FieldType,
): Generator<HeaderEntry & { readonly field: HeaderField }> {
  for (const block of blocksOf(spec))
    for (const entry of block.entries)
      if (entry.field?.type === type && !entry.isOpen && !isEmpty(spec, entry))
        yield asFilled(spec, entry, entry.field);
}

/** The entry that counts for each field of that type, if it says something. */
export function* leadingEntries(
  spec: Spec,
  type: FieldType,
): Generator<HeaderEntry & { readonly field: HeaderField }> {
  for (const field of spec.template.header?.fields ?? []) {
    const entry = field.type === type ? headerEntry(spec.header, field.key) : undefined;
    if (entry && !entry.isOpen && !isEmpty(spec, entry)) yield asFilled(spec, entry, field);
  }
}

// A value of nothing but pictographs is one all the same.
const asFilled = (spec: Spec, entry: HeaderEntry, field: HeaderField) => ({
  ...entry,
  field,
  value: entry.value || specText(spec, entry.valueSpan),
});

/** The value up to a remark in brackets or behind a dash, a comma or a colon. */
export const withoutRemark = (value: string): string =>
  value.replace(/[([].*$|\s[–—-]\s.*$|[,;:]\s.*$/, '').trim() || value;

/** Where a part of the cleaned value stands in the document; the whole value if markup parts it. */
export function spanInValue(spec: Spec, { valueSpan }: HeaderEntry, part: string): Span {
  const at = part === '' ? -1 : specText(spec, valueSpan).indexOf(part);
  if (at < 0) return valueSpan;
  return { start: valueSpan.start + at, end: valueSpan.start + at + part.length };
}
