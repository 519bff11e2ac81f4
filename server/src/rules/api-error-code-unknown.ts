/** A code in the table of errors that is no status of HTTP. */

import { endpointOf, phraseOf } from '../spec/endpoint.ts';
import { sectionRule } from './rule.ts';

const head =
  '### New Endpoints\n\n#### `GET /searches`\n\n| Code | Condition | Response Body |\n|---|---|---|\n';

export const apiErrorCodeUnknown = sectionRule({
  id: 'api-error-code-unknown',
  title: 'Unknown status of an error',
  why: 'A status outside of the registry is handled by no client and by no proxy as it was meant.',
  severity: 'error',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| 400 | Invalid | \`{}\` |\n| ‹499› | Slow | \`{}\` |\n`,
      good: `${head}| 400 | Invalid | \`{}\` |\n| 4xx | Other | \`{}\` |\n| 1042 | Own code | \`{}\` |\n| E-499 | Own code | \`{}\` |\n| 418 | Tea | \`{}\` |\n`,
    },
  ],
  *check(section) {
    const codes = endpointOf(section).errors.flatMap(e => e.codes);
    const unknown = codes.filter(c => !isKnown(c.code));
    // A table of numbers of one's own is no table of statuses.
    if (unknown.length * 2 > codes.length) return;
    for (const { code, span } of unknown)
      yield { span, message: `Unexpected status '${code}', expected one that HTTP knows` };
  },
});

const isKnown = (code: number): boolean => phraseOf(code) !== undefined || code === 418 || code < 200;
