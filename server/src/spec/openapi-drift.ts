/** Drift: what the endpoints of a specification and a description of them as OpenAPI say differently. */

import type { OpenApi, Operation } from '../notations/data/openapi.ts';
import type { Shape } from '../notations/data/shape.ts';
import type { JsonNode } from '../notations/json/node.ts';
import { eachPath } from '../notations/json/path.ts';
import { type Span, shift } from '../text/span.ts';
import { listOf } from './choice.ts';
import { type Endpoint, endpointsOf, type Message } from './endpoint.ts';
import { readEndpointHeading } from './endpoint-heading.ts';
import { endpointKeys } from './endpoint-key.ts';
import { parentPath, plainPath } from './field-path.ts';
import type { PlacedSection, Spec } from './spec.ts';

export interface Drift {
  /** In the document; undefined where the place is the link. */
  readonly span?: Span;
  /** What is only on one side, such as "Status 409 of `POST /refunds`". */
  readonly what: string;
  readonly isOnlyInFile: boolean;
}

interface Known {
  readonly placed: PlacedSection;
  readonly endpoint: Endpoint;
  readonly name: string;
  readonly span: Span;
}

/**
 * What only one side has. `isOwn` says that the description was written for this specification: otherwise it may be that
 * of a larger service, of which nothing is missed here.
 */
export function* openApiDrift(spec: Spec, api: OpenApi, isOwn: boolean): Generator<Drift> {
  const operations = new Map<string, Operation>();
  for (const of of api.operations)
    for (const path of [of.ownPath, of.path]) operations.set(keyOf(of.method, path), of);
  const matched = new Set<Operation>();
  const pairs: { known: Known; operation: Operation }[] = [];
  const lacking: Known[] = [];
  for (const { placed, endpoint } of endpointsOf(spec)) {
    const { heading, isOpen, isChange } = endpoint;
    if (isOpen || !heading || !endpoint.path) continue;
    for (const [i, key] of endpointKeys(withoutHost(endpoint)).entries()) {
      const name = `${endpoint.methods[i]} ${endpoint.path.text}`;
      const known = { placed, endpoint, name, span: shift(endpoint.path.span, placed.origin) };
      const operation = operations.get(key);
      if (operation) pairs.push({ known, operation });
      else if (!isChange) lacking.push(known);
      if (operation) matched.add(operation);
    }
  }
  // Another API, or one behind another base path.
  if (matched.size === 0) return;
  if (!api.isOpen)
    for (const { name, span } of lacking) yield { span, what: `Endpoint '${name}'`, isOnlyInFile: false };
  const more = api.operations.filter(o => !matched.has(o));
  if (isOwn || more.length < matched.size)
    for (const { method, path } of more) yield { what: `Endpoint '${method} ${path}'`, isOnlyInFile: true };
  for (const { known, operation } of pairs) {
    yield* statusDrift(known, operation);
    yield* bodyDrift(known, operation);
  }
}

const withoutHost = ({ methods, path, parameters }: Endpoint): Parameters<typeof endpointKeys>[0] => ({
  methods,
  parameters,
  ...(path ? { path } : {}),
});

const keyOf = (method: string, path: string): string =>
  endpointKeys(withoutHost(readEndpointHeading(`${method} ${path}`) as Endpoint))[0] ?? `${method} ${path}`;

function* statusDrift({ placed, endpoint, name, span }: Known, operation: Operation): Generator<Drift> {
  const own = new Map<number, Span>();
  for (const { status, statusSpan } of endpoint.responses)
    if (status !== undefined && statusSpan) own.set(status, statusSpan);
  for (const { codes } of endpoint.errors) for (const { code, span: place } of codes) own.set(code, place);
  for (const [status, place] of own)
    if (!operation.statuses.has(status) && !operation.isOpen)
      yield { span: shift(place, placed.origin), what: `Status ${status} of '${name}'`, isOnlyInFile: false };
  // Who writes down no errors at all, or only what changes, leaves them to the file.
  const isTold = !endpoint.isChange && endpoint.errors.length > 0 && endpoint.responses.length > 0;
  const isLoose = endpoint.errors.some(e => e.codes.length === 0) || endpoint.section.placeholders.length > 0;
  if (!isTold || isLoose) return;
  const more = [...operation.statuses].filter(s => !own.has(s));
  if (more.length > 0)
    yield {
      span,
      what: `${more.length > 1 ? 'Statuses' : 'Status'} ${listOf(more.map(String))} of '${name}'`,
      isOnlyInFile: true,
    };
}

