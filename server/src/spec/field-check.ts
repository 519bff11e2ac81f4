/** Samples against field tables: which keys are documented, which fields are shown, which values a field has. */

import type { JsonNode } from '../notations/json/node.ts';
import { eachPath, type JsonPath, nodesAt } from '../notations/json/path.ts';
import { isTypeWord } from '../notations/json/tokens.ts';
import { memo } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import { type Endpoint, endpointOf, type Message } from './endpoint.ts';
import type { Field, FieldTable } from './field.ts';
import { lastKey, parentPath, plainPath } from './field-path.ts';
import type { Sample } from './json-sample.ts';
import type { Section } from './section.ts';

/** A sample and the fields that describe it. */
export interface Pair {
  readonly message: Message;
  readonly sample: Sample;
  readonly document: JsonNode;
  readonly tables: readonly FieldTable[];
  readonly fields: readonly Field[];
  /** Keys that the fields do not name, outermost only. */
  readonly undocumented: readonly Stray[];
  /** Fields of the body that the sample does not show though nothing in it was left out. */
  readonly notShown: readonly Field[];
}

/** A key of a sample that no field names. */
export interface Stray {
  readonly path: JsonPath;
  /** The field that it is a misspelling of; the sample does not show it otherwise. */
  readonly near?: Field;
}

/** The pairs of an endpoint's section; only samples and tables that were read without doubt. */
export const pairsOf: (section: Section) => readonly Pair[] = memo(section => {
  const endpoint = endpointOf(section);
  const messages = [...(endpoint.request ? [endpoint.request] : []), ...endpoint.responses];
  return messages.flatMap(message => pairIn(endpoint, message));
});

/** What is larger is nobody's endpoint, and would take long to compare. */
const maxFields = 1000;
const maxNear = 50;

function pairIn(endpoint: Endpoint, message: Message): Pair[] {
  const { sample, samples, fields: tables } = message;
  const document = sample?.document;
  if (!sample || !document || !sample.isSure || sample.isOpen || tables.length === 0) return [];
  const isQuery = message === endpoint.request && endpoint.methods[0] === 'GET';
  if (sample.json.documents.length > 1 || document.bare || isQuery) return [];
  const fields = tables.flatMap(t => t.fields);
  const paths = [...eachPath(document)];
  if (fields.length > maxFields || paths.length > maxFields) return [];
  const isOne = tables.length === 1 && samples.length === 1;
  const strays = tables.some(t => t.isOpen) ? [] : straysOf(paths, fields, isOne);
  const absent = isOne ? fields.filter(f => isAbsent(document, f, fields)) : [];
  const shown = absent.filter(f => !isElsewhere(endpoint, f));
  const undocumented = withNear(strays, shown);
  const taken = new Set(undocumented.map(s => s.near));
  return [
    {
      message,
      sample,
      document,
      tables,
      fields,
      undocumented,
      notShown: isAbout(paths, fields) ? shown.filter(f => !taken.has(f)) : [],
    },
  ];
}

/** True if the table speaks of this sample at all, and not of something within an envelope. */
const isAbout = (paths: readonly JsonPath[], fields: readonly Field[]): boolean => {
  const tops = new Set(paths.map(p => plainPath(p.path)).filter(p => !p.includes('.')));
  return fields.some(f => tops.has(plainPath(f.name.text)));
};

function straysOf(paths: readonly JsonPath[], fields: readonly Field[], isOne: boolean): JsonPath[] {
  if (!isAbout(paths, fields)) return [];
  const names = new Set(fields.map(f => plainPath(f.name.text)));
  const lasts = new Set(fields.map(f => lastKey(f.name.text)));
  const parents = ancestorsOf(names);
  const isFree = [...names].some(n => /[*<{]/.test(n));
  const strays: JsonPath[] = [];
  for (const path of paths) {
    const own = plainPath(path.path);
    const parent = parentPath(own);
    if (names.has(own) || parents.has(own) || (parent !== '' && (!isOne || isFree || !parents.has(parent))))
      continue;
    if (parent === '' && !isOne && lasts.has(own)) continue;
    if (path.key !== '' && !/^(?:[$@_]|…|\.)/.test(path.key)) strays.push(path);
  }
  return strays;
}

/** Every path under which a name lies: naming what is in an object names the object. */
function ancestorsOf(names: Iterable<string>): Set<string> {
  const found = new Set<string>();
  for (const name of names)
    for (let path = parentPath(name); path !== '' && !found.has(path); path = parentPath(path))
      found.add(path);
  return found;
}

/** Not in the sample, though its object is there and left nothing out. */
function isAbsent(document: JsonNode, { name }: Field, fields: readonly Field[]): boolean {
  const path = name.text.replace(/^(?:\$|body|request|response|payload)\./, '');
  const { places, elided } = nodesAt(document, path);
  if (places.length > 0 || elided || document.elided || /[*<{]/.test(path)) return false;
  const parent = parentPath(path);
  if (parent === '') return fields.length > 1 || !nestedKeys(document).has(path);
  const holders = nodesAt(document, parent).places.map(p => p.node);
  return holders.some(
    h => !h.elided && (h.members !== undefined || h.items?.some(i => i.members !== undefined)),
  );
}

const nestedKeys = (document: JsonNode): ReadonlySet<string> =>
  new Set([...eachPath(document)].map(p => p.key));

/** Sent in the path, the query or a header. */
const isElsewhere = ({ parameters }: Endpoint, { name, place, description, row }: Field): boolean =>
  (place !== undefined && place !== 'body' && place !== 'form') ||
  parameters.some(p => p.name === name.text) ||
  /^[A-Z][a-z]+(?:-[A-Za-z]+)+$|^(?:Authorization|Accept)$/.test(name.text) ||
  /\b(?:query|path|header|url)\b/i.test(`${description?.text ?? ''} ${row.cells.get('field')?.raw ?? ''}`);

/** Each stray key with the field it means, every field once. */
function withNear(strays: readonly JsonPath[], absent: readonly Field[]): Stray[] {
  const free = new Map(absent.map(f => [plainPath(f.name.text), f]));
  return strays.map((path, i) => {
    if (i >= maxNear) return { path };
    const own = plainPath(path.path);
    const parent = parentPath(own);
    const siblings = [...free.keys()].filter(n => parentPath(n) === parent);
    const key = nearest(lastKey(own), siblings.map(lastKey));
    const name = key === undefined ? undefined : siblings.find(s => lastKey(s) === key);
    const near = name === undefined ? undefined : free.get(name);
    if (name !== undefined) free.delete(name);
    return near ? { path, near } : { path };
  });
}

/** The values that a sample shows for a field, those left out that only stand for one: type names, `<id>`, `...`. */
export const shownValues = ({ document }: Pair, { name }: Field): readonly JsonNode[] =>
  nodesAt(document, name.text)
    .places.map(p => p.node)
    .filter(node => node.type !== 'unknown' && !standsForValue(node));

/** True for a text that names what belongs there. */
export function standsForValue({ value }: JsonNode): boolean {
  if (typeof value !== 'string') return false;
  return (
    isTypeWord(value.toLowerCase()) ||
    /^(?:\.{2,}|…|<.*>|\{.*\}|\[.*\]|\$\{.*|x{3,}|string|number|integer|boolean|iso.?8601.*|rfc.?3339.*|timestamp|date(?:-?time)?|uuid|url)$/i.test(
      value,
    ) ||
    /\.\.\.|…/.test(value) ||
    /\s\|\s|\w\|\w/.test(value)
  );
}
