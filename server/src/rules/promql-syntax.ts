/** A condition in PromQL that Prometheus would not read. */

import { codeSpans, isPromql } from '../notations/quantity/promql.ts';
import { faultOf } from '../notations/quantity/promql-syntax.ts';
import { alertsIn } from '../spec/alert.ts';
import { shift, textOf } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head =
  '### Observability\n\n**Alerts**:\n| Alert | Condition | Severity | Action |\n|---|---|---|---|\n';

export const promqlSyntax = sectionRule({
  id: 'promql-syntax',
  title: 'PromQL that cannot be read',
  why: 'Prometheus refuses the rule, and the alert that everybody relies on does not exist.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Errors | \`sum(rate(errors_total[5m]))‹)› > 2\` for 5m | P1 | Page |\n| Slow | \`rate(slow_total[5 ‹m›]) > 1\` for 5m | P2 | Look |`,
      good: `${head}| Errors | \`sum(rate(errors_total[5m])) > 2\` for 5m | P1 | Page |\n| Slow | \`rate(slow_total[5m]) > 1 for 5m\` | P2 | Look |\n| Late | \`p99(latency) > 2s\` for 5m | P2 | Look |`,
    },
  ],
  *check(section) {
    for (const { condition } of alertsIn(section)) {
      if (!condition) continue;
      for (const code of codeSpans(condition.raw)) {
        const expression = textOf(condition.raw, code);
        if (!isPromql(expression) || forPeople.test(expression)) continue;
        const fault = faultOf(expression);
        if (!fault) continue;
        const found = textOf(expression, fault);
        // What is missing is underlined where it is missed.
        const end = Math.min(Math.max(fault.end, fault.start + 1), expression.length);
        const start = Math.min(fault.start, end - 1);
        yield {
          span: shift({ start, end }, condition.span.start + code.start),
          message:
            found === ''
              ? 'PromQL ends too early or lacks something here'
              : `Unexpected '${found}' in PromQL`,
        };
      }
    }
  },
});

/** Words and signs with which people finish a condition that is no longer meant for Prometheus. */
const forPeople = /\.\.\.|…|[≥≤$%]|\b(?:for|over|per|during)\s+\d/;
