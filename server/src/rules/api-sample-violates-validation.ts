/** A value of a sample that breaks the validation of its field. */

import type { JsonNode } from '../notations/json/node.ts';
import { type Constraint, satisfies } from '../notations/quantity/constraint.ts';
import { type Field, isOfFamily } from '../spec/field.ts';
import { pairsOf, shownValues, standsForValue } from '../spec/field-check.ts';
import type { Section } from '../spec/section.ts';
import { replace } from '../text/edit.ts';
import { nearest } from '../text/similarity.ts';
import { shift, textOf } from '../text/span.ts';
import { type Finding, type Repair, sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `POST /searches`\n\n**Request**:\n\n```json\n';
const table = '\n```\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n';

export const apiSampleViolatesValidation = sectionRule({
  id: 'api-sample-violates-validation',
  title: 'Sample breaks a validation',
  why: 'The endpoint would refuse its own sample, so either the sample or the rule is wrong.',
  severity: 'warning',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}{ "currency": ‹"EURO"›, "limit": ‹500›, "kind": ‹"shred"›, "tags": ‹[›"a", "b"] }${table}| currency | string | Yes | Exactly 3 chars | Of the price |\n| limit | integer | Yes | Min 1, Max 100 | How many |\n| kind | string | Yes | One of: own, shared | Whose |\n| tags | array | Yes | Max 1 items | Words |\n`,
      good: `${head}{ "currency": "string", "limit": 100, "kind": "own", "tags": ["aaa", ...], "sort": "name", "owner": "uuid" }${table}| currency | string | Yes | Exactly 3 chars | Of the price |\n| limit | integer | Yes | Min 1, Max 100 | How many |\n| kind | string | Yes | One of: own, shared | Whose |\n| tags | array | Yes | Min 2 items | Words |\n| sort | string | Yes | One of: rank, ... | Order |\n| owner | string | Yes | UUID | Whose |\n`,
    },
  ],
  *check(section) {
    for (const pair of pairsOf(section))
      for (const field of pair.fields) {
        const { families } = field.type ?? { families: [] };
        for (const node of shownValues(pair, field)) {
          if (families.length > 0 && !families.some(f => isOfFamily(node, f))) continue;
          const found = broken(node, field);
          if (!found) continue;
          yield toFinding(section, { field, ...found }, pair.sample.origin);
          break;
        }
      }
  },
});

interface Broken {
  readonly node: JsonNode;
  readonly constraint: Constraint;
}

function broken(node: JsonNode, { validation }: Field): Broken | undefined {
  for (const constraint of validation?.constraints ?? []) {
    if (node.items) {
      if (constraint.kind === 'items' && !node.elided && !holdsItems(node, constraint))
        return { node, constraint };
      const item =
        constraint.kind === 'oneOf'
          ? node.items.find(
              i => i.value !== undefined && !standsForValue(i) && satisfies(constraint, i.value) === false,
            )
          : undefined;
      if (item) return { node: item, constraint };
    } else if (node.value !== undefined && node.value !== null && satisfies(constraint, node.value) === false)
      return { node, constraint };
  }
  return undefined;
}

function holdsItems(
  { items }: JsonNode,
  { min = 0, max = Number.POSITIVE_INFINITY }: { min?: number; max?: number },
) {
  const count = items!.length;
  return items!.some(i => i.type === 'unknown') || (count >= min && count <= max);
}

function toFinding(
  section: Section,
  { field, node, constraint }: Broken & { field: Field },
  origin: number,
): Finding {
  const span = shift(node.span, origin);
  const rule = textOf(section.text, constraint.span);
  const given = node.items ? `${node.items.length} items` : textOf(section.text, span).slice(0, 60);
  const near =
    constraint.kind === 'oneOf' && typeof node.value === 'string'
      ? nearest(
          node.value,
          constraint.values.map(v => v.text),
        )
      : undefined;
  const hint = near === undefined ? `expected ${rule}` : `did you mean '${near}'?`;
  const repairs =
    constraint.kind === 'oneOf' && typeof node.value === 'string' ? choices(constraint, span, near) : [];
  return {
    span: node.items ? { start: span.start, end: span.start + 1 } : span,
    message: `Unexpected value ${given} of '${field.name.text}', ${hint}`,
    related: [{ span: constraint.span, message: `'${field.name.text}': ${rule}` }],
    ...(repairs.length > 0 ? { suggestions: repairs } : {}),
  };
}

const choices = (
  { values }: Constraint & { kind: 'oneOf' },
  span: Finding['span'],
  near: string | undefined,
): Repair[] =>
  [...values]
    .sort((a, b) => Number(b.text === near) - Number(a.text === near))
    .slice(0, 8)
    .map(({ text }) => ({
      title: `Replace with \`${text}\` in the sample`,
      edits: [replace(span, JSON.stringify(text))],
    }));
