/** Generators between samples and field tables: a table from a sample, a sample from a table, and what either lacks. */

import { insertMember } from '../../notations/json/edit.ts';
import type { JsonNode } from '../../notations/json/node.ts';
import { eachPath, nodesAt } from '../../notations/json/path.ts';
import type { Repair } from '../../rules/rule.ts';
import { endpointOf, type Message } from '../../spec/endpoint.ts';
import { type Pair, pairsOf } from '../../spec/field-check.ts';
import { lastKey, parentPath } from '../../spec/field-path.ts';
import { fieldCells, newFieldRow } from '../../spec/new-field.ts';
import { sampleObject, sampleText } from '../../spec/sample-text.ts';
import type { Section } from '../../spec/section.ts';
import type { PlacedSection, Spec } from '../../spec/spec.ts';
import { type Edit, insertAt } from '../../text/edit.ts';
import { lineEndOf, withLineEnds } from '../../text/lines.ts';
import { shift } from '../../text/span.ts';

/** Field tables and samples of the endpoint that the section describes. */
export function generatedFields(_spec: Spec, { section, origin }: PlacedSection): Repair[] {
  const kind = section.slot?.kind ?? '';
  if (kind !== 'endpoint' && kind !== 'endpoint change') return [];
  const { request, responses } = endpointOf(section);
  const messages = [...(request ? [request] : []), ...responses];
  const repairs = [
    ...messages.flatMap(message => [...tableFor(section, message), ...sampleFor(section, message)]),
    ...pairsOf(section).flatMap(pair => [...missingRows(section, pair), ...missingKeys(pair)]),
  ];
  return repairs.map(r => ({ ...r, edits: r.edits.map(e => ({ ...e, span: shift(e.span, origin) })) }));
}

const nameOf = (section: Section, { label }: Message): string =>
  label ? section.text.slice(label.span.start, label.span.end).replace(/[*:]/g, '').trim() : 'the sample';

/** A table below a sample that has none. */
function tableFor(section: Section, message: Message): Repair[] {
  const { sample, fields } = message;
  const slot = section.slot?.tables.find(t => t.kind === 'fields') ?? fieldSlotOf(section);
  if (!sample?.document || !sample.isSure || sample.isOpen || fields.length > 0 || !slot) return [];
  const paths = [...eachPath(sample.document)];
  if (paths.length === 0) return [];
  const roles = slot.columns.map(c => c.role);
  const blank = slot.rows[0] ?? [];
  const rows = paths.map(path => {
    const cells = fieldCells(slot, path);
    return roles.map((role, i) => cells.get(role) ?? (/^\[.*\]$/.test(blank[i] ?? '') ? blank[i]! : ''));
  });
  const names = slot.columns.map(c => c.name);
  const lines = [names, names.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`);
  const text = withLineEnds(`\n\n${lines.join('\n')}`, lineEndOf(section.text));
  return [
    {
      title: `Write a field table for ${nameOf(section, message)}`,
      edits: [insertAt(sample.fence.span.end, text)],
      scaffold: true,
    },
  ];
}

/** The field table of the template, where this kind of section has none of its own. */
const fieldSlotOf = ({ template }: Section) =>
  template.sections.flatMap(s => s.tables).find(t => t.kind === 'fields');

/** A sample below the label of a message that has a table only. */
function sampleFor(section: Section, message: Message): Repair[] {
  const { samples, fields, label } = message;
  const all = fields.flatMap(t => t.fields);
  const hasFence = section.fences.some(
    f => message.region.start <= f.fence.span.start && f.fence.span.end <= message.region.end,
  );
  if (!label || samples.length > 0 || hasFence || all.length === 0 || fields.some(t => t.isOpen)) return [];
  const lineEnd = lineEndOf(section.text);
  const text = withLineEnds(`\n\`\`\`json\n${sampleObject(all)}\n\`\`\`\n`, lineEnd);
  return [
    {
      title: `Write a sample for ${nameOf(section, message)}`,
      edits: [insertAt(Math.max(label.span.end, label.value.end), text)],
    },
  ];
}

function missingRows(section: Section, { undocumented, tables, fields }: Pair): Repair[] {
  const [first] = tables;
  if (!first || undocumented.length === 0) return [];
  const edits = undocumented.map(({ path }) => newFieldRow(section, first.table, { path, fields }));
  return [{ title: `Add ${countOf(edits.length, 'missing row')} to the field table`, edits, scaffold: true }];
}

/** Fields within one that is missing too come with it; of those for an empty object only the first fits in. */
function missingKeys({ sample, document, notShown, fields }: Pair): Repair[] {
  const outermost = notShown.filter(f => !notShown.some(o => o !== f && isWithin(f.name.text, o.name.text)));
  const filled = new Set<JsonNode>();
  const edits: Edit[] = [];
  let count = 0;
  for (const field of outermost) {
    const object = holderOf(document, field.name.text);
    if (!object || (filled.has(object) && object.members!.length === 0)) continue;
    filled.add(object);
    const valueText = sampleText(field, fields);
    const own = insertMember(sample.json.text, object, { key: lastKey(field.name.text), valueText });
    if (own.length > 0) count++;
    // Where a remark stands behind the last member, each insert brings the comma before it again.
    edits.push(
      ...own.filter(
        e => e.newText !== ',' || !edits.some(o => o.newText === ',' && o.span.start === e.span.start),
      ),
    );
  }
  if (count === 0) return [];
  const title = `Add ${countOf(count, 'missing key')} to the sample`;
  return [{ title, edits: edits.map(e => ({ ...e, span: shift(e.span, sample.origin) })) }];
}

/** The first object of the sample that should have the key. */
function holderOf(document: JsonNode, path: string): JsonNode | undefined {
  const parent = parentPath(path);
  const holder = parent === '' ? document : nodesAt(document, parent).places[0]?.node;
  return holder?.members ? holder : holder?.items?.find(item => item.members);
}

const isWithin = (path: string, outer: string): boolean =>
  path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);

const countOf = (count: number, noun: string): string => (count === 1 ? `a ${noun}` : `${count} ${noun}s`);
