/** Two error rows that nobody can tell apart. */

import { endpointOf } from '../spec/endpoint.ts';
import { sectionRule } from './rule.ts';

const head =
  '### New Endpoints\n\n#### `GET /searches`\n\n| Code | Condition | Response Body |\n|---|---|---|\n';

export const apiErrorCodeDuplicate = sectionRule({
  id: 'api-error-code-duplicate',
  title: 'Error listed twice',
  why: 'Two rows with one status and one code are either one error written twice or two that no client can tell apart.',
  severity: 'info',
  kinds: ['endpoint'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| 409 | Name taken | \`{"error": "conflict"}\` |\n| ‹409› | Search locked | \`{"error": "conflict"}\` |\n`,
      good: `${head}| 409 | Name taken | \`{"error": "name_taken"}\` |\n| 409 | Search locked | \`{"error": "locked"}\` |\n| 400 | Name missing | \`{"error": "invalid", "field": "name"}\` |\n| 400 | Query missing | \`{"error": "invalid", "field": "query"}\` |\n| 422 | Too long | |\n| 422 | Too short | |\n`,
    },
  ],
  *check(section) {
    const known = new Map<string, { start: number; end: number }>();
    for (const { code, codeSpan, errorCode, condition, body } of endpointOf(section).errors) {
      if (code === undefined || !codeSpan || (!errorCode && !condition)) continue;
      const key = `${code} ${(errorCode ? (body?.text ?? '') : (condition?.text ?? '')).toLowerCase()}`;
      const first = known.get(key);
      if (first)
        yield {
          span: codeSpan,
          message: `Unexpected second row for ${code}${errorCode ? ` with '${errorCode.text}'` : ''}, expected one or another code`,
          related: [{ span: first, message: 'First row' }],
        };
      else known.set(key, codeSpan);
    }
  },
});