function* bodyDrift(known: Known, operation: Operation): Generator<Drift> {
  const { endpoint } = known;
  if (endpoint.isChange) return;
  const { request } = endpoint;
  if (request && operation.request && !/^(?:GET|HEAD)$/.test(operation.method))
    yield* fieldDrift({ known, message: request, of: 'the request' }, operation.request);
  for (const response of endpoint.responses) {
    const shape = response.status === undefined ? undefined : operation.responses.get(response.status);
    if (shape) yield* fieldDrift({ known, message: response, of: `response ${response.status}` }, shape);
  }
}

interface Body {
  readonly known: Known;
  readonly message: Message;
  readonly of: string;
}

function* fieldDrift({ known, message, of }: Body, shape: Shape): Generator<Drift> {
  const own = namesIn(message);
  if (!own) return;
  const { placed, name } = known;
  const isCovered = (path: string): boolean =>
    shape.open.has('') || parentsOf(path).some(above => shape.open.has(above));
  for (const [path, span] of own.names)
    if (!shape.fields.has(path) && !isCovered(path) && isNext(path, p => shape.fields.has(p)))
      yield {
        span: shift(span, placed.origin),
        what: `Field '${path}' in ${of} of '${name}'`,
        isOnlyInFile: false,
      };
  if (!own.isComplete) return;
  const place = message.label ? shift(message.label.span, placed.origin) : known.span;
  for (const [path, isRequired] of shape.fields) {
    const isExpected =
      own.isTable || (isRequired && parentsOf(path).every(p => shape.fields.get(p) === true));
    if (isExpected && !own.names.has(path) && isNext(path, p => own.names.has(p)))
      yield { span: place, what: `Field '${path}' in ${of} of '${name}'`, isOnlyInFile: true };
  }
}

/** At the top, or right below what the other side has. */
const isNext = (path: string, isThere: (path: string) => boolean): boolean =>
  parentPath(path) === '' || isThere(parentPath(path));

function parentsOf(path: string): string[] {
  const steps = path.split('.');
  return steps.slice(1).map((_, i) => steps.slice(0, i + 1).join('.'));
}

interface Names {
  /** Where each stands, within the section's chunk. */
  readonly names: ReadonlyMap<string, Span>;
  /** Nothing was left out. */
  readonly isComplete: boolean;
  /** A table names them, those too that need not be there. */
  readonly isTable: boolean;
}

/** The fields of a body by its tables and its sample; undefined where something of it is still open. */
function namesIn({ fields, sample, samples }: Message): Names | undefined {
  if (fields.some(t => t.isOpen) || samples.some(s => s.isOpen || !s.isSure) || samples.length > 1)
    return undefined;
  const names = new Map<string, Span>();
  const rows = fields.flatMap(t => t.fields).filter(f => (f.place ?? 'body') === 'body');
  for (const { name } of rows)
    if (!names.has(plainPath(name.text))) names.set(plainPath(name.text), name.span);
  const document = sample?.document;
  if (document && sample)
    for (const { path, keySpan } of eachPath(document))
      if (!names.has(plainPath(path))) names.set(plainPath(path), shift(keySpan, sample.origin));
  if (names.size === 0) return undefined;
  const isComplete = !document || (!isElided(document) && document.bare !== true);
  return { names, isComplete, isTable: rows.length > 0 };
}

/** No deeper than JSON is read. */
const isElided = (node: JsonNode): boolean =>
  node.elided === true ||
  node.items?.length === 0 ||
  (node.items ?? []).some(isElided) ||
  (node.members ?? []).some(m => isElided(m.value));
