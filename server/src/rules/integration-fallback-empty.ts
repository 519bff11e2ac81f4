/** A failure of a service with no word on what happens then. */

import { isNothing, serviceOf } from '../spec/service.ts';
import { sectionRule } from './rule.ts';

const head =
  '## Integration Points\n\n### External Services\n\n#### Mail Service\n\n**Error Handling**:\n| Error | Retry | Fallback |\n|---|---|---|\n';

export const integrationFallbackEmpty = sectionRule({
  id: 'integration-fallback-empty',
  title: 'Failure without a fallback',
  why: 'When all tries have failed the user still sees something; if nobody says what, it is an error page.',
  severity: 'warning',
  kinds: ['service'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| ‹Timeout› | 3x exponential | |\n| 5xx | 3x exponential | ‹-› |`,
      good: `${head}| Timeout | 3x exponential | None, the job fails |\n| 4xx | No | - |\n| 5xx | 3x exponential | Queue |\n| Duplicate | | |`,
    },
  ],
  *check(section) {
    for (const { row, error, fallback, retries, classes } of serviceOf(section).failures) {
      if (!row.cells.has('fallback') || !isNothing(fallback, section)) continue;
      // A refusal may simply be handed on.
      if (!classes.has('timeout') && !classes.has('5xx') && (!retries || retries.none)) continue;
      yield {
        span: fallback?.span ?? error.span,
        message: `'${error.text}' has no fallback, expected what happens when the service does not answer`,
      };
    }
  },
});
