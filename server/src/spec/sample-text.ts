/** Samples made up from field tables: JSON that every row of the table would accept. */

import { sampleValue } from '../notations/json/sample-value.ts';
import type { Constraint } from '../notations/quantity/constraint.ts';
import type { Format } from '../notations/quantity/format.ts';
import { type Field, valuesOf } from './field.ts';

const maxDepth = 12;

/** JSON of an object with a member for each of the outermost fields, two blanks a level. */
export const sampleObject = (fields: readonly Field[]): string => objectText(treeOf(fields), 0);

/** JSON of the value of one field, with the fields below it; further lines without the indent of the first. */
export function sampleText(field: Field, fields: readonly Field[]): string {
  const node = findNode(treeOf(fields), plainSegments(field.name.text));
  return node ? valueText(node, 0) : scalarText(field);
}

interface Node {
  readonly key: string;
  field?: Field;
  /** Its name ends in brackets somewhere: it is a list. */
  isList: boolean;
  readonly children: Map<string, Node>;
}

/** The fields by the segments of their names; a list's items are its children. */
function treeOf(fields: readonly Field[]): Map<string, Node> {
  const top = new Map<string, Node>();
  for (const field of fields) {
    let level = top;
    let node: Node | undefined;
    for (const segment of segmentsOf(field.name.text)) {
      const key = segment.split('[', 1)[0]!;
      const known: Node = level.get(key) ?? { key, isList: false, children: new Map() };
      level.set(key, known);
      if (segment !== key) known.isList = true;
      node = known;
      level = known.children;
    }
    if (node) node.field ??= field;
  }
  return top;
}

const segmentsOf = (name: string): string[] =>
  name
    .replace(/^(?:\$|body|request|response|payload)\./, '')
    .replace(/^\[\]\.?/, '')
    .split('.')
    .filter(s => s !== '')
    .slice(0, maxDepth);

const plainSegments = (name: string): string[] => segmentsOf(name).map(s => s.split('[', 1)[0]!);

function findNode(top: ReadonlyMap<string, Node>, [first, ...rest]: readonly string[]): Node | undefined {
  const node = first === undefined ? undefined : top.get(first);
  return node && rest.length > 0 ? findNode(node.children, rest) : node;
}

function objectText(members: ReadonlyMap<string, Node>, depth: number): string {
  if (members.size === 0) return '{}';
  const indent = '  '.repeat(depth + 1);
  const lines = [...members.values()].map(
    n => `${indent}${JSON.stringify(n.key)}: ${valueText(n, depth + 1)}`,
  );
  return `{\n${lines.join(',\n')}\n${'  '.repeat(depth)}}`;
}

function valueText(node: Node, depth: number): string {
  const { field, children } = node;
  const isList = node.isList || field?.type?.family === 'array';
  if (children.size > 0 && !isList) return objectText(children, depth);
  if (!isList) return field ? scalarText(field) : '{}';
  const indent = '  '.repeat(depth + 1);
  if (children.size > 0) return `[\n${indent}${objectText(children, depth + 1)}\n${'  '.repeat(depth)}]`;
  return `[${itemsText(field)}]`;
}

/** As many items as the least number asks for, up to three. */
function itemsText(field: Field | undefined): string {
  if (!field) return '';
  const inner =
    /^(.*?)\s?\[\d*\]$/.exec(field.type?.text ?? '')?.[1] ??
    /[<(]\s?(?:of )?(\w+)/.exec(field.type?.text ?? '')?.[1];
  const bound = field.validation?.constraints.find(c => c.kind === 'items' && c.min !== undefined);
  const least = bound?.kind === 'items' ? Math.min(bound.min ?? 0, 3) : 0;
  const values = valuesOf(field).map(v => v.text);
  if (inner === undefined && values.length === 0 && least === 0) return '';
  const name = field.name.text.split('[', 1)[0]!.replace(/s$/, '');
  const count = Math.max(least, 1);
  return Array.from({ length: count }, (_, i) =>
    sampleValue(inner ?? 'string', {
      name,
      ...(values.length > 0 ? { values: [values[i % values.length]!] } : {}),
    }),
  ).join(', ');
}

/** Types of values that have the format. */
const typeOfFormat: Partial<Record<Format, string>> = {
  uuid: 'uuid',
  email: 'email',
  uri: 'uri',
  date: 'date',
  timestamp: 'timestamp',
  iso8601: 'timestamp',
  base64: 'base64',
};
const valueOfFormat: Partial<Record<Format, string>> = {
  iso4217: 'EUR',
  iso3166: 'DE',
  e164: '+12025550123',
  ipv4: '192.0.2.1',
  ulid: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  slug: 'example-name',
  hex: '1f8e',
  alphanumeric: 'example1',
  uppercase: 'EXAMPLE',
  bcp47: 'en-US',
};

function scalarText(field: Field): string {
  const { type, validation, name } = field;
  const constraints = validation?.constraints ?? [];
  const format = constraints.find(c => c.kind === 'format')?.format;
  const isText = type === undefined || type.family === 'string';
  const values = valuesOf(field).map(v => v.text);
  const made = format && valueOfFormat[format];
  if (isText && made !== undefined && values.length === 0) return JSON.stringify(made);
  const typeText = (isText && format && typeOfFormat[format]) || type?.text || 'string';
  return sampleValue(typeText, {
    name: name.text,
    ...(values.length > 0 ? { values } : {}),
    ...boundsOf(constraints),
  });
}

function boundsOf(constraints: readonly Constraint[]): { min?: number; max?: number } {
  const bounds: { min?: number; max?: number } = {};
  for (const c of constraints) {
    if (c.kind !== 'length' && c.kind !== 'range') continue;
    if (c.min !== undefined) bounds.min = c.kind === 'range' && c.minExclusive ? c.min + 1 : c.min;
    if (c.max !== undefined) bounds.max = c.kind === 'range' && c.maxExclusive ? c.max - 1 : c.max;
  }
  return bounds;
}
