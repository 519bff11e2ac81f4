/** A heading of an endpoint that does not say method and path. */

import { httpMethods } from '../notations/http/http.ts';
import { endpointOf } from '../spec/endpoint.ts';
import { insertAt, replace } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { type Finding, sectionRule } from './rule.ts';

const purpose = '**Purpose**: Stores a search.';

export const endpointHeadingFormat = sectionRule({
  id: 'endpoint-heading-format',
  title: 'Endpoint without method or path',
  why: 'The heading is the name by which tests, integrations and readers find the endpoint.',
  severity: 'error',
  kinds: ['endpoint', 'endpoint change'],
  examples: [
    {
      bad: `### New Endpoints\n\n#### ‹\`/searches\`›\n\n${purpose}`,
      good: `### New Endpoints\n\n#### \`POST /searches\`\n\n${purpose}`,
    },
    {
      bad: `### New Endpoints\n\n#### \`‹post› /searches\`\n\n${purpose}`,
      good: `### New Endpoints\n\n#### 1. PUT/PATCH \`/searches/{id}\`\n\n${purpose}\n\n#### /searches\n\n- **Method**: GET\n\n#### \`WS /searches/live\`\n\n${purpose}`,
    },
  ],
  *check(section) {
    const { heading, isOpen, method, methods, path, request, responses } = endpointOf(section);
    if (!heading || isOpen || section.content !== 'filled') return;
    if (method && path) {
      const upper = method.text.toUpperCase();
      if (methods.length > 0 && upper !== method.text)
        yield {
          span: method.span,
          message: `Unexpected method '${method.text}', expected '${upper}'`,
          fix: { title: `Write \`${upper}\``, edits: [replace(method.span, upper)] },
        };
      return;
    }
    if (path && !namesMethod.test(section.text.slice(heading.span.end)))
      yield withoutMethod(heading.span, path.span.start, request?.sample !== undefined);
    else if (!path && request && responses.length > 0)
      yield {
        span: heading.span,
        message: `Unexpected heading '${heading.text}', expected a method and a path such as \`GET /items\``,
      };
  },
});

const namesMethod = new RegExp(`\\b(?:${httpMethods.join('|')})\\b|\\bWebSocket|\\bSSE\\b|\\bgRPC\\b`);

function withoutMethod(span: Span, at: number, hasBody: boolean): Finding {
  const meant = httpMethods.slice(0, 5).filter(method => !hasBody || method !== 'GET');
  return {
    span,
    message: `The endpoint has no method, expected one of ${httpMethods.join(', ')} before the path`,
    suggestions: meant.map(method => ({
      title: `Insert \`${method}\``,
      edits: [insertAt(at, `${method} `)],
    })),
  };
}
