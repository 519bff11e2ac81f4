/** A status of success in the table of errors. */

import { endpointOf, phraseOf } from '../spec/endpoint.ts';
import { sectionRule } from './rule.ts';

const head =
  '### New Endpoints\n\n#### `GET /searches`\n\n| Code | Condition | Response Body |\n|---|---|---|\n';

export const apiErrorCodeClass = sectionRule({
  id: 'api-error-code-class',
  title: 'Success among the errors',
  why: 'Clients tell success from failure by the status alone; an error under 200 is never noticed.',
  severity: 'error',
  kinds: ['endpoint'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| ‹200› | Nothing found | \`{"error": "not_found"}\` |\n| 500 | Failure | \`{"error": "internal_error"}\` |\n`,
      good: `${head}| 304 | Nothing new | - |\n| 500 | Failure after 200 ms | \`{"error": "internal_error"}\` |\n\n**Status codes**:\n\n| Code | Meaning | Body |\n|---|---|---|\n| 200 | Found | - |\n| 404 | Nothing found | - |\n`,
    },
  ],
  *check(section) {
    const { errors } = endpointOf(section);
    // A table of all statuses holds more than errors, and says so above it.
    const isOfErrors = (label: string): boolean => label === '' || /error|fail/.test(label);
    for (const { codes, row, errorCode } of errors)
      for (const { code, span } of codes)
        if (
          code >= 200 &&
          code < 300 &&
          phraseOf(code) &&
          isOfErrors(row.table.label) &&
          (errorCode || row.table.label !== '')
        )
          yield { span, message: `Unexpected status ${code} among the errors, expected 400 or above` };
  },
});
