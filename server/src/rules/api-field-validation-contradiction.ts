/** A validation that no value can keep. */

import { type Contradiction, contradicts, type TypeFamily } from '../notations/quantity/constraint.ts';
import { type Field, fieldTablesOf } from '../spec/field.ts';
import { type Finding, sectionRule } from './rule.ts';

const table =
  '### New Endpoints\n\n#### `POST /searches`\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n';

export const apiFieldValidationContradiction = sectionRule({
  id: 'api-field-validation-contradiction',
  title: 'Validation cannot be kept',
  why: 'A rule that no value keeps is built in one half, and nobody knows which.',
  severity: 'error',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'tables',
  examples: [
    {
      bad: `${table}| limit | integer | No | ‹Min 10, Max 1› | How many |\n| rank | integer | No | ‹Max 5 chars› | Its place |\n| flag | boolean | No | ‹Max 10› | Whether |\n`,
      good: `${table}| limit | integer | No | Min 10, Max 10 | How many |\n| name | string | Yes | Min 1, Max 50 chars | Its name |\n| tags | array | No | Max 10 items, Max 50 chars | Words |\n| at | string | No | RFC 3339, max 35 chars | When |\n`,
    },
  ],
  *check(section) {
    for (const { fields } of fieldTablesOf(section))
      for (const field of fields) {
        const [found] = contradicts(field.validation?.constraints ?? [], certainFamily(field));
        if (found) yield toFinding(field, found);
      }
  },
});

const certainFamily = ({ type }: Field): TypeFamily | undefined => type?.family;

function toFinding({ name, type }: Field, { kind, constraints }: Contradiction): Finding {
  const span = {
    start: Math.min(...constraints.map(c => c.span.start)),
    end: Math.max(...constraints.map(c => c.span.end)),
  };
  if (kind === 'wrong-type')
    return {
      span,
      message: `Unexpected rule for the ${type?.family ?? 'type'} '${name.text}', expected one that fits the type`,
      ...(type ? { related: [{ span: type.span, message: `'${name.text}' is ${type.text}` }] } : {}),
    };
  return { span, message: messages[kind](name.text) };
}

const messages: Readonly<Record<Exclude<Contradiction['kind'], 'wrong-type'>, (name: string) => string>> = {
  'empty-range': name => `No value of '${name}' is left, expected the minimum below the maximum`,
  'empty-length': name => `No length of '${name}' is left, expected the minimum below the maximum`,
  'empty-items': name => `No number of items of '${name}' is left, expected the minimum below the maximum`,
  'empty-list': name => `No value of '${name}' is listed, expected at least one`,
  'format-length': name => `The format of '${name}' has another length, expected both to agree`,
};
