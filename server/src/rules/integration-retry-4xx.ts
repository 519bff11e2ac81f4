/** A refused request that is sent again as it is. */

import { type Failure, failureCodes, serviceOf } from '../spec/service.ts';
import { sectionRule } from './rule.ts';

const head =
  '## Integration Points\n\n### External Services\n\n#### Mail Service\n\n**Error Handling**:\n| Error | Retry | Fallback |\n|---|---|---|\n';

export const integrationRetry4xx = sectionRule({
  id: 'integration-retry-4xx',
  title: 'Refused request is retried',
  why: 'What the service refused it refuses again: each further try costs time and quota and can lock the account out.',
  severity: 'warning',
  kinds: ['service'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| Timeout | 3x exponential | Queue |\n| 4xx | ‹3x exponential› | Log |\n| 404 Not Found | ‹2 retries› | Log |`,
      good: `${head}| 429 | 3x exponential | Queue |\n| 408, 409 | 3x | Queue |\n| 4xx | 3x, 429 only | Log |\n| 4xx except 429 | No | Log |\n| 401 | Once, with a new token | Log |\n| 4xx / 5xx | 3x exponential | Log |`,
    },
  ],
  *check(section) {
    for (const failure of serviceOf(section).failures) {
      const { retry, retries, error } = failure;
      if (!retry || !retries || !isRetried(failure) || !isRefused(failure)) continue;
      yield {
        span: retry.span,
        message: `Unexpected retry '${retry.text}' of '${error.text}', expected none: the same request is refused again`,
        suggestions: [{ title: 'Replace with `No`', edits: [{ span: retry.span, newText: 'No' }] }],
      };
    }
  },
});

const isRetried = ({ retries }: Failure): boolean =>
  retries !== undefined && !retries.none && ((retries.count ?? 0) > 0 || retries.backoff === true);

/** Codes that ask to try again: timeout, conflict, locked, too early, too many requests. */
const passing: ReadonlySet<string> = new Set(['408', '409', '423', '425', '429']);

/** Refused for what the request says, with no word on which or on what changes before the next try. */
function isRefused({ error, retry, classes }: Failure): boolean {
  const codes = failureCodes(error.text);
  if (codes.length === 0 || classes.size !== 1 || !classes.has('4xx')) return false;
  if (codes.some(code => passing.has(code))) return false;
  if (/\b(?:except|unless|only)\b/i.test(error.text)) return false;
  return !/\b(?:40[89]|42[359]|except|unless|only|not|if|when|after|new|fresh|refresh\w*|renew\w*|token|rate|thrott\w*|limit\w*|chang\w*|correct\w*)\b/i.test(
    retry!.text,
  );
}
