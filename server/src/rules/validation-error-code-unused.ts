/** An error code with which an endpoint refuses its input, and that no validation rule explains. */

import { sectionsOfKind } from '../spec/place.ts';
import { rowsOf } from '../spec/rows.ts';
import { codeWordsOf, errorCodesOf, validationRulesOf } from '../spec/validation-rule.ts';
import { specRule } from './rule.ts';

const api =
  '### New Endpoints\n\n#### `POST /refunds`\n\n**Error Responses**:\n\n| Code | Condition | Response Body |\n|---|---|---|\n';
const head =
  '## Business Logic\n\n### Validation Rules\n\n| Rule | Condition | Error Code | Error Message |\n|---|---|---|---|\n| Limit | Above 100 | amount_too_high | Too much. |\n';

export const validationErrorCodeUnused = specRule({
  id: 'validation-error-code-unused',
  title: 'Error code without a validation rule',
  why: 'A refusal that no rule explains is implemented from its name.',
  severity: 'off',
  reads: ['endpoint', 'endpoint change', 'validation'],
  examples: [
    {
      bad: `${api}| 422 | Too much | \`{"error": "amount_too_high"}\` |\n| 409 | Twice | \`{"error": "‹already_refunded›"}\` |\n\n${head}`,
      good: `${api}| 401 | No token | \`{"error": "unauthorized"}\` |\n| 422 | Too much | \`{"error": "amount_too_high"}\` |\n\n${head}`,
    },
  ],
  *check(spec) {
    const places = sectionsOfKind(spec, 'validation');
    const rules = places.flatMap(({ section }) => validationRulesOf(section));
    const isOpen = places.some(({ section }) => rowsOf(section).some(row => row.isOpen));
    if (isOpen || !rules.some(rule => rule.code)) return;
    const said = new Set<string>();
    for (const { text, span, error } of errorCodesOf(spec)) {
      const isRefusal = error.codes.some(({ code }) => refusals.has(code));
      if (!isRefusal || said.has(text)) continue;
      said.add(text);
      if (!places.some(({ section }) => codeWordsOf(section).has(text)))
        yield { span, message: `Unexpected error code '${text}', expected a validation rule that gives it` };
    }
  },
});

/** Statuses that say something of the request's content, not of who asks, how often, or what is found. */
const refusals: ReadonlySet<number> = new Set([400, 409, 412, 413, 415, 422]);
