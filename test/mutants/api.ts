/** Breaks the contracts of endpoints: headings, responses, errors, samples and field tables. */

import { readDocument } from '../../server/src/blocks/document.ts';
import { type Endpoint, endpointsOf } from '../../server/src/spec/endpoint.ts';
import { readSpec } from '../../server/src/spec/spec.ts';
import type { Span } from '../../server/src/text/span.ts';
import { shift } from '../../server/src/text/span.ts';
import { template } from '../engine.ts';
import { changeMutants } from './api-changes.ts';
import { errorMutants } from './api-errors.ts';
import { fieldMutants } from './api-fields.ts';
import { sampleMutants } from './api-samples.ts';
import type { Mutant } from './mutant.ts';

/** An endpoint in its document. */
export interface Placed {
  readonly endpoint: Endpoint;
  /** Text of the section's chunk. */
  readonly text: string;
  readonly origin: number;
  readonly name: string;
}

/** Facts of the endpoints of a document, each broken by itself; of each rule one, each document another. */
export function* mutants(text: string): Generator<Mutant> {
  const known = new Map<string, Mutant[]>();
  for (const mutant of allMutants(text)) {
    const key = mutant.rules.join();
    known.set(key, [...(known.get(key) ?? []), mutant]);
  }
  for (const list of known.values()) yield list[text.length % list.length]!;
}

/** Every fact of every endpoint of a document, broken by itself. */
export function* allMutants(text: string): Generator<Mutant> {
  const spec = readSpec(readDocument(text), template);
  const all = endpointsOf(spec).map(({ placed, endpoint }) => ({
    endpoint,
    text: placed.section.text,
    origin: placed.origin,
    name: `${endpoint.method?.text} ${endpoint.path?.text}`,
  }));
  for (const placed of all) {
    yield* headingMutants(placed, all);
    yield* responseMutants(placed);
    yield* errorMutants(placed);
    yield* sampleMutants(placed);
    yield* fieldMutants(placed);
    yield* changeMutants(placed);
  }
}

/** A mutant that replaces one stretch of a section; what is found must touch the new text, or `at` where that is given. */
export function broken(
  { origin, name }: Placed,
  {
    what,
    rules,
    span,
    to,
    at,
  }: { what: string; rules: readonly string[]; span: Span; to: string; at?: Span },
): Mutant {
  const place = shift(span, origin);
  return {
    name: `${name}: ${what}`,
    rules,
    edits: [{ span: place, newText: to }],
    span: at ? shift(at, origin) : { start: place.start, end: place.start + to.length },
  };
}

/** Two letters in the middle swapped; the same text where that changes nothing. */
export function misspelt(word: string): string {
  for (let i = Math.max(1, Math.floor(word.length / 2) - 1); i + 1 < word.length; i++)
    if (word[i] !== word[i + 1]) return word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2);
  return word;
}

function* headingMutants(placed: Placed, all: readonly Placed[]): Generator<Mutant> {
  const { method, path, heading, isChange } = placed.endpoint;
  if (!method || !path || !heading) return;
  yield broken(placed, {
    what: 'method misspelt',
    rules: ['http-method-unknown'],
    span: method.span,
    to: misspelt(method.text),
  });
  const withBlank = { start: method.span.start, end: path.span.start };
  yield broken(placed, {
    what: 'method dropped',
    rules: ['endpoint-heading-format'],
    span: withBlank,
    to: '',
  });
  const lower = method.text.toLowerCase();
  yield broken(placed, {
    what: 'method in lower case',
    rules: ['endpoint-heading-format'],
    span: method.span,
    to: lower,
  });
  const rules = ['api-path-format'];
  yield broken(placed, { what: 'slash behind the path', rules, span: path.span, to: `${path.text}/` });
  yield broken(placed, { what: 'first slash dropped', rules, span: path.span, to: path.text.slice(1) });
  yield broken(placed, {
    what: 'slash doubled',
    rules,
    span: path.span,
    to: path.text.replace(/(?<=.)\//, '//'),
  });
  yield broken(placed, { what: 'query in the path', rules, span: path.span, to: `${path.text}?all=true` });
  const version = /(?<=\/)v\d+/.exec(path.text);
  if (version && all.length > 2)
    yield broken(placed, {
      what: 'version changed',
      rules: ['api-path-version'],
      span: path.span,
      to: path.text.replace(version[0], 'v9'),
    });
  const other = all.find(p => p.endpoint !== placed.endpoint && !p.endpoint.isChange && !isChange);
  if (other) {
    const duplicate = broken(placed, {
      what: 'same as another',
      rules: ['api-duplicate-endpoint'],
      span: heading.span,
      to: other.endpoint.heading!.text,
    });
    yield duplicate;
  }
  const code = { start: heading.span.start, end: heading.span.end };
  yield broken(placed, {
    what: 'not marked as code',
    rules: ['endpoint-heading-unmarked'],
    span: code,
    to: heading.text.replaceAll('`', ''),
  });
  if (placed.endpoint.request?.sample)
    yield broken(placed, {
      what: 'GET with a body',
      rules: ['api-body-on-get'],
      span: method.span,
      to: 'GET',
    });
  for (const { name, span } of isChange ? [] : placed.endpoint.parameters)
    yield broken(placed, {
      what: `parameter ${name} not documented`,
      rules: ['api-path-param-undocumented'],
      span,
      to: '{shelfMark}',
    });
}

function* responseMutants(placed: Placed): Generator<Mutant> {
  const { endpoint } = placed;
  for (const { label, statusSpan, reason, sample } of endpoint.responses) {
    if (!label || !statusSpan) continue;
    const at = label.span;
    yield broken(placed, {
      what: 'status unknown',
      rules: ['api-status-unknown'],
      span: statusSpan,
      to: '299',
    });
    yield broken(placed, {
      what: 'no success',
      rules: ['api-response-missing'],
      span: statusSpan,
      to: '404',
      at,
    });
    if (reason)
      yield broken(placed, {
        what: 'phrase of another status',
        rules: ['api-status-reason'],
        span: reason.span,
        to: reason.text === 'Found' ? 'Gone' : 'Found',
      });
    if (sample?.document)
      yield broken(placed, {
        what: '204 with a body',
        rules: ['api-204-with-body'],
        span: statusSpan,
        to: '204',
      });
  }
  const { auth } = endpoint;
  if (auth)
    yield broken(placed, {
      what: 'authentication blank',
      rules: ['api-auth-missing'],
      span: auth.span,
      to: '-',
      at: auth.label.span,
    });
}
