/** The condition of an alert without a threshold. */

import { vagueAlertsIn } from '../spec/vague.ts';
import { sectionRule } from './rule.ts';

const head =
  '### Observability\n\n**Alerts**:\n| Alert | Condition | Severity | Action |\n|---|---|---|---|\n';

export const alertConditionUnreadable = sectionRule({
  id: 'alert-condition-unreadable',
  title: 'Alert without a threshold',
  why: 'Whoever sets up the alert has to invent the figure, and nobody can say whether it fired rightly.',
  severity: 'warning',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Slow API | ‹Latency too high› | P2 | Page on-call |\n| Errors | ‹p99 for 5m› | P1 | Page on-call |\n| Backlog | ‹\`refund_queue_length\`› | P2 | Page on-call |`,
      good: `${head}| Slow API | p99 > 2s for 5m | P2 | Page on-call |\n| Down | Health check fails | P1 | Page on-call |\n| Drop | High refusal, none accepted | P1 | Page on-call |\n| Gone | \`absent(up)\` | P1 | Page on-call |\n| Stuck | No payout in 1 h | P1 | Page on-call |\n| Later | TBD | P2 | Page on-call |\n| Slow | p99 above its target | P2 | Page on-call |`,
    },
  ],
  *check(section) {
    for (const { cell, name } of vagueAlertsIn(section))
      yield {
        span: cell.span,
        message: `Unexpected condition '${cell.text}' of '${name.text}', expected a threshold such as \`> 2% for 5m\``,
      };
  },
});
