/** Breaks what samples and field tables of endpoints say of each other. */

import type { JsonNode } from '../../server/src/notations/json/node.ts';
import { eachPath } from '../../server/src/notations/json/path.ts';
import { type Field, valuesOf } from '../../server/src/spec/field.ts';
import { type Pair, pairsOf, shownValues } from '../../server/src/spec/field-check.ts';
import { lineStart } from '../../server/src/text/lines.ts';
import { shift } from '../../server/src/text/span.ts';
import { broken, misspelt, type Placed } from './api.ts';
import type { Mutant } from './mutant.ts';

/** Keys misspelt and dropped, rows dropped, types and validations broken. */
export function* fieldMutants(placed: Placed): Generator<Mutant> {
  for (const pair of pairsOf(placed.endpoint.section)) {
    yield* keyMutants(placed, pair);
    for (const field of pair.fields) {
      const isParent = pair.fields.some(f => f.name.text.startsWith(`${field.name.text}[`));
      if (!isParent) yield* rowMutants(placed, field);
      for (const node of shownValues(pair, field).slice(0, 1))
        yield* valueMutants(placed, { pair, field, node });
    }
  }
}

function* keyMutants(placed: Placed, { sample, document, fields }: Pair): Generator<Mutant> {
  const paths = [...eachPath(document)];
  for (const { key, keySpan, path, nodes } of paths) {
    const field = fields.find(f => f.name.text === path);
    const other = misspelt(key);
    if (!field || other === key || nodes.length > 1) continue;
    const span = shift(keySpan, sample.origin);
    yield broken(placed, {
      what: `key ${path} misspelt`,
      rules: ['api-field-undocumented'],
      span,
      to: other,
    });
    const at = { start: span.start - 1, end: span.end + 1 };
    yield broken(placed, {
      what: `name ${path} misspelt in the table`,
      rules: ['api-field-undocumented', 'api-field-not-in-sample'],
      span: field.name.span,
      to: misspelt(field.name.text),
      at: span.start < field.name.span.start ? at : shift(at, 0),
    });
  }
  const [last, before] = [document.members?.at(-1), document.members?.at(-2)];
  const field = fields.find(f => f.name.text === last?.key);
  if (!last || !before || field?.required !== true) return;
  const gone = shift({ start: before.span.end, end: last.span.end }, sample.origin);
  yield broken(placed, {
    what: `key ${last.key} dropped`,
    rules: ['api-field-not-in-sample'],
    span: gone,
    to: '',
    at: shift(document.span, sample.origin),
  });
}

function* rowMutants(
  placed: Placed,
  { name, type, required, requiredCell, row, validation }: Field,
): Generator<Mutant> {
  const { text } = placed;
  const start = lineStart(text, row.row.span.start);
  const end = text.indexOf('\n', row.row.span.end) + 1;
  const header = row.table.table.header.span;
  if (end > 0 && row.table.table.rows.length > 1)
    yield broken(placed, {
      what: `row ${name.text} dropped`,
      rules: ['api-field-undocumented'],
      span: { start, end },
      to: '',
      at: header,
    });
  if (type)
    yield broken(placed, {
      what: `type of ${name.text} misspelt`,
      rules: ['api-field-type-unknown'],
      span: type.span,
      to: misspelt(type.text),
    });
  if (requiredCell)
    yield broken(placed, {
      what: `required of ${name.text} as a letter`,
      rules: ['api-field-required-word'],
      span: requiredCell.span,
      to: required ? 'Y' : 'n',
    });
  const cell = row.cells.get('validation');
  const ranges = validation?.constraints.filter(c => c.kind === 'range' || c.kind === 'items') ?? [];
  if (cell && ranges.length === 2)
    yield broken(placed, {
      what: `limits of ${name.text} swapped`,
      rules: ['api-field-validation-contradiction'],
      span: cell.span,
      to: cell.raw.replace('Min', '~').replace('Max', 'Min').replace('~', 'Max'),
    });
  if (cell && type?.family === 'integer')
    yield broken(placed, {
      what: `length of the number ${name.text}`,
      rules: ['api-field-validation-contradiction'],
      span: cell.span,
      to: 'Max 10 chars',
    });
}

function* valueMutants(
  placed: Placed,
  { pair, field, node }: { pair: Pair; field: Field; node: JsonNode },
): Generator<Mutant> {
  const span = shift(node.span, pair.sample.origin);
  const { text } = field.name;
  const { value } = node;
  const replace = (what: string, rule: string, to: string): Mutant =>
    broken(placed, { what: `${text}: ${what}`, rules: [rule], span, to });
  if (typeof value === 'number') yield replace('number as a text', 'api-field-type-mismatch', `"${value}"`);
  if (typeof value === 'string') yield replace('text as a number', 'api-field-type-mismatch', '17');
  if (node.items) yield replace('list as an object', 'api-field-type-mismatch', '{}');
  const [known] = valuesOf(field);
  if (known && typeof value === 'string')
    yield replace('value misspelt', 'api-sample-violates-validation', `"${misspelt(value)}"`);
  for (const c of field.validation?.constraints ?? []) {
    if (c.kind === 'range' && c.max !== undefined)
      yield replace('above the limit', 'api-sample-violates-validation', String(c.max + 1));
    if (c.kind === 'range' && c.min !== undefined)
      yield replace('below the limit', 'api-sample-violates-validation', String(c.min - 1));
    if (c.kind === 'length' && c.max !== undefined)
      yield replace('too long', 'api-sample-violates-validation', `"${'q'.repeat(c.max + 1)}"`);
    if (c.kind === 'format' && typeof value === 'string')
      yield replace('not in its form', 'api-sample-violates-validation', `"${value.slice(1)}"`);
  }
}
