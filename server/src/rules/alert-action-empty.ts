/** An alert after which nobody does anything. */

import { alertsIn } from '../spec/alert.ts';
import { saysNothing } from '../spec/rows.ts';
import { sectionRule } from './rule.ts';

const head =
  '### Observability\n\n**Alerts**:\n| Alert | Condition | Severity | Action |\n|---|---|---|---|\n';

export const alertActionEmpty = sectionRule({
  id: 'alert-action-empty',
  title: 'Alert without an action',
  why: 'Whoever is woken by an alert must know what to do; where there is nothing to do there is nothing to alert for.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Errors | > 1% 5xx for 5m | P1 | ‹-› |\n| Slow API | p99 > 2s for 5m | P2 | ‹None› |`,
      good: `${head}| Errors | > 1% 5xx for 5m | P1 | Page on-call |\n| Slow API | p99 > 2s for 5m | P2 | |\n| Backlog | > 40 cases | P3 | None at night, else call the desk |`,
    },
  ],
  *check(section) {
    for (const { action, name } of alertsIn(section))
      if (action && saysNothing(action, section))
        yield {
          span: action.span,
          message: `Unexpected '${action.text}' as the action of '${name.text}', expected who does what`,
        };
  },
});
