/** A message to the user that speaks of what only the builders know: exceptions, constraints, products inside. */

import { validationRulesOf } from '../spec/validation-rule.ts';
import { sectionRule } from './rule.ts';

const head =
  '## Business Logic\n\n### Validation Rules\n\n| Rule | Condition | Error Code | Error Message |\n|---|---|---|---|\n';

export const validationMessageLeaksInternals = sectionRule({
  id: 'validation-message-leaks-internals',
  title: 'Message speaks of internals',
  why: 'Users cannot act on the words of the implementation, and attackers can.',
  severity: 'info',
  kinds: ['validation'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Payment | Unknown | unknown | ‹SQL error›: no row. |\n| Amount | Missing | missing | ‹Null pointer› in the amount. |\n| Name | Twice | twice | Violates ‹unique constraint› on names. |\n`,
      good: `${head}| Payment | Unknown | unknown | We do not know this payment. |\n| Name | Twice | twice | The database name must be unique. |\n| Time | Overlap | overlap | There are no exceptions on holidays. |\n`,
    },
  ],
  *check(section) {
    for (const { message } of validationRulesOf(section)) {
      const found = message && internals.exec(message.raw.slice(0, 2000));
      if (!message || !found) continue;
      const start = message.span.start + found.index;
      yield {
        span: { start, end: start + found[0].length },
        message: `Unexpected '${found[0]}' in a message to the user, expected the words of the product`,
      };
    }
  },
});

const internals =
  /\b(?:SQL(?:STATE)?(?: (?:error|exception|query|statement|state))?|null[ -]?pointer(?: ?exception)?|[A-Za-z]+Exception|stack ?trace|traceback|foreign key(?: constraint)?|unique constraint|constraint violation|primary key|duplicate key|deadlock|segmentation fault|core dump|ECONN[A-Z]+|ORA-\d{4,5}|undefined is not|internal server error|Postgres(?:QL)?|MySQL|MongoDB|Redis|Kafka|RabbitMQ|Elasticsearch)\b/i;
