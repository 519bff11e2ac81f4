/** A response that has no body by its status, shown with one. */

import { endpointOf } from '../spec/endpoint.ts';
import { sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `DELETE /searches/{id}`\n\n';

export const api204WithBody = sectionRule({
  id: 'api-204-with-body',
  title: 'Body under a status without one',
  why: 'Servers drop the body of a 204, a 205 and a 304, so what is shown never arrives.',
  severity: 'error',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}**Response (204 No Content)**:\n\n\`\`\`json\n‹{ "id": 1 }›\n\`\`\`\n`,
      good: `${head}**Response (204 No Content)**:\n\nThe answer has no body.\n\n**Response (200 OK)**:\n\n\`\`\`json\n{ "id": 1 }\n\`\`\`\n`,
    },
  ],
  *check(section) {
    for (const { status, statusSpan, samples } of endpointOf(section).responses) {
      if (status !== 204 && status !== 205 && status !== 304) continue;
      for (const { json, origin } of samples)
        for (const document of json.documents.slice(0, 1))
          yield {
            span: { start: origin + document.span.start, end: origin + document.span.end },
            message: `Unexpected body, expected none under ${status}`,
            ...(statusSpan ? { related: [{ span: statusSpan, message: `${status} has no body` }] } : {}),
          };
    }
  },
});
