/** A rollback whose trigger no alert watches. */

import { readCondition } from '../notations/quantity/condition.ts';
import type { Alert } from '../spec/alert.ts';
import { sectionsOfKind } from '../spec/place.ts';
import { type CellText, cellOf, rowsIn } from '../spec/rows.ts';
import type { Spec } from '../spec/spec.ts';
import { isErrorRate, isLatency } from '../spec/subject.ts';
import { alertsOf } from '../spec/target.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const alerts =
  '## Non-Functional Requirements\n\n### Observability\n\n**Alerts**:\n\n| Alert | Condition | Severity | Action |\n|---|---|---|---|\n';
const head = '## Rollout Plan\n\n### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n';

export const rollbackTriggerVsAlert = specRule({
  id: 'rollback-trigger-vs-alert',
  title: 'Rollback trigger without an alert',
  why: 'Nobody goes back because of a figure that nobody is told of.',
  severity: 'info',
  reads: ['observability', 'rollback'],
  examples: [
    {
      bad: `${alerts}| Slow | p99 > 2s | P2 | Notify |\n\n${head}| ‹Error rate > 5%› | Flag off | Ana |\n`,
      good: `${alerts}| Slow | p99 > 2s | P2 | Notify |\n\n${head}| p95 above 3 s | Flag off | Ana |\n| A search is lost | Restore | Ana |\n| More than 20 complaints | Flag off | Ana |\n`,
    },
    {
      bad: `${alerts}| Errors | >1% 5xx | P1 | Page |\n\n${head}| ‹p99 above 3 s for 10m› | Flag off | Ana |\n`,
      good: `${alerts}| Errors | >1% 5xx | P1 | Page |\n\n${head}| Error rate > 5% | Flag off | Ana |\n`,
    },
    {
      bad: `${alerts}| Queue | queue_length > 500 | P1 | Page |\n\n${head}| ‹5xx > 2%› | Flag off | Ana |\n`,
      good: `${alerts}| Failing | 5xx ratio > 0.02 for 5m | P1 | Page |\n\n${head}| 5xx > 2% | Flag off | Ana |\n`,
    },
  ],
  *check(spec) {
    if (!readsAllAlerts(spec)) return;
    for (const { section, origin } of sectionsOfKind(spec, 'rollback'))
      for (const row of rowsIn(section, 'rollback')) {
        const trigger = cellOf(row, 'trigger');
        const about = trigger && aboutOf(trigger);
        if (!about || alertsOf(spec).some(({ alert }) => tellsOf(alert, about))) continue;
        yield {
          span: shift(trigger.span, origin),
          message: `No alert on ${about}, expected one that tells of '${trigger.text}'`,
        };
      }
  },
});

/** True if there are alerts, and each states a threshold. */
const readsAllAlerts = (spec: Spec): boolean =>
  alertsOf(spec).length > 0 && alertsOf(spec).every(({ alert }) => alert.level !== undefined);

const kinds = { errors: new Set(['percent', 'ratio']), latency: new Set(['time']) } as const satisfies Record<
  string,
  ReadonlySet<string>
>;

/** True if the figure of an alert is of that kind, or its words say so: an error ratio may be a plain number. */
const tellsOf = ({ level, name, condition }: Alert, about: keyof typeof kinds): boolean =>
  kinds[about].has(level?.kind ?? '') ||
  (about === 'errors' && /\b(?:5xx|errors?)\b/i.test(`${name.text} ${condition?.text ?? ''}`));

/** What a trigger is about, where its words and its figure are certain. */
function aboutOf({ raw, text }: CellText): keyof typeof kinds | undefined {
  const reading = readCondition(raw);
  if (!reading?.comparator) return undefined;
  const { kind } = reading.quantity;
  if (kind === 'percent' && (isErrorRate(text) || reading.statusClass?.text.startsWith('5'))) return 'errors';
  return kind === 'time' && (reading.percentile || isLatency(text)) ? 'latency' : undefined;
}
