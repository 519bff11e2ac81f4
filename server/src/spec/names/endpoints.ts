/** Names of endpoints and of the fields that they take and give. */

import type { JsonNode } from '../../notations/json/node.ts';
import { type Span, shift, textOf } from '../../text/span.ts';
import { type Endpoint, endpointsOf, type Message } from '../endpoint.ts';
import type { Field } from '../field.ts';
import { plainPath } from '../field-path.ts';
import type { Sample } from '../json-sample.ts';
import { servicesOf } from '../service.ts';
import type { PlacedSection, Spec } from '../spec.ts';
import { type Found, foundIn, unmarked } from './found.ts';
import { pathKey, toNameKey } from './key.ts';

/** Every place where a heading or a table of calls names an endpoint. */
export const endpointNames = (spec: Spec): Found[] => [
  ...endpointsOf(spec).flatMap(({ placed, endpoint }) => headingName(placed, endpoint)),
  ...callNames(spec),
];

/** One for each method where several share the heading. */
function headingName(placed: PlacedSection, endpoint: Endpoint): Found[] {
  const { method, path, isOpen, isChange } = endpoint;
  if (!path || isOpen) return [];
  const isBeside = method && method.span.end <= path.span.start && !endpoint.host;
  const start = (isBeside ? method : path).span.start;
  return endpointKeys(endpoint).flatMap(key => {
    const found = foundIn(placed, {
      kind: 'endpoint',
      spans: [path.span],
      key,
      weight: isChange ? 2 : 3,
      isForeign: isChange,
    });
    // Several methods in front of it are no name, but they belong to what is named.
    return found.map(own => {
      const span = { start: start + placed.origin, end: own.span.end };
      return { ...own, name: textOf(placed.section.text, shift(span, -placed.origin)), span };
    });
  });
}

/** The keys of what the heading names; none where its method is no method of HTTP. */
export const endpointKeys = ({ methods, method, path, isOpen }: Endpoint): string[] => {
  if (!path || isOpen) return [];
  const own = pathKey(path.text);
  if (methods.length === 0) return method ? [] : [own];
  return methods.map(name => `${name} ${own}`);
};

function callNames(spec: Spec): Found[] {
  return servicesOf(spec).flatMap(({ placed, service }) =>
    service.calls.flatMap(({ method, path }) => {
      if (!method || !path?.text.startsWith('/')) return [];
      const text = pathKey(path.text);
      // A path of one word, such as `/graphql`, says nothing of whose it is.
      const isTelling = text.split('/').filter(s => s !== '' && s !== '{}').length > 1;
      const { nameSpan } = service;
      const title = nameSpan && placed.section.text.slice(nameSpan.start, nameSpan.end);
      const scope = isTelling ? undefined : toNameKey('component', title ?? '');
      const between = placed.section.text.slice(method.span.end, path.span.start);
      const isBeside = method.span.end < path.span.start && /^\s+$/.test(between);
      const span = isBeside ? { start: method.span.start, end: path.span.end } : path.span;
      const key = `${method.text} ${text}`;
      return foundIn(placed, { kind: 'endpoint', spans: [span], key, scope, weight: 1, isForeign: true });
    }),
  );
}

/** Every key of a sample and every row of a field table, each under its endpoint and the way it goes. */
export const fieldNames = (spec: Spec): Found[] =>
  endpointsOf(spec).flatMap(({ placed, endpoint }) => {
    const [key] = endpointKeys(endpoint);
    if (key === undefined) return [];
    const parameters = new Set(endpoint.parameters.map(p => p.name));
    const { request, responses } = endpoint;
    return [
      ...(request ? messageNames(placed, request, { scope: `${key} request`, parameters }) : []),
      ...responses.flatMap(r => messageNames(placed, r, { scope: `${key} response`, parameters })),
      ...changeNames(placed, endpoint, key),
    ];
  });

interface Home {
  readonly scope: string;
  /** Names that stand in the path, too: those are the endpoint's. */
  readonly parameters: ReadonlySet<string>;
}

function messageNames(placed: PlacedSection, { samples, fields }: Message, home: Home): Found[] {
  return [
    ...fields.flatMap(table => table.fields.flatMap(field => rowNames(placed, field, home))),
    ...samples.flatMap(sample =>
      sample.isSure && !sample.isOpen ? sampleNames(placed, sample, { scope: home.scope }) : [],
    ),
  ];
}

/** The name of a row, and those of the objects around it that its path goes through. */
function rowNames(placed: PlacedSection, { name, place }: Field, { scope, parameters }: Home): Found[] {
  const path = plainPath(name.text);
  if (place === 'path' || place === 'header' || parameters.has(path)) return [];
  const { start, end } = name.span;
  const written = placed.section.text.slice(start, end);
  const segments = path.split('.');
  const found: Found[] = [];
  // What is set off below another row has only its own part of the path in its cell.
  let to = written.length;
  for (let i = segments.length - 1; i >= 0 && to > 0; i--) {
    const segment = segments[i]!;
    const at = written.lastIndexOf(segment, to - segment.length);
    if (at < 0 || /[^.[\]\d*]/.test(written.slice(at + segment.length, to))) break;
    const isOwn = i === segments.length - 1;
    found.push(
      ...foundIn(placed, {
        kind: 'field',
        spans: [{ start: start + at, end: start + at + segment.length }],
        key: segments.slice(0, i + 1).join('.'),
        scope,
        weight: isOwn ? 2 : 0,
      }),
    );
    to = at;
  }
  return found.reverse();
}

/** The keys of a sample below an object of it, the whole of it by default. */
export function sampleNames(
  placed: PlacedSection,
  { json, origin }: Sample,
  { scope, root }: { readonly scope: string; readonly root?: JsonNode },
): Found[] {
  const found: Found[] = [];
  const rest = (root ? [root] : json.documents).map(node => ({ node, path: '' })).reverse();
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { node, path } = next;
    const below: typeof rest = (node.items ?? []).map(item => ({ node: item, path }));
    for (const { key, keySpan, value } of node.members ?? []) {
      const own = path === '' ? key : `${path}.${key}`;
      if (isPlain(json.text, key, keySpan)) {
        const spans = [shift(keySpan, origin)];
        found.push(...foundIn(placed, { kind: 'field', spans, key: own, scope, weight: 1 }));
      }
      below.push({ node: value, path: own });
    }
    rest.push(...below.reverse());
  }
  return found;
}

// With an escape in it a key is not what stands there, and with a dot its path is not one.
const isPlain = (text: string, key: string, { start, end }: Span): boolean =>
  text.slice(start, end) === key && !/[.[\]\s]/.test(key);

/** Names in the bullets of a changed endpoint: which way they go is not told. */
function changeNames(placed: PlacedSection, { changes }: Endpoint, key: string): Found[] {
  return changes.flatMap(({ names, kind }) =>
    kind === undefined
      ? []
      : names.slice(0, 1).flatMap(({ text, span }) =>
          /^[\w$.[\]-]+$/.test(text) && !/^\d/.test(text)
            ? foundIn(placed, {
                kind: 'field',
                spans: [unmarked(placed.section.text, span)],
                key: plainPath(text),
                scope: key,
                weight: 2,
              })
            : [],
        ),
  );
}
