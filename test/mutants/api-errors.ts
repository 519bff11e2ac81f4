/** Breaks the tables of errors of endpoints. */

import type { ErrorRow } from '../../server/src/spec/endpoint-error.ts';
import { lineStart } from '../../server/src/text/lines.ts';
import type { Span } from '../../server/src/text/span.ts';
import { broken, type Placed } from './api.ts';
import type { Mutant } from './mutant.ts';

/** Codes changed, rows dropped and doubled, bodies broken. */
export function* errorMutants(placed: Placed): Generator<Mutant> {
  const { errors } = placed.endpoint;
  const [first] = errors;
  if (!first?.codeSpan) return;
  yield broken(placed, {
    what: 'error code unknown',
    rules: ['api-error-code-unknown'],
    span: first.codeSpan,
    to: '499',
  });
  yield broken(placed, {
    what: 'success among the errors',
    rules: ['api-error-code-class'],
    span: first.codeSpan,
    to: '200',
  });
  const row = lineOf(placed, first);
  const line = placed.text.slice(row.start, row.end);
  yield broken(placed, {
    what: 'error row doubled',
    rules: ['api-error-code-duplicate'],
    span: row,
    to: line + line,
  });
  yield* missingRows(placed);
  for (const error of errors) yield* bodyMutants(placed, error);
}

const causes: readonly (readonly [rule: string, codes: readonly number[]])[] = [
  ['api-error-401-missing', [401]],
  ['api-error-401-missing', [403]],
  ['api-error-404-missing', [404, 410]],
  ['api-error-400-missing', [400, 422]],
];

function* missingRows(placed: Placed): Generator<Mutant> {
  const { errors, parameters, request, auth } = placed.endpoint;
  for (const [rule, codes] of causes) {
    const rows = errors.filter(e => e.code !== undefined && codes.includes(e.code));
    if (
      rows.length === 0 ||
      (codes[0] === 404 && parameters.length === 0) ||
      (codes[0] === 400 && !request?.sample)
    )
      continue;
    if (codes[0] === 403 && !/scope|role/.test(auth?.text ?? '')) continue;
    const header = rows[0]!.row.table.table.header.span;
    const label = { start: header.start - 30, end: header.end };
    const edits = rows.map(r => ({ span: moved(lineOf(placed, r), placed.origin), newText: '' }));
    yield {
      name: `${placed.name}: row ${codes.join()} dropped`,
      rules: [rule],
      edits,
      span: moved(label, placed.origin),
    };
  }
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

function lineOf({ text }: Placed, { row }: ErrorRow): Span {
  const { end } = row.row.span;
  return { start: lineStart(text, row.row.span.start), end: text.indexOf('\n', end) + 1 || end };
}

function* bodyMutants(placed: Placed, { body, bodySample, errorCode }: ErrorRow): Generator<Mutant> {
  if (!body || !bodySample || !errorCode) return;
  const what = `body of ${errorCode.text}`;
  const rules = ['api-error-body-json'];
  const { raw, span } = body;
  yield broken(placed, { what: `${what}: brace dropped`, rules, span, to: raw.replace('}', '') });
  yield broken(placed, { what: `${what}: colon dropped`, rules, span, to: raw.replace(':', '') });
  yield broken(placed, {
    what: `${what}: quote dropped`,
    rules,
    span,
    to: raw.replace(`${errorCode.text}"`, errorCode.text),
  });
  yield broken(placed, {
    what: `${what}: other key`,
    rules: ['api-error-shape-differs'],
    span,
    to: raw.replace('"error"', '"message"'),
  });
}
