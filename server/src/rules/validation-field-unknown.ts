/** A condition that names a field which neither the API nor the data model has. */

import { eachPath } from '../notations/json/path.ts';
import { endpointsOf } from '../spec/endpoint.ts';
import { entitiesOf } from '../spec/entity.ts';
import { samplesOf } from '../spec/json-sample.ts';
import { sectionsOfKind } from '../spec/place.ts';
import { rowsOf } from '../spec/rows.ts';
import type { Spec } from '../spec/spec.ts';
import { validationRulesOf } from '../spec/validation-rule.ts';
import { foldName } from '../spec/variables.ts';
import { replace } from '../text/edit.ts';
import { memo } from '../text/memo.ts';
import { nearest } from '../text/similarity.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const api =
  '### New Endpoints\n\n#### `POST /refunds`\n\n| Field | Type | Required | Validation | Description |\n|---|---|---|---|---|\n| amountMinor | integer | Yes | Min 1 | How much |\n\n';
const head =
  '## Business Logic\n\n### Validation Rules\n\n| Rule | Condition | Error Code | Error Message |\n|---|---|---|---|\n';

export const validationFieldUnknown = specRule({
  id: 'validation-field-unknown',
  title: 'Condition names an unknown field',
  why: 'A condition on a field that does not exist is never checked.',
  severity: 'off',
  reads: ['endpoint', 'endpoint change', 'entity', 'validation'],
  examples: [
    {
      bad: `${api}${head}| Limit | ‹amuontMinor› is above 100 | amount_too_high | Too much. |\n| Day | ‹bookedAt› is in the future | bad_day | Too early. |\n`,
      good: `${api}${head}| Limit | amount_minor is above 100, or too high for the FieldForce API | amount_too_high | Too much. |\n`,
    },
  ],
  *check(spec) {
    const names = namesOf(spec);
    if (names.size === 0 || names.size > maxNames) return;
    for (const { section, origin } of sectionsOfKind(spec, 'validation'))
      for (const { condition } of validationRulesOf(section))
        for (const match of condition?.raw.slice(0, 2000).matchAll(fieldForm) ?? []) {
          const name = match[0];
          if (names.has(foldName(name))) continue;
          const near = nearest(name, names.values());
          const span = shift(
            { start: match.index, end: match.index + name.length },
            origin + condition!.span.start,
          );
          yield {
            span,
            message: `Unexpected field '${name}', ${near ? `did you mean '${near}'?` : 'expected a field of the API or a column'}`,
            ...(near ? { fix: { title: `Rename to \`${near}\``, edits: [replace(span, near)] } } : {}),
          };
        }
  },
});

// Each name is compared with each other.
const maxNames = 2000;

/** Names that no sentence has: with an underscore, or a capital inside. */
const fieldForm =
  /(?<![\p{L}\p{N}_.-])(?:\p{Ll}[\p{L}\p{N}]*(?:_[\p{L}\p{N}]+)+|\p{Ll}+\p{N}*\p{Lu}[\p{L}\p{N}]*)(?![\p{L}\p{N}_(-])/gu;

/** Every name that requests, responses and tables have, by its folded form. */
const namesOf = memo((spec: Spec) => {
  const names = new Map<string, string>();
  const add = (name: string): void => {
    for (const piece of name.split(/[.[\]\s]+/)) if (piece !== '') names.set(foldName(piece), piece);
  };
  for (const { placed, endpoint } of endpointsOf(spec)) {
    for (const { cells } of rowsOf(placed.section)) add(cells.get('field')?.text ?? '');
    for (const { json } of samplesOf(placed.section))
      for (const document of json.documents) for (const { key } of eachPath(document)) if (key) add(key);
    for (const parameter of endpoint.parameters) add(parameter.name);
  }
  for (const { placed, entity } of entitiesOf(spec)) {
    for (const { cells } of rowsOf(placed.section)) add(cells.get('field')?.text ?? '');
    for (const table of entity.tables) for (const { name } of table.columns) add(name.name);
  }
  return names;
});
