/** A heading of an endpoint whose method and path are not marked as code. */

import { endpointOf } from '../spec/endpoint.ts';
import { insertAt } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

export const endpointHeadingUnmarked = sectionRule({
  id: 'endpoint-heading-unmarked',
  title: 'Endpoint not in code marks',
  why: 'Outside of code marks Markdown takes `{id}`, `*` and `_` for its own, and the path reads differently from what is called.',
  severity: 'hint',
  kinds: ['endpoint', 'endpoint change'],
  examples: [
    {
      bad: '### New Endpoints\n\n#### ‹POST /searches/{id}›\n',
      good: '### New Endpoints\n\n#### `POST /searches/{id}`\n\n#### Stores a search: `PUT /searches/{id}`\n',
    },
  ],
  *check(section) {
    const { heading, isOpen, isCode, method, methods, path } = endpointOf(section);
    if (!heading || isOpen || isCode || !method || !path || methods.length === 0) return;
    const span = { start: method.span.start, end: path.span.end };
    const text = section.text.slice(span.start, span.end);
    if (!/^[A-Z/|,]+ \S+$/.test(text) || /[`*]/.test(heading.text)) return;
    yield {
      span,
      message: `Unexpected plain text, expected \`${text}\` in code marks`,
      fix: { title: 'Mark as code', edits: [insertAt(span.start, '`'), insertAt(span.end, '`')] },
    };
  },
});
