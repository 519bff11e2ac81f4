/** Completion in JSON samples: keys that the field table has and the sample lacks, and values that a field allows. */

import { type JsonPlace, nodeAt } from '../../notations/json/place.ts';
import { type Field, valuesOf } from '../../spec/field.ts';
import { fieldAt, fieldsBelow, lastKey } from '../../spec/field-path.ts';
import { type Schema, schemaAt } from '../../spec/sample-schema.ts';
import { sampleObject, sampleText } from '../../spec/sample-text.ts';
import type { PlacedSection } from '../../spec/spec.ts';
import { type Span, shift } from '../../text/span.ts';
import { choiceStop, escapeSnippet, tabStop } from '../snippet.ts';
import type { Completion, Cursor } from './item.ts';

/** Items in a fence that a field table describes; undefined elsewhere. */
export function jsonCompletions(cursor: Cursor): Completion[] | undefined {
  const { spec, offset } = cursor;
  const placed = spec.sections.filter(s => s.start <= offset && offset <= s.end).at(-1);
  const schema = placed && schemaAt(placed.section, offset - placed.origin);
  if (!placed || !schema) return undefined;
  const { sample, fence } = schema;
  if (!sample) {
    const isBlank = /^\s*$/.test(
      placed.section.text.slice(fence.fence.content.start, fence.fence.content.end),
    );
    return isBlank && fence.fence.language !== '' ? [wholeItem(cursor, schema)] : undefined;
  }
  const origin = placed.origin + sample.origin;
  const place = nodeAt(sample.json, offset - origin);
  if (place.slot === 'key') return keyItems(schema, place, origin);
  return place.slot === 'value' ? valueItems(schema, place, { origin, placed }) : [];
}

function wholeItem({ line }: Cursor, { fields }: Schema): Completion {
  return {
    label: '{ … }',
    kind: 'value',
    span: line,
    newText: escapeSnippet(sampleObject(fields)),
    isSnippet: true,
    detail: 'Sample with all fields of the table',
  };
}

function keyItems({ fields }: Schema, place: JsonPlace, origin: number): Completion[] {
  const { container, containerPath, member, quoted, span, commaBefore, commaAfter } = place;
  const typed = member && touchesSpan(span, member.keySpan) ? member : undefined;
  const known = new Set(container?.members?.filter(m => m !== typed).map(m => m.key));
  const hasValue = typed !== undefined && typed.value.span.end > typed.value.span.start;
  return fieldsBelow(fields, containerPath)
    .filter(f => !known.has(lastKey(f.name.text)))
    .map(field => {
      const key = lastKey(field.name.text);
      const before = commaBefore ? ', ' : '';
      const member = `"${key}": ${stopFor(field, fields)}`;
      const isKeyOnly = quoted || hasValue;
      return {
        label: key,
        kind: 'key',
        span: shift(span, origin),
        newText: isKeyOnly ? (quoted ? key : `"${key}"`) : `${before}${member}${commaAfter ? ',' : ''}`,
        isSnippet: !isKeyOnly,
        ...about(field),
      };
    });
}

const touchesSpan = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** A value to type over or to choose. */
function stopFor(field: Field, fields: readonly Field[]): string {
  const values = valuesOf(field).map(v => v.text);
  const text = sampleText(field, fields);
  if (values.length > 1 && text.startsWith('"')) return `"${choiceStop(1, values)}"`;
  if (field.type?.family === 'boolean') return choiceStop(1, ['true', 'false']);
  if (text.startsWith('{') || text.startsWith('[')) return escapeSnippet(text);
  return text.startsWith('"') ? `"${tabStop(1, text.slice(1, -1))}"` : tabStop(1, text);
}

function valueItems(
  { fields }: Schema,
  place: JsonPlace,
  { origin }: { origin: number; placed: PlacedSection },
): Completion[] {
  const field = fieldAt(fields, place.path);
  if (!field) return [];
  const comma = place.commaAfter ? ',' : '';
  return valuesFor(field, fields, place.path).map(text => ({
    label: unquoted(text),
    kind: 'value',
    span: shift(place.span, origin),
    newText: place.quoted ? unquoted(text) : `${text}${comma}`,
    isSnippet: false,
    ...about(field),
    ...(place.quoted ? {} : { filterText: text }),
  }));
}

/** JSON of what the field may hold; of a list's item where the path ends in brackets. */
function valuesFor(field: Field, fields: readonly Field[], path: string): string[] {
  const isText = field.type?.family !== 'integer' && field.type?.family !== 'number';
  const listed = valuesOf(field).map(v => (isText ? JSON.stringify(v.text) : v.text));
  if (listed.length > 0) return listed;
  if (field.type?.family === 'boolean') return ['true', 'false'];
  return path.endsWith('[]') ? [] : [sampleText(field, fields)];
}

const unquoted = (text: string): string => (/^".*"$/s.test(text) ? text.slice(1, -1) : text);

function about({ type, required, description }: Field): Pick<Completion, 'detail' | 'documentation'> {
  const detail = [type?.text, required === true ? 'required' : required === false ? 'optional' : undefined];
  const shown = detail.filter(d => d !== undefined).join(', ');
  return {
    ...(shown === '' ? {} : { detail: shown }),
    ...(description ? { documentation: description.raw } : {}),
  };
}
