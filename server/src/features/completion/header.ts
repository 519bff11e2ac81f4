/** Completion in the header: keys that are missing, and values of the key on the line. */

import { type HeaderBlock, type HeaderEntry, headerEntry } from '../../spec/header.ts';
import { peopleOf } from '../../spec/people.ts';
import type { Spec } from '../../spec/spec.ts';
import type { HeaderField } from '../../template/template.ts';
import { type Span, touches } from '../../text/span.ts';
import { choiceStop, escapeSnippet, tabStop } from '../snippet.ts';
import { type Completion, type Cursor, type Surroundings, valueItem } from './item.ts';

/** Items in a header block; undefined outside of one. */
export function headerCompletions(cursor: Cursor, surroundings: Surroundings): Completion[] | undefined {
  const { header } = cursor.spec;
  const block = header && [header.block, ...header.others].find(b => touches(b.span, cursor.offset));
  if (!block) return undefined;
  const entry = block.entries.find(e => touches(e.span, cursor.offset) && cursor.offset > e.keySpan.end);
  if (entry) return entry.field ? valueItems(entry, entry.field, { cursor, surroundings }) : [];
  return keyItems(block, cursor, surroundings);
}

interface Place {
  readonly cursor: Cursor;
  readonly surroundings: Surroundings;
}

function valueItems(entry: HeaderEntry, field: HeaderField, { cursor, surroundings }: Place): Completion[] {
  const span = valueSpan(entry, cursor);
  if (field.values.length > 0) return field.values.map(v => valueItem(span, v, field.meanings.get(v)));
  const values = knownValues(field, cursor.spec, surroundings);
  return values.map(value => valueItem(span, value, field.purpose));
}

/** From the cursor's own word on if the value is still blank, so that the blank behind the colon stays. */
const valueSpan = (entry: HeaderEntry, { offset }: Cursor): Span =>
  entry.value === '' || offset < entry.valueSpan.start
    ? { start: offset, end: Math.max(offset, entry.valueSpan.end) }
    : entry.valueSpan;

function knownValues(field: HeaderField, spec: Spec, surroundings: Surroundings): readonly string[] {
  switch (field.type) {
    case 'date':
      return [surroundings.today];
    case 'id':
      return surroundings.nextId === '' ? [] : [surroundings.nextId];
    case 'ids':
      return surroundings.references;
    case 'people':
      return peopleOf(spec);
    case 'version':
      return ['0.1', '1.0'];
    default:
      return [];
  }
}

/** Keys that the header lacks, where a line is blank or holds the beginning of one. */
function keyItems(block: HeaderBlock, cursor: Cursor, surroundings: Surroundings): Completion[] {
  if (block.form !== 'fence' && block.form !== 'frontmatter' && block.form !== 'paragraph') return [];
  if (!/^[\p{L} _-]*$/u.test(cursor.text)) return [];
  const { spec } = cursor;
  return (spec.template.header?.fields ?? [])
    .filter(field => !headerEntry(spec.header, field.key))
    .map(field => ({
      label: field.key,
      kind: 'key',
      span: cursor.line,
      newText: `${field.key}: ${stopFor(field, spec, surroundings)}`,
      isSnippet: true,
      detail: field.purpose,
    }));
}

function stopFor(field: HeaderField, spec: Spec, surroundings: Surroundings): string {
  if (field.values.length > 0) return choiceStop(1, field.values);
  const [known, ...others] = knownValues(field, spec, surroundings);
  if (known !== undefined && others.length > 0) return choiceStop(1, [known, ...others]);
  return known === undefined ? tabStop(1, field.placeholder) : escapeSnippet(known);
}
