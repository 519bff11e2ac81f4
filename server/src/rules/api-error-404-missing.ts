/** An endpoint with a parameter in its path that does not say what happens where nothing is found. */

import { endpointOf } from '../spec/endpoint.ts';
import { errorPlace, lacksStatus, newErrorRow } from '../spec/new-error.ts';
import { sectionRule } from './rule.ts';

const table = '| Code | Condition | Response Body |\n|---|---|---|\n';

export const apiError404Missing = sectionRule({
  id: 'api-error-404-missing',
  title: 'No error for an unknown id',
  why: 'An identifier in the path can be one that does not exist, and callers have to be told.',
  severity: 'info',
  kinds: ['endpoint'],
  needs: 'tables',
  examples: [
    {
      bad: `### New Endpoints\n\n#### \`GET /searches/{id}\`\n\n‹**Error Responses**:›\n\n${table}| 401 | No token | \`{"error": "unauthorized"}\` |\n`,
      good: `### New Endpoints\n\n#### \`GET /searches\`\n\n**Error Responses**:\n\n${table}| 401 | No token | \`{"error": "unauthorized"}\` |\n\n#### \`GET /searches/{id}\`\n\n**Error Responses**:\n\n${table}| 410 | It was removed | - |\n`,
    },
  ],
  *check(section) {
    const { parameters, isOpen } = endpointOf(section);
    const [parameter] = parameters;
    if (isOpen || !parameter || !lacksStatus(section, [404, 410])) return;
    const edit = newErrorRow(section, { status: 404 });
    yield {
      span: errorPlace(section),
      message: `Row for 404 is missing, expected it because of '${parameter.name}' in the path`,
      related: [{ span: parameter.span, message: 'It may not exist' }],
      ...(edit ? { fix: { title: 'Add a row for 404', edits: [edit] } } : {}),
    };
  },
});
