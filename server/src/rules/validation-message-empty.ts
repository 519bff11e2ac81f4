/** A validation rule whose message tells the user nothing. */

import { saysNothing } from '../spec/rows.ts';
import { validationRulesOf } from '../spec/validation-rule.ts';
import { foldName } from '../spec/variables.ts';
import { sectionRule } from './rule.ts';

const head =
  '## Business Logic\n\n### Validation Rules\n\n| Rule | Condition | Error Code | Error Message |\n|---|---|---|---|\n';

export const validationMessageEmpty = sectionRule({
  id: 'validation-message-empty',
  title: 'Message tells nothing',
  why: 'The user who is refused reads the message, and has to find in it what to do.',
  severity: 'info',
  kinds: ['validation'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Limit | Above 100 | amount_too_high | ‹-› |\n| Least | Below 1 | amount_too_low | ‹Error› |\n| Day | No day | bad_day | ‹Bad day.› |\n`,
      good: `${head}| Limit | Above 100 | amount_too_high | At most 100. |\n| Log | Slow | - | - |\n| Day | No day | bad_day | |\n| Form | No number | 400 | Invalid amount |\n`,
    },
  ],
  *check(section) {
    for (const { code, message } of validationRulesOf(section)) {
      if (!code || !message) continue;
      if (saysNothing(message, section) || isBare(message.text, code.text))
        yield {
          span: message.span,
          message: `Unexpected message '${message.text}', expected words that tell the user what to change`,
        };
    }
  },
});

const bare =
  /^(?:an? )?(?:unknown |general |generic )?(?:error|failure|failed|invalid|bad request|invalid request|validation error)[.!]?$/i;

const isBare = (message: string, code: string): boolean =>
  bare.test(message) || (message.length < 60 && foldName(message.replace(/[.!]$/, '')) === foldName(code));
