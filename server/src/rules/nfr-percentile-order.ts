/** A higher percentile with a shorter time than a lower one. */

import type { Section } from '../spec/section.ts';
import { type Target, targetsIn } from '../spec/target.ts';
import { textOf } from '../text/span.ts';
import { type Finding, sectionRule } from './rule.ts';

const head = '### Performance\n\n| Metric | Target | Measurement |\n|---|---|---|\n';

export const nfrPercentileOrder = sectionRule({
  id: 'nfr-percentile-order',
  title: 'Percentiles in the wrong order',
  why: 'A higher percentile holds the slower requests too, so that its time cannot be shorter: one of the two targets is wrong.',
  severity: 'error',
  kinds: ['performance'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| API response time (p50) | < 100ms | Traces |\n| API response time (p99) | < ‹50ms› | Traces |`,
      good: `${head}| API response time (p50) | < 100ms | Traces |\n| API response time (p99) | < 0.5s | Traces |\n| Search response time (p99) | < 90ms | Traces |\n| API response time (p99.9) | < 500ms | Traces |`,
    },
    {
      bad: `${head}| Search latency | p50 < 300 ms, p95 < ‹200 ms› | Traces |`,
      good: `${head}| Search latency | p50 < 200 ms, p95 < 300 ms | Traces |\n| Cache hits (p50) | > 90% | Traces |\n| Cache hits (p99) | > 70% | Traces |`,
    },
  ],
  *check(section) {
    for (const targets of groupsOf(targetsIn(section))) {
      let before = targets[0]!;
      for (const target of targets.slice(1)) {
        if (target.percentile! > before.percentile! && target.quantity.value < before.quantity.value)
          yield finding(section, { before, target, maySwap: isSortedWith(targets, before, target) });
        else before = target;
      }
    }
  },
});

/** Upper bounds of times by what they are about, the lowest percentile first. */
function groupsOf(targets: readonly Target[]): Target[][] {
  const groups = new Map<string, Target[]>();
  for (const target of targets) {
    const { subject, percentile, quantity, comparator } = target;
    if (percentile === undefined || quantity.kind !== 'time' || quantity.high !== undefined) continue;
    if (comparator === '>' || comparator === '>=' || comparator === '~') continue;
    groups.set(subject, [...(groups.get(subject) ?? []), target]);
  }
  return [...groups.values()].map(group => group.sort((a, b) => a.percentile! - b.percentile!));
}

/** True if the group is in order once the two figures have changed places. */
function isSortedWith(targets: readonly Target[], before: Target, target: Target): boolean {
  const values = targets.map(t => (t === before ? target : t === target ? before : t).quantity.value);
  return values.every((value, i) => i === 0 || values[i - 1]! <= value);
}

interface Faulty {
  readonly before: Target;
  readonly target: Target;
  readonly maySwap: boolean;
}

function finding({ text }: Section, { before, target, maySwap }: Faulty): Finding {
  const [low, high] = [textOf(text, before.figure), textOf(text, target.figure)];
  return {
    span: target.figure,
    message: `Unexpected p${target.percentile} of ${high} below p${before.percentile} of ${low}, expected at least ${low}`,
    related: [{ span: before.figure, message: `p${before.percentile} is ${low}` }],
    ...(maySwap && {
      suggestions: [
        {
          title: `Swap \`${low}\` and \`${high}\``,
          edits: [
            { span: before.figure, newText: high },
            { span: target.figure, newText: low },
          ],
        },
      ],
    }),
  };
}
