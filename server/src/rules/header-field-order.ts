/** Header fields in another order than the template's. */

import type { HeaderBlock, HeaderEntry } from '../spec/header.ts';
import { type Spec, specText } from '../spec/spec.ts';
import type { HeaderField } from '../template/template.ts';
import { type Edit, replace } from '../text/edit.ts';
import { lineStart } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { specRule } from './rule.ts';

export const headerFieldOrder = specRule({
  id: 'header-field-order',
  title: 'Header fields out of order',
  why: 'Readers of many specifications find a field by its place.',
  severity: 'hint',
  examples: [
    {
      bad: '```\nFEATURE: Saved searches\n‹STATUS›: Draft\nREVIEWER: Petra Sand\nSPEC ID: TECH-001\nDATE: 2026-02-10\n```',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nREVIEWER: Petra Sand\nDATE: 2026-02-10\nSTATUS: Draft\n```',
    },
    {
      bad: '| Field | Value |\n|---|---|\n| ‹Status› | Draft |\n| Feature | Saved searches |\n| Spec ID | TECH-001 |',
      good: '| Field | Value |\n|---|---|\n| Feature | Saved searches |\n| Spec ID | TECH-001 |\n| Status | Draft |',
    },
  ],
  *check(spec) {
    const fields = spec.template.header?.fields ?? [];
    if (!spec.header) return;
    const { block } = spec.header;
    const known = firstOfEach(block);
    const places = known.map(e => fields.indexOf(e.field!));
    const kept = longestRise(places);
    const first = known.find((_, i) => !kept.has(i));
    if (!first) return;
    const edits = reorder(spec, block, fields);
    yield {
      span: first.keySpan,
      message: `Unexpected place of ${first.field!.key}, expected ${neighbourOf(first, known, fields)}`,
      ...(edits.length > 0 ? { fix: { title: 'Put the header fields in order', edits } } : {}),
    };
  },
});

/** Entries of known fields; a second one of the same field is misplaced anywhere, and has a rule of its own. */
const firstOfEach = ({ entries }: HeaderBlock): HeaderEntry[] =>
  entries.filter((e, i) => e.field && entries.findIndex(other => other.field === e.field) === i);

/** Indices of a longest run that does not fall; all others are out of place. */
function longestRise(values: readonly number[]): Set<number> {
  const best: number[][] = [];
  for (const [i, value] of values.entries()) {
    const before = best.filter(run => values[run.at(-1)!]! <= value).sort((a, b) => b.length - a.length)[0];
    best.push([...(before ?? []), i]);
  }
  return new Set(best.sort((a, b) => b.length - a.length)[0]);
}

function neighbourOf(
  { field }: HeaderEntry,
  known: readonly HeaderEntry[],
  fields: readonly HeaderField[],
): string {
  const present = fields.filter(f => known.some(e => e.field === f));
  const index = present.indexOf(field!);
  return index > 0 ? `it after ${present[index - 1]!.key}` : 'it first';
}

/** The fields' lines change places; keys that are not the template's stay where they are. */
function reorder(spec: Spec, block: HeaderBlock, fields: readonly HeaderField[]): Edit[] {
  const known = firstOfEach(block);
  const text = specText(spec, block.span);
  // Of two values for a field the first counts, so none may overtake the other.
  if (known.length < block.entries.filter(e => e.field).length) return [];
  if (!known.every(e => hasOwnLine(text, e, block))) return [];
  const sorted = [...known].sort((a, b) => fields.indexOf(a.field!) - fields.indexOf(b.field!));
  return known.flatMap((entry, i) => {
    const other = sorted[i]!;
    if (other === entry) return [];
    return [replace(contentOf(entry, block), specText(spec, contentOf(other, block)))];
  });
}

/** From the first mark to the value's end, so that list marks and hard breaks stay with their lines. */
const contentOf = ({ span, valueSpan }: HeaderEntry, { form }: HeaderBlock): Span =>
  form === 'table' ? span : { start: span.start, end: valueSpan.end };

/** True if the entry is one line that it shares with no other and that nothing continues. */
function hasOwnLine(text: string, { span, valueSpan }: HeaderEntry, block: HeaderBlock): boolean {
  const start = span.start - block.span.start;
  const rest = text.slice(start);
  const length = rest.search(/[\r\n]/);
  const end = block.span.start + start + (length < 0 ? rest.length : length);
  const inLine = block.entries.filter(e => e.keySpan.start >= span.start && e.keySpan.start < end);
  const lead = text.slice(lineStart(text, start), start);
  if (
    inLine.length > 1 ||
    /[\p{L}\p{N}]/u.test(lead) ||
    text.charAt(valueSpan.end - 1 - block.span.start) === '\\'
  )
    return false;
  const next = /^(?:\r\n|\n|\r)([^\r\n]*)/.exec(text.slice(end - block.span.start));
  if (!next || !/[\p{L}\p{N}]/u.test(next[1]!)) return true;
  const nextStart = end + next[0].length - next[1]!.length;
  return block.entries.some(
    e => e.keySpan.start >= nextStart && e.keySpan.start < nextStart + next[1]!.length,
  );
}
