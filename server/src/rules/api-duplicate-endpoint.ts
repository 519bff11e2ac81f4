/** An endpoint that is specified twice. */

import { endpointsOf } from '../spec/endpoint.ts';
import { endpointKeys } from '../spec/endpoint-key.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

export const apiDuplicateEndpoint = specRule({
  id: 'api-duplicate-endpoint',
  title: 'Endpoint specified twice',
  why: 'Two sections for one endpoint are two contracts, and only one of them can be built.',
  severity: 'error',
  reads: ['endpoint', 'endpoint change'],
  examples: [
    {
      bad: '### New Endpoints\n\n#### `GET /searches/{id}`\n\n#### ‹`GET /searches/{searchId}`›\n',
      good: '### New Endpoints\n\n#### `GET /searches/{id}`\n\n#### `PUT /searches/{id}`\n\n#### `GET /searches`\n\n#### `GET /searches?shared=true`\n',
    },
    {
      bad: '### New Endpoints\n\n#### `GET /searches`\n\n### Modified Endpoints\n\n#### ‹GET `/searches/`›\n',
      good: '### New Endpoints\n\n#### `GET /searches`\n\n### Modified Endpoints\n\n#### `GET /searches/mine`\n',
    },
  ],
  *check(spec) {
    const known = new Map<string, { span: { start: number; end: number }; text: string }>();
    for (const { placed, endpoint } of endpointsOf(spec)) {
      const { heading, isOpen } = endpoint;
      if (!heading || isOpen) continue;
      const span = shift(heading.span, placed.origin);
      for (const key of endpointKeys(endpoint)) {
        const first = known.get(key);
        if (!first) {
          known.set(key, { span, text: heading.text });
          continue;
        }
        yield {
          span,
          message: `Unexpected second section for ${key}, expected one`,
          related: [{ span: first.span, message: `First specified as ${first.text}` }],
        };
        break;
      }
    }
  },
});
