/** A body in the request of a method that has none. */

import { endpointOf } from '../spec/endpoint.ts';
import { sectionRule } from './rule.ts';

export const apiBodyOnGet = sectionRule({
  id: 'api-body-on-get',
  title: 'Body in a GET request',
  why: 'What a GET or HEAD request carries has no meaning to servers, caches and proxies; many of them refuse it.',
  severity: 'warning',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'fences',
  examples: [
    {
      bad: '### New Endpoints\n\n#### `GET /searches`\n\n**Request**:\n\n```json\n‹{ "owner": "me" }›\n```\n',
      good: '### New Endpoints\n\n#### `POST /searches`\n\n**Request**:\n\n```json\n{ "owner": "me" }\n```\n\n#### `GET /searches`\n\n**Request**:\n\n```http\nGET /searches?owner=me HTTP/1.1\nAccept: application/json\n```\n\n**Query parameters**:\n\n```json\n{ "owner": "me" }\n```\n',
    },
  ],
  *check(section) {
    const { methods, method, request, isOpen } = endpointOf(section);
    if (
      isOpen ||
      !method ||
      !request?.label ||
      methods.some(m => m !== 'GET' && m !== 'HEAD') ||
      methods.length === 0
    )
      return;
    for (const { json, origin, isOpen: isSampleOpen } of request.samples) {
      const [document] = json.documents;
      if (!document?.members?.length || isSampleOpen || json.heads.some(h => h.status !== undefined))
        continue;
      yield {
        span: { start: origin + document.span.start, end: origin + document.span.end },
        message: `Unexpected body in a ${methods[0]} request, expected its values in the query`,
        related: [{ span: method.span, message: `The method is ${method.text}` }],
      };
      return;
    }
  },
});
