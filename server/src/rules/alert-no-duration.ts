/** An alert that fires at the first outlier. */

import { alertsIn, isFlapping } from '../spec/alert.ts';
import { isSampleCell } from '../spec/sample-cell.ts';
import { insertAt } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

const head =
  '### Observability\n\n**Alerts**:\n| Alert | Condition | Severity | Action |\n|---|---|---|---|\n';

export const alertNoDuration = sectionRule({
  id: 'alert-no-duration',
  title: 'Alert without a duration',
  why: 'A condition that need not last fires for one slow request and is gone before anybody looks.',
  severity: 'hint',
  kinds: ['observability'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Errors | ‹> 2% 5xx› | P1 | Page on-call |\n| Backlog | ‹\`refund_queue_length > 40\`› | P2 | Page on-call |`,
      good: `${head}| Errors | > 2% 5xx for 5m | P1 | Page on-call |\n| Slow API | p99 > 2s over 10 minutes | P2 | Page on-call |\n| Payouts | \`rate(refund_failures_total[15m]) > 0.1\` | P1 | Page on-call |\n| Retries | > 3 failures in a row | P2 | Look |\n| Dead letters | > 0 messages | P2 | Look |\n| Old case | Oldest case > 2 days | P3 | Look |\n| High latency | p99 > 2s | P2 | Notify team |`,
    },
  ],
  *check(section) {
    for (const alert of alertsIn(section)) {
      if (!isFlapping(alert) || isSampleCell(alert.row, 'condition')) continue;
      const { span } = alert.condition!;
      yield {
        span,
        message: `Condition of '${alert.name.text}' has no duration, expected one such as \`for 5m\``,
        suggestions: [{ title: 'Add `for 5m`', edits: [insertAt(span.end, ' for 5m')] }],
      };
    }
  },
});
