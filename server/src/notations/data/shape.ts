/** Shapes: the fields that a JSON Schema allows, as paths; what it says elsewhere or in other ways leaves it open. */

import { type DataNode, memberOf } from './data.ts';

export interface Shape {
  /** `a`, `a.b`; lists leave no mark. True for a field that is required wherever its object is. */
  readonly fields: ReadonlyMap<string, boolean>;
  /** Paths of objects that may hold more than their fields; empty for the outermost. */
  readonly open: ReadonlySet<string>;
}

const maxDepth = 12;
const maxFields = 1000;
/** Schemas read for one body: those that refer to each other several times would take all possible ways. */
const maxSteps = 2000;

interface Reading {
  readonly root: DataNode;
  readonly fields: Map<string, boolean>;
  readonly open: Set<string>;
  /** References that are being followed. */
  readonly path: DataNode[];
  steps: number;
}

/** The fields of a schema; total. Source: JSON Schema 2020-12, 10. */
export function readShape(root: DataNode, schema: DataNode): Shape {
  const reading: Reading = { root, fields: new Map(), open: new Set(), path: [], steps: 0 };
  readInto(reading, schema, '');
  return { fields: reading.fields, open: reading.open };
}

/** What a node refers to within the file, or the node itself; undefined where that lies elsewhere. */
export function resolved(root: DataNode, node: DataNode): DataNode | undefined {
  let current: DataNode | undefined = node;
  for (let hops = 0; current && hops < maxDepth; hops++) {
    const target: DataNode | undefined = memberOf(current, '$ref');
    if (!target) return current;
    const pointer = typeof target.value === 'string' ? target.value : '';
    current = pointer.startsWith('#/') ? at(root, pointer.slice(2).split('/')) : undefined;
  }
  return undefined;
}

/** RFC 6901. */
const at = (root: DataNode, steps: readonly string[]): DataNode | undefined =>
  steps.reduce<DataNode | undefined>(
    (node, step) => memberOf(node, step.replaceAll('~1', '/').replaceAll('~0', '~')),
    root,
  );

/** Words that may allow fields beside `properties`. */
const loose = ['oneOf', 'anyOf', 'if', 'patternProperties', 'dependentSchemas', 'discriminator', 'not'];

function readInto(reading: Reading, written: DataNode, prefix: string): void {
  const { root, fields, open, path } = reading;
  const schema = resolved(root, written);
  const isTooMuch = path.length > maxDepth || fields.size > maxFields || ++reading.steps > maxSteps;
  if (isTooMuch || !schema?.members || path.includes(schema)) return void open.add(prefix);
  path.push(schema);
  const properties = memberOf(schema, 'properties')?.members;
  const all = memberOf(schema, 'allOf')?.items ?? [];
  const items = memberOf(schema, 'items');
  const extra = memberOf(schema, 'additionalProperties');
  const isObject = /object/.test(typesOf(schema));
  if (loose.some(word => memberOf(schema, word)) || (extra && extra.value !== false)) open.add(prefix);
  if (!properties && !items && all.length === 0 && (isObject || typesOf(schema) === '')) open.add(prefix);
  const required = new Set((memberOf(schema, 'required')?.items ?? []).map(i => String(i.value)));
  for (const { key, value } of properties ?? []) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    fields.set(name, required.has(key) || fields.get(name) === true);
    readInto(reading, value, name);
  }
  for (const part of all) readInto(reading, part, prefix);
  if (items) readInto(reading, items, prefix);
  path.pop();
}

/** Empty where a constant or the values say what it is. */
function typesOf(schema: DataNode): string {
  const type = memberOf(schema, 'type');
  if (type) return type.items ? type.items.map(i => i.value).join(' ') : String(type.value);
  return memberOf(schema, 'enum') || memberOf(schema, 'const') ? 'value' : '';
}
