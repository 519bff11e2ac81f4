/** Retries with no word on how they are spaced. */

import { type Failure, serviceOf } from '../spec/service.ts';
import { insertAt } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

const head =
  '## Integration Points\n\n### External Services\n\n#### Mail Service\n\n**Error Handling**:\n| Error | Retry | Fallback |\n|---|---|---|\n';

export const integrationRetryWithoutBackoff = sectionRule({
  id: 'integration-retry-without-backoff',
  title: 'Retries without a pause',
  why: 'Tries without a growing pause hit a service that is struggling all at once and keep it down.',
  severity: 'hint',
  kinds: ['service'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Timeout | ‹3x› | Queue |\n| 5xx | ‹up to 5 attempts› | Queue |`,
      good: `${head}| Timeout | 3x exponential | Queue |\n| 4xx | No | Log |\n| 500 | 3x every 5 s | Queue |\n| 502 | 1x | Queue |\n| 503 | 3x (1s/2s/4s) | Queue |\n| 504 | 3x with the next run | Queue |`,
    },
  ],
  *check(section) {
    // While blanks are left the cell may be the template's.
    if (section.placeholders.length > 0) return;
    for (const failure of serviceOf(section).failures) {
      const { retry, error } = failure;
      if (!retry || !isUnspaced(failure)) continue;
      yield {
        span: retry.span,
        message: `Retry '${retry.text}' of '${error.text}' has no pause, expected how the tries are spaced`,
        suggestions: [{ title: 'Add `exponential`', edits: [insertAt(retry.span.end, ' exponential')] }],
      };
    }
  },
});

/** Several tries and nothing else said; the cell is short enough to be sure of that. */
function isUnspaced({ retry, retries }: Failure): boolean {
  if (!retry || !retries || retries.none || (retries.count ?? 0) < 2 || retries.backoff || retries.delays)
    return false;
  const words =
    retry.text
      .slice(0, 60)
      .toLowerCase()
      .match(/[^\s\d~≤<=×.()-]+/g) ?? [];
  return words.every(word => plainWords.has(word));
}

const plainWords: ReadonlySet<string> = new Set(
  'x retry retries time times attempt attempts try tries up to max maximum at most'.split(' '),
);
