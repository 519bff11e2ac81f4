/** A target without a figure. */

import { vagueTargetsIn } from '../spec/vague.ts';
import { sectionRule } from './rule.ts';

const head = '### Performance\n\n| Metric | Target | Measurement |\n|---|---|---|\n';

export const nfrTargetUnreadable = sectionRule({
  id: 'nfr-target-unreadable',
  title: 'Target without a figure',
  why: 'Nobody can test, size or alert for "fast"; a number and a unit say when the work is done.',
  severity: 'info',
  kinds: ['performance'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| API response time | ‹Fast› | Traces |\n| Database query time | < ‹50› | Query logs |`,
      good: `${head}| API response time | below 200 ms | Traces |\n| Open searches | 500 | Gauge |\n| Data loss | None | Drill |\n| Start-up | TBD | Logs |\n| Page weight | - | |`,
    },
  ],
  *check(section) {
    for (const { cell, name, hasNumber } of vagueTargetsIn(section)) {
      const lead = hasNumber ? /^[<>=≤≥~\s]*/.exec(cell.raw)![0].length : 0;
      yield {
        span: { start: cell.span.start + lead, end: cell.span.end },
        message: hasNumber
          ? `Unexpected number without a unit for '${name.text}', expected one such as \`ms\` or \`s\``
          : `Unexpected target '${cell.text}' for '${name.text}', expected a number and a unit`,
        ...(hasNumber && {
          suggestions: unitsFor(cell.text).map(unit => ({
            title: `Add the unit \`${unit}\``,
            edits: [{ span: { start: cell.span.end, end: cell.span.end }, newText: ` ${unit}` }],
          })),
        }),
      };
    }
  },
});

/** Fifty or more are hardly seconds. */
const unitsFor = (text: string): string[] => (Number(/\d+/.exec(text)?.[0] ?? 0) < 50 ? ['ms', 's'] : ['ms']);
