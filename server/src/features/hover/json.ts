/** Hover in JSON samples: a key shows its row of the field table. */

import { nodeAt } from '../../notations/json/place.ts';
import type { Field } from '../../spec/field.ts';
import { fieldAt } from '../../spec/field-path.ts';
import { saysNothing } from '../../spec/rows.ts';
import { schemaAt } from '../../spec/sample-schema.ts';
import type { Section } from '../../spec/section.ts';
import type { Spec } from '../../spec/spec.ts';
import { type Span, shift, touches } from '../../text/span.ts';

/** What the field table says of the key at an offset of the document; undefined where it says nothing. */
export function jsonHover(spec: Spec, offset: number): { span: Span; text: string } | undefined {
  const placed = spec.sections.filter(s => s.start <= offset && offset <= s.end).at(-1);
  const schema = placed && schemaAt(placed.section, offset - placed.origin);
  if (!placed || !schema?.sample) return undefined;
  const origin = placed.origin + schema.sample.origin;
  const { member, path } = nodeAt(schema.sample.json, offset - origin);
  const field = member && fieldAt(schema.fields, path);
  if (!member || !field || !touches(shift(member.keySpan, origin), offset)) return undefined;
  return { span: shift(member.keySpan, origin), text: rowText(placed.section, field) };
}

function rowText(section: Section, { name, type, required, row, description }: Field): string {
  const demand = required === undefined ? undefined : required ? 'required' : 'optional';
  const head = [type?.text, demand].filter(part => part !== undefined).join(', ');
  const validation = row.cells.get('validation');
  const rule =
    validation && validation.raw !== '' && !saysNothing(validation, section) ? validation.raw : undefined;
  const lines = [`**${name.text}**${head === '' ? '' : ` (${head})`}`, rule, description?.raw];
  return lines.filter(line => line !== undefined).join('\n\n');
}
