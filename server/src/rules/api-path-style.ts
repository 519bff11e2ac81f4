/** Paths of one specification that are written in different ways. */

import { endpointsOf } from '../spec/endpoint.ts';
import type { PathParameter } from '../spec/endpoint-heading.ts';
import type { Spec } from '../spec/spec.ts';
import { replace } from '../text/edit.ts';
import { type Span, shift } from '../text/span.ts';
import { type Finding, specRule } from './rule.ts';

export const apiPathStyle = specRule({
  id: 'api-path-style',
  title: 'Paths in different styles',
  why: 'Callers guess the next path from the last one; two styles in one API make them guess wrong.',
  severity: 'info',
  reads: ['endpoint', 'endpoint change'],
  examples: [
    {
      bad: '### New Endpoints\n\n#### `GET /searches/{id}`\n\n#### `PUT /searches/{id}`\n\n#### `GET /folders/‹:id›`\n',
      good: '### New Endpoints\n\n#### `GET /searches/{id}`\n\n#### `POST /searches/{id}:run`\n',
    },
    {
      bad: '### New Endpoints\n\n#### `GET /saved-searches`\n\n#### `GET /shared-folders`\n\n#### `GET /‹search_runs›`\n',
      good: '### New Endpoints\n\n#### `GET /saved-searches/{ownerId}`\n\n#### `GET /folders/user_id`\n',
    },
  ],
  *check(spec) {
    yield* odd(
      parametersIn(spec),
      p => `Unexpected parameter '${p.text}', expected the form '${p.expected}' of the other paths`,
    );
    yield* odd(
      segmentsIn(spec),
      s => `Unexpected segment '${s.text}', expected it in ${s.expected} like the other paths`,
    );
  },
});

interface Piece {
  readonly style: string;
  readonly text: string;
  readonly span: Span;
  /** The piece in another style, if that can be written. */
  readonly as: (style: string) => string | undefined;
}

/** Pieces whose style fewer than a half as many have as the style of most. */
function* odd(
  pieces: readonly Piece[],
  message: (piece: { text: string; expected: string }) => string,
): Generator<Finding> {
  const counts = new Map<string, Piece[]>();
  for (const piece of pieces) counts.set(piece.style, [...(counts.get(piece.style) ?? []), piece]);
  const [most, ...rest] = [...counts].sort((a, b) => b[1].length - a[1].length);
  for (const [, others] of rest) {
    if (others.length * 2 > most![1].length) continue;
    for (const piece of others) {
      const better = piece.as(most![0]);
      yield {
        span: piece.span,
        message: message({
          text: piece.text,
          expected: piece.style === 'brace' || most![0] in forms ? forms[most![0]]! : most![0],
        }),
        related: [{ span: most![1][0]!.span, message: `\`${most![1][0]!.text}\`` }],
        ...(better === undefined
          ? {}
          : { suggestions: [{ title: `Write \`${better}\``, edits: [replace(piece.span, better)] }] }),
      };
    }
  }
}

const forms: Readonly<Record<string, string>> = {
  brace: '{id}',
  colon: ':id',
  angle: '<id>',
  bracket: '[id]',
};

const parametersIn = (spec: Spec): Piece[] =>
  placedPaths(spec).flatMap(({ parameters, origin, source }) =>
    parameters.map(p => ({
      style: p.form,
      text: source.slice(p.span.start, p.span.end),
      span: shift(p.span, origin),
      as: form => forms[form]?.replace('id', p.name),
    })),
  );

const segmentsIn = (spec: Spec): Piece[] =>
  placedPaths(spec).flatMap(({ path, origin }) =>
    [...path.text.matchAll(/(?<=\/)[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*(?=[/:]|$)/g)].flatMap(match => {
      const [text] = match;
      const style = styleOf(text);
      const start = origin + path.span.start + match.index;
      return style === undefined
        ? []
        : [{ style, text, span: { start, end: start + text.length }, as: (s: string) => inStyle(text, s) }];
    }),
  );

const styleOf = (segment: string): string | undefined => {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(segment)) return 'kebab-case';
  if (/^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(segment)) return 'snake_case';
  return /^[a-z]+(?:[A-Z][a-z0-9]+)+$/.test(segment) ? 'camelCase' : undefined;
};

function inStyle(segment: string, style: string): string {
  const words = segment
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .toLowerCase()
    .split(/[-_]/);
  if (style === 'kebab-case') return words.join('-');
  if (style === 'snake_case') return words.join('_');
  return words.map((w, i) => (i === 0 ? w : w[0]!.toUpperCase() + w.slice(1))).join('');
}

interface PlacedPath {
  readonly path: { readonly text: string; readonly span: Span };
  readonly parameters: readonly PathParameter[];
  readonly origin: number;
  readonly source: string;
}

const placedPaths = (spec: Spec): PlacedPath[] =>
  endpointsOf(spec).flatMap(({ placed, endpoint: { path, parameters, isOpen } }) =>
    path && !isOpen ? [{ path, parameters, origin: placed.origin, source: placed.section.text }] : [],
  );
