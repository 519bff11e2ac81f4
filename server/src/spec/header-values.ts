/** Values of the header: which entries say something, and where in the document each part of them stands. */

import type { FieldType, HeaderField } from '../template/template.ts';
import type { Span } from '../text/span.ts';
import { blocksOf, type HeaderEntry, headerEntry } from './header.ts';
import { type Spec, specText } from './spec.ts';

/** True if nothing stands behind the key, or only the marks that would be around a value. */
export const isEmptyEntry = (spec: Spec, { value, valueSpan }: HeaderEntry): boolean =>
  value === '' && /^["'*_`\s]*$/.test(specText(spec, valueSpan));

/** Entries of that type, from every block, that say something: neither empty nor the template's own text. */
export function* filledEntries(
  spec: Spec,
  type: FieldType,
): Generator<HeaderEntry & { readonly field: HeaderField }> {
  for (const block of blocksOf(spec.header))
    for (const entry of block.entries)
      if (entry.field?.type === type && !entry.isOpen && !isEmptyEntry(spec, entry))
        yield asFilled(spec, entry, entry.field);
}

/** The entry that counts for each field of that type, if it says something. */
export function* leadingEntries(
  spec: Spec,
  type: FieldType,
): Generator<HeaderEntry & { readonly field: HeaderField }> {
  for (const field of spec.template.header?.fields ?? []) {
    const entry = field.type === type ? headerEntry(spec.header, field.key) : undefined;
    if (entry && !entry.isOpen && !isEmptyEntry(spec, entry)) yield asFilled(spec, entry, field);
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
  value.replace(/(?:[([]|\s[–—-]\s|[,;:]\s).*/s, '').trim() || value;

/** Where a part of the cleaned value stands in the document; the whole value if markup parts it. */
export function spanInValue(spec: Spec, { valueSpan }: HeaderEntry, part: string): Span {
  const at = part === '' ? -1 : specText(spec, valueSpan).indexOf(part);
  if (at < 0) return valueSpan;
  return { start: valueSpan.start + at, end: valueSpan.start + at + part.length };
}
