/** A value of a sample that is not of the type that the field table gives. */

import type { JsonNode, JsonScalar } from '../notations/json/node.ts';
import { jsonTypeOf } from '../notations/json/node.ts';
import { contradicts, type TypeFamily } from '../notations/quantity/constraint.ts';
import { brokenBy, type Field, isOfFamily } from '../spec/field.ts';
import { pairsOf, shownValues } from '../spec/field-check.ts';
import { replace } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import { type Finding, type Repair, sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `POST /searches`\n\n**Request**:\n\n```json\n';
const table = '\n```\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n';

export const apiFieldTypeMismatch = sectionRule({
  id: 'api-field-type-mismatch',
  title: 'Value of another type',
  why: 'Whoever builds from the sample sends what whoever builds from the table refuses.',
  severity: 'error',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}{ "limit": ‹"10"›, "name": ‹12›, "tags": [‹1›], "rank": ‹1.5› }${table}| limit | integer | Yes | | How many |\n| name | string | Yes | | Its name |\n| tags | string[] | Yes | | Words |\n| rank | integer | Yes | | Its place |\n`,
      good: `${head}{ "limit": "integer", "price": "9.90", "name": null, "at": 1767225600, "kind": "own", "score": 1, "tags": [] }${table}| limit | integer | Yes | | How many |\n| price | decimal | Yes | | Its price |\n| name | string | No | | Its name |\n| at | timestamp | Yes | | When |\n| kind | SearchKind | Yes | | Whose |\n| score | number | Yes | | How good |\n| tags | array<string> | Yes | | Words |\n`,
    },
  ],
  *check(section) {
    for (const pair of pairsOf(section))
      for (const field of pair.fields) {
        const { families, items } = field.type ?? { families: [], items: [] };
        for (const node of shownValues(pair, field)) {
          const own = mismatch(node, families);
          // An item of a list stands for the list's own type in some tables.
          const bad = own ? (items.length === 0 && isItem(field, node) ? [] : [own]) : itemsOff(node, items);
          for (const value of bad) yield toFinding(field, value, pair.sample.origin);
          if (bad.length > 0) break;
        }
      }
  },
});

const isItem = ({ name }: Field, { type }: JsonNode): boolean => name.text.endsWith(']') && type !== 'array';

interface Off {
  readonly node: JsonNode;
  readonly expected: readonly TypeFamily[];
}

const mismatch = (node: JsonNode, expected: readonly TypeFamily[]): Off | undefined =>
  expected.length > 0 && node.type !== 'null' && !expected.some(f => isOfFamily(node, f))
    ? { node, expected }
    : undefined;

const itemsOff = (node: JsonNode, expected: readonly TypeFamily[]): Off[] =>
  (node.items ?? [])
    .flatMap(item => (item.type === 'unknown' ? [] : (mismatch(item, expected) ?? [])))
    .slice(0, 1);

function toFinding(field: Field, { node, expected }: Off, origin: number): Finding {
  const { name, type } = field;
  const given = jsonTypeOf(node);
  const span = shift(node.span, origin);
  const written = rewritten(node, expected);
  const repairs: Repair[] = [];
  if (written !== undefined && keeps(field, JSON.parse(written)))
    repairs.push({ title: `Write \`${written}\` in the sample`, edits: [replace(span, written)] });
  if (type && expected === type.families && /^\w+$/.test(type.text) && keeps(field, node.value, given))
    repairs.push({ title: `Change the type to \`${given}\``, edits: [replace(wordIn(type), given)] });
  return {
    span: node.items || node.members ? { start: span.start, end: span.start + 1 } : span,
    message: `Unexpected ${given}, expected ${expected.join(' or ')} for '${name.text}'`,
    related: [{ span: type!.span, message: `'${name.text}' is ${type!.text}` }],
    ...(repairs.length > 0 ? { suggestions: repairs } : {}),
  };
}

/** The word within its cell, marks left alone. */
const wordIn = ({ span, text }: { span: Finding['span']; text: string }): Finding['span'] => {
  const marks = Math.max(0, (span.end - span.start - text.length) / 2);
  return { start: span.start + marks, end: span.end - marks };
};

/** The same value in the type expected, where that is certain. */
function rewritten({ value }: JsonNode, expected: readonly TypeFamily[]): string | undefined {
  if (expected.includes('string') && (typeof value === 'number' || typeof value === 'boolean'))
    return JSON.stringify(String(value));
  if (typeof value !== 'string') return undefined;
  if (expected.includes('boolean') && /^(?:true|false)$/.test(value)) return value;
  const isNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(value);
  if (!isNumber || !(expected.includes('number') || (expected.includes('integer') && !value.includes('.'))))
    return undefined;
  return value;
}

/** True if a value, and a type where one is given, agree with the validation. */
const keeps = (field: Field, value: JsonScalar | undefined, type?: string): boolean =>
  (value === undefined || brokenBy(field, value) === undefined) &&
  (type === undefined || contradicts(field.validation?.constraints ?? [], type as TypeFamily).length === 0);
