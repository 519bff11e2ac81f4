/** An endpoint with a body that does not say what happens where the body is wrong. */

import { endpointOf } from '../spec/endpoint.ts';
import { errorPlace, lacksStatus, newErrorRow } from '../spec/new-error.ts';
import { sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `POST /searches`\n\n';
const table = '| Code | Condition | Response Body |\n|---|---|---|\n';
const request = '**Request**:\n\n```json\n{ "name": "Mine" }\n```\n\n';

export const apiError400Missing = sectionRule({
  id: 'api-error-400-missing',
  title: 'No error for a wrong body',
  why: 'Every body can break a rule; without a row for it each client invents its own answer to that.',
  severity: 'info',
  kinds: ['endpoint'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}${request}‹**Error Responses**:›\n\n${table}| 401 | No token | \`{"error": "unauthorized"}\` |\n`,
      good: `${head}${request}**Error Responses**:\n\n${table}| 422 | Invalid | \`{"error": "invalid"}\` |\n\n#### \`POST /searches/runs\`\n\n**Error Responses**:\n\n${table}| 401 | No token | - |\n`,
    },
  ],
  *check(section) {
    const { request, isOpen, methods } = endpointOf(section);
    const sample = request?.sample;
    if (
      isOpen ||
      !request ||
      !sample?.document ||
      methods.includes('GET') ||
      !lacksStatus(section, [400, 422])
    )
      return;
    const edit = newErrorRow(section, { status: 400 });
    yield {
      span: errorPlace(section),
      message: 'Row for 400 is missing, expected it because of the body of the request',
      related: [{ span: request.label?.span ?? sample.fence.span, message: 'The body may be wrong' }],
      ...(edit ? { fix: { title: 'Add a row for 400', edits: [edit] } } : {}),
    };
  },
});
