/** Dotted paths into JSON samples, as field tables write them: `items[].kind`. */

import type { Span } from '../../text/span.ts';
import type { JsonNode } from './node.ts';

export interface JsonPath {
  /** `a`, `a.b`, `items[].kind`; `[].id` in a list at the top. */
  readonly path: string;
  readonly key: string;
  /** Where the key stands first, inside the quotes. */
  readonly keySpan: Span;
  /** All values of it, in order; more than one where it lies in a list. */
  readonly nodes: readonly JsonNode[];
  /** Every object at this place that left nothing out has the key. */
  readonly everywhere: boolean;
}

/**
 * Every member below a node, parents first, in the order in which they are met; the items of a list under one path.
 * Paths longer than 400 characters and levels below the thirtieth are left out.
 */
export function* eachPath(node: JsonNode): Generator<JsonPath> {
  yield* membersOf([node], '', 0);
}

const maxPath = 400;
const maxLevels = 30;

interface Found {
  readonly keySpan: Span;
  readonly nodes: JsonNode[];
  /** In how many objects that left nothing out. */
  complete: number;
  lastObject: JsonNode;
}

function* membersOf(nodes: readonly JsonNode[], prefix: string, level: number): Generator<JsonPath> {
  const { objects, path } = objectsIn(nodes, prefix, level);
  if (level >= maxLevels || objects.length === 0) return;
  const found = new Map<string, Found>();
  for (const object of objects) for (const member of object.members!) note(found, object, member);
  const complete = objects.filter(object => !object.elided).length;
  for (const [key, { keySpan, nodes: values, complete: count }] of found) {
    const own = path === '' ? key : `${path}.${key}`;
    if (own.length > maxPath) continue;
    yield { path: own, key, keySpan, nodes: values, everywhere: count === complete };
    yield* membersOf(values, own, level + 1);
  }
}

function note(
  found: Map<string, Found>,
  object: JsonNode,
  { key, keySpan, value }: { key: string; keySpan: Span; value: JsonNode },
): void {
  const known = found.get(key);
  const weight = object.elided ? 0 : 1;
  if (!known) {
    found.set(key, { keySpan, nodes: [value], complete: weight, lastObject: object });
    return;
  }
  known.nodes.push(value);
  // A key given twice in one object still counts for one object.
  if (known.lastObject !== object) known.complete += weight;
  known.lastObject = object;
}

/** The objects among these values and in the lists among them, and what the lists add to the path. */
function objectsIn(
  nodes: readonly JsonNode[],
  prefix: string,
  level: number,
): { objects: JsonNode[]; path: string } {
  let path = prefix;
  let objects = nodes.filter(node => node.members);
  let rest = nodes.filter(node => node.items);
  for (let depth = level; objects.length === 0 && rest.length > 0 && depth < maxLevels; depth++) {
    const items = rest.flatMap(node => node.items!);
    path += '[]';
    objects = items.filter(node => node.members);
    rest = items.filter(node => node.items);
  }
  return { objects, path };
}

export interface JsonPlaces {
  readonly places: readonly { readonly node: JsonNode; readonly keySpan?: Span }[];
  /** On the way something was left out, so that what is not found need not be missing. */
  readonly elided: boolean;
}

/**
 * All values at a dotted path below a node. `items[].kind`, `items.kind`, `items[0].kind` and `$.items[*].kind` are one path;
 * a `[]` at the end gives the items; `{id}`, `<id>` and `*` stand for every key.
 */
export function nodesAt(node: JsonNode, path: string): JsonPlaces {
  const segments = toSegments(path);
  let places: JsonPlaces['places'] = [{ node }];
  let elided = false;
  for (const segment of segments) {
    const objects = spread(places.map(place => place.node));
    elided ||= objects.elided;
    if (segment === '[]') {
      places = places.flatMap(place => place.node.items?.map(item => ({ node: item })) ?? [place]);
      continue;
    }
    const isAny = /^(?:\*|[{<].*[>}])$/.test(segment);
    places = objects.nodes.flatMap(object =>
      object
        .members!.filter(member => isAny || member.key === segment)
        .map(({ value, keySpan }) => ({ node: value, keySpan })),
    );
  }
  if (places.length > 0 || segments.length < 2 || !path.includes('.')) return { places, elided };
  // A key may hold the dots itself.
  const whole = spread([node]).nodes.flatMap(object =>
    object
      .members!.filter(member => member.key === path)
      .map(({ value, keySpan }) => ({ node: value, keySpan })),
  );
  return { places: whole, elided };
}

function toSegments(path: string): string[] {
  const all = path
    .slice(0, 2 * maxPath)
    .replace(/^\$\.?/, '')
    .replace(/\[(?:\d+|\*|n|i)?\]/g, '.[]')
    .split('.')
    .map(segment => segment.trim())
    .filter(segment => segment !== '');
  return all.slice(0, maxLevels).filter((segment, i) => segment !== '[]' || i === all.length - 1);
}

/** The objects among these values, through lists in lists too, and whether something was left out there. */
function spread(nodes: readonly JsonNode[]): { nodes: JsonNode[]; elided: boolean } {
  const found: JsonNode[] = [];
  let elided = false;
  let rest = [...nodes];
  for (let depth = 0; rest.length > 0 && depth < maxLevels; depth++) {
    const lists: JsonNode[] = [];
    for (const node of rest) {
      if (node.elided || node.type === 'unknown') elided = true;
      if (node.members) found.push(node);
      else if (node.items) lists.push(node);
    }
    rest = lists.flatMap(list => list.items!);
  }
  return { nodes: found, elided };
}
