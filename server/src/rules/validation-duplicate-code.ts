/** Two validation rules that share an error code and tell the user different things. */

import { saysNothing } from '../spec/rows.ts';
import { type ValidationRule, validationRulesOf } from '../spec/validation-rule.ts';
import { valueKey } from '../template/key.ts';
import { sectionRule } from './rule.ts';

const head =
  '## Business Logic\n\n### Validation Rules\n\n| Rule | Condition | Error Code | Error Message |\n|---|---|---|---|\n';

export const validationDuplicateCode = sectionRule({
  id: 'validation-duplicate-code',
  title: 'One code, several messages',
  why: 'A client that knows only the code cannot tell which of the messages to show.',
  severity: 'warning',
  kinds: ['validation'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Limit | Above 100 | out_of_range | Too much. |\n| Least | Below 1 | ‹out_of_range› | Too little. |\n| Day | In the future | bad_day | Too early. |\n`,
      good: `${head}| Limit | Above 100 | out_of_range | Between 1 and 100. |\n| Least | Below 1 | out_of_range | between 1 and 100 |\n| Day | In the future | 422 | Too early. |\n| Hour | At night | 422 | Too late. |\n`,
    },
    {
      bad: `${head}| Limit | Above 100 | \`out_of_range\` | Too much. |\n| Least | Below 1 | \`‹out_of_range›\` | Too little. |\n`,
      good: `${head}| Name | Empty | validation_error | A name, please. |\n| Day | Empty | validation_error | A day, please. |\n| Sum | Empty | validation_error | A sum, please. |\n`,
    },
  ],
  *check(section) {
    const rules = validationRulesOf(section).filter(
      ({ code, message }) => code && message && !saysNothing(message, section),
    );
    const codes = new Set(rules.map(rule => rule.code!.text));
    // One code for all that can be wrong is a way to do it, too.
    if (codes.size === 1 && rules.length > 2) return;
    const first = new Map<string, ValidationRule>();
    for (const rule of rules) {
      const { text, span } = rule.code!;
      const known = first.get(text);
      if (!known) first.set(text, rule);
      else if (messageKey(known) !== messageKey(rule))
        yield {
          span,
          message: `Unexpected second message for '${text}', expected '${known.message!.text}' or a code of its own`,
          related: [{ span: known.code!.span, message: `'${text}' with another message` }],
        };
    }
  },
});

const messageKey = ({ message }: ValidationRule): string =>
  valueKey(message?.text ?? '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
