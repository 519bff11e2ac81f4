/** An endpoint that demands authentication and does not say what happens without it. */

import { readAuth } from '../spec/auth.ts';
import { endpointOf } from '../spec/endpoint.ts';
import { errorPlace, lacksStatus, newErrorRow } from '../spec/new-error.ts';
import type { Section } from '../spec/section.ts';
import type { Span } from '../text/span.ts';
import { type Finding, sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `GET /searches`\n\n';
const table = '| Code | Condition | Response Body |\n|---|---|---|\n';

export const apiError401Missing = sectionRule({
  id: 'api-error-401-missing',
  title: 'No error for a missing login',
  why: 'A client renews its token on 401 and shows a refusal on 403; it has to know that they can come.',
  severity: 'warning',
  kinds: ['endpoint'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}**Authentication**: Bearer token\n\n‹**Error Responses**:›\n\n${table}| 400 | Invalid | \`{"error": "invalid"}\` |\n`,
      good: `${head}**Authentication**: None, the list is public\n\n**Error Responses**:\n\n${table}| 400 | Invalid | \`{"error": "invalid"}\` |\n\n#### \`PUT /searches\`\n\n**Authentication**: Bearer token\n\n**Error Responses**:\n\n${table}| 4xx | Invalid | - |\n`,
    },
    {
      bad: `${head}**Authentication**: Bearer token with scope \`searches\`\n\n‹| Code | Condition | Response Body |›\n|---|---|---|\n| 401 | No token | - |\n`,
      good: `${head}**Authentication**: Bearer token with scope \`searches\`\n\n${table}| 401, 403 | No token, no scope | - |\n`,
    },
  ],
  *check(section) {
    const { auth, isOpen } = endpointOf(section);
    if (
      !auth ||
      isOpen ||
      section.placeholders.some(p => p.span.start >= auth.span.start && p.span.end <= auth.span.end)
    )
      return;
    const { isNone, isBlank, isScoped } = readAuth(auth);
    if (isNone || isBlank) return;
    if (lacksStatus(section, [401])) yield missing(section, 401, auth.span);
    if (isScoped && lacksStatus(section, [403])) yield missing(section, 403, auth.span);
  },
});

function missing(section: Section, status: number, cause: Span): Finding {
  const edit = newErrorRow(section, { status });
  return {
    span: errorPlace(section),
    message: `Row for ${status} is missing, expected it because of the authentication`,
    related: [
      { span: cause, message: status === 401 ? 'Authentication is demanded' : 'A permission is demanded' },
    ],
    ...(edit ? { fix: { title: `Add a row for ${status}`, edits: [edit] } } : {}),
  };
}
