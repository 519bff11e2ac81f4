/** A method in the heading of an endpoint that HTTP does not know. */

import { httpMethods } from '../notations/http/http.ts';
import { endpointOf } from '../spec/endpoint.ts';
import { nearest } from '../text/similarity.ts';
import { sectionRule, unexpectedValue } from './rule.ts';

export const httpMethodUnknown = sectionRule({
  id: 'http-method-unknown',
  title: 'Unknown HTTP method',
  why: 'An endpoint with a method that does not exist can be neither built nor called.',
  severity: 'error',
  kinds: ['endpoint', 'endpoint change'],
  examples: [
    {
      bad: '### New Endpoints\n\n#### `‹PSOT› /searches`\n',
      good: '### New Endpoints\n\n#### `POST /searches`\n\n#### GET|HEAD /searches\n\n#### `WS /searches/live`\n\n#### patch `/searches/{id}`\n',
    },
    {
      bad: '### Modified Endpoints\n\n#### `‹FETCH› /searches`\n',
      good: '### Modified Endpoints\n\n#### Admin API /searches\n',
    },
  ],
  *check(section) {
    const { method, methods, isOpen, isCode } = endpointOf(section);
    if (!method || isOpen || methods.length > 0 || others.has(method.text.toUpperCase())) return;
    if (/[/|,]/.test(method.text)) return;
    const near = nearest(method.text, httpMethods);
    if (near === undefined && !isCode) return;
    yield unexpectedValue(method.span, method.text, { near, place: 'in the heading', choices: httpMethods });
  },
});

/** Methods and protocols that are no methods of HTTP but stand in such headings for a reason. */
const others: ReadonlySet<string> = new Set(
  'CONNECT TRACE QUERY WS WSS WEBSOCKET SSE STREAM SUBSCRIBE SUB PUB PUBLISH RPC GRPC MUTATION GRAPHQL ANY ALL LINK UNLINK PURGE SEARCH PROPFIND REPORT CRON CLI API URL URI'.split(
    ' ',
  ),
);
