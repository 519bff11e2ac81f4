/** An endpoint that does not say what a successful call returns. */

import { endpointOf } from '../spec/endpoint.ts';
import { gate, sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `GET /searches`\n\n**Purpose**: Lists them.\n\n';

export const apiResponseMissing = sectionRule({
  id: 'api-response-missing',
  title: 'No response of success',
  why: 'Errors alone are half a contract: the caller has to know what comes back when the call succeeds.',
  severity: gate({ Draft: 'info', 'In Review': 'error' }),
  kinds: ['endpoint'],
  needs: 'labels',
  examples: [
    {
      bad: `${head}‹**Response (404 Not Found)**:›\n\`\`\`json\n{ "error": "not_found" }\n\`\`\`\n`,
      good: `${head}**Response (200 OK)**:\n\`\`\`json\n{ "items": [] }\n\`\`\`\n\n**Response (404 Not Found)**:\n\`\`\`json\n{ "error": "not_found" }\n\`\`\`\n`,
    },
    {
      bad: `${head}‹**Response (200 OK)**:›\n\n**Error Responses**: as everywhere\n`,
      good: `${head}**Response (204 No Content)**:\n\n**Error Responses**: as everywhere\n`,
    },
  ],
  *check(section) {
    const { isOpen, responses } = endpointOf(section);
    if (isOpen) return;
    const labels = section.labels.filter(l => /\bresponse\b/.test(l.key) && !/\berrors?\b/.test(l.key));
    const [label] = labels;
    if (!label) return;
    if (responses.length === 0) {
      if (!success.test(section.text.slice(section.part.start, section.part.end)))
        yield {
          span: label.span,
          message: 'No response of success, expected one such as `Response (200 OK)`',
        };
      return;
    }
    for (const { label: own, region, status, samples, fields } of responses) {
      if (!own || own.key !== label.key || samples.length > 0 || fields.length > 0) continue;
      if (status !== undefined && status !== 200 && status !== 201) continue;
      if (region.end > own.span.end || own.value.end > own.value.start) continue;
      yield {
        span: own.span,
        message: `'${own.name}' says nothing, expected a sample or a sentence`,
      };
    }
  },
});

/** Prose that names a status of success. */
const success =
  /\b(?:returns?|responds?|answers?|status|HTTP|response|with)\b[^\n\d]{0,30}(?<!\d)[23]\d\d(?!\d)/i;
