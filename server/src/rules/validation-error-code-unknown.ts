/** An error code of a validation rule that no endpoint answers with. */

import { endpointsOf } from '../spec/endpoint.ts';
import { newRow } from '../spec/new-row.ts';
import { sectionsOfKind } from '../spec/place.ts';
import type { PlacedSection, Spec } from '../spec/spec.ts';
import {
  codeWordsOf,
  type ErrorCode,
  errorCodesOf,
  holdsOpenErrors,
  type ValidationRule,
  validationRulesOf,
} from '../spec/validation-rule.ts';
import { replace } from '../text/edit.ts';
import { nearest } from '../text/similarity.ts';
import { shift } from '../text/span.ts';
import { type Finding, type Repair, specRule } from './rule.ts';

const api =
  '### New Endpoints\n\n#### `POST /refunds`\n\n**Error Responses**:\n\n| Code | Condition | Response Body |\n|---|---|---|\n| 422 | Too much | `{"error": "amount_too_high"}` |\n\n';
const head =
  '## Business Logic\n\n### Validation Rules\n\n| Rule | Condition | Error Code | Error Message |\n|---|---|---|---|\n';

export const validationErrorCodeUnknown = specRule({
  id: 'validation-error-code-unknown',
  title: 'Error code unknown to the API',
  why: 'Clients react to the codes that the API documents; one that only the validation rules know is never handled.',
  severity: 'warning',
  reads: ['endpoint', 'endpoint change', 'validation'],
  examples: [
    {
      bad: `${api}${head}| Limit | Above 100 | ‹amount_to_high› | Too much. |\n`,
      good: `${api}${head}| Limit | Above 100 | amount_too_high | Too much. |\n| Form | No number | 400 | A number, please. |\n| Open | - | - | - |\n| Day | In the future | E-102 | Too early. |\n`,
    },
    {
      bad: `${api}${head}| Limit | Above 100 | ‹AMOUNT_TOO_HIGH› | Too much. |\n`,
      good: `${api.replace('high"}', 'high", "details": [...]}')}${head}| Day | In the future | bad_day | Too early. |\n`,
    },
    {
      bad: `${api}${head}| Limit | Above 100 | \`amount_too_high\` | Too much. |\n| Known | No payment | \`‹payment_unknown›\` | No such payment. |\n`,
      good: `### New Endpoints\n\n#### \`POST /refunds\`\n\n**Purpose**: Refunds\n\n${head}| Known | No payment | payment_unknown | No such payment. |\n`,
    },
  ],
  *check(spec) {
    const codes = errorCodesOf(spec);
    if (codes.length === 0 || holdsOpenErrors(spec)) return;
    const known = new Set(codes.map(({ text }) => text));
    if (known.size > maxCodes) return;
    let count = 0;
    for (const placed of sectionsOfKind(spec, 'validation'))
      for (const rule of validationRulesOf(placed.section))
        if (
          rule.code &&
          !known.has(rule.code.text) &&
          !isMentioned(spec, rule.code.text) &&
          count++ < maxCodes
        ) {
          const finding = unknown(spec, { placed, rule, code: rule.code }, codes);
          if (finding) yield finding;
        }
  },
});

// Each code is compared with each other.
const maxCodes = 300;

/** Somewhere else in an endpoint, such as in prose or in a sample, in the same letter case. */
const isMentioned = (spec: Spec, code: string): boolean =>
  endpointsOf(spec).some(({ placed: { section } }) => codeWordsOf(section).has(code));

interface Place {
  readonly placed: PlacedSection;
  readonly rule: ValidationRule;
  readonly code: { readonly text: string; readonly span: { start: number; end: number } };
}

function unknown(spec: Spec, place: Place, codes: readonly ErrorCode[]): Finding | undefined {
  const { text } = place.code;
  const span = shift(place.code.span, place.placed.origin);
  const near = nearest(
    text,
    codes.map(code => code.text),
  );
  const twins = codes.filter(code => code.text === near);
  if (twins.length === 0 && !isComplete(text, codes)) return undefined;
  if (near === undefined || twins.length === 0)
    return {
      span,
      message: `Unexpected error code '${text}', expected one of those in the error responses`,
      suggestions: additions(spec, place, codes),
    };
  return {
    span,
    message: `Unexpected error code '${text}', did you mean '${near}'?`,
    fix: { title: `Rename to \`${near}\``, edits: [replace(span, near)] },
    suggestions: [
      {
        title: `Rename \`${near}\` in the error responses to \`${text}\``,
        edits: twins.map(twin => replace(twin.span, text)),
      },
    ],
    related: twins.map(twin => ({ span: twin.span, message: `'${near}' in an error response` })),
  };
}

/** The bodies show all of their codes, and codes of this form: `E-102` is of another catalogue than `not_found`. */
const isComplete = (code: string, codes: readonly ErrorCode[]): boolean =>
  codes.every(({ error }) => !/\.\.\.|…/.test(error.body?.raw ?? '')) &&
  (!numbered.test(code) || codes.some(({ text }) => numbered.test(text)));

const numbered = /^[A-Za-z]{1,8}[-_.]?\d+$/;

/** A row with the code for each endpoint, its body like that of the last error there. */
function additions(spec: Spec, { rule, code }: Place, codes: readonly ErrorCode[]): Repair[] {
  return endpointsOf(spec).flatMap(({ placed, endpoint }) => {
    const model = codes.filter(c => c.placed === placed).at(-1);
    const { body, errorCode } = model?.error ?? {};
    if (!model || !body || !errorCode) return [];
    const at = errorCode.span.start - body.span.start;
    const own = body.raw.slice(0, at) + code.text + body.raw.slice(at + errorCode.text.length);
    const cells = new Map([
      ['code', '422'],
      ['condition', rule.condition?.raw ?? rule.name?.raw ?? ''],
      ['response body', own],
    ]);
    const edit = newRow(placed.section, model.error.row.table, { cells });
    return [
      {
        title: `Add \`${code.text}\` to the errors of ${endpoint.heading?.text ?? 'the endpoint'}`,
        edits: [{ ...edit, span: shift(edit.span, placed.origin) }],
      },
    ];
  });
}
