/** A path that says what is done, which is the method's part. */

import { endpointOf } from '../spec/endpoint.ts';
import { sectionRule } from './rule.ts';

export const apiPathVerb = sectionRule({
  id: 'api-path-verb',
  title: 'Verb in a path',
  why: 'In an API of resources the method says what is done; a verb in the path says it twice, or differently.',
  severity: 'off',
  kinds: ['endpoint', 'endpoint change'],
  examples: [
    {
      bad: '### New Endpoints\n\n#### `POST /‹createSearch›`\n',
      good: '### New Endpoints\n\n#### `POST /searches`\n\n#### `GET /updates`\n\n#### `GET /additional-owners`\n',
    },
  ],
  *check(section) {
    const { path, isOpen } = endpointOf(section);
    const found = path && !isOpen ? verb.exec(path.text) : null;
    if (!path || !found) return;
    const start = path.span.start + found.index;
    yield {
      span: { start, end: start + found[0].length },
      message: `Unexpected verb in '${found[0]}', expected a noun and the method to say what is done`,
    };
  },
});

const verb =
  /(?<=\/)(?:create|update|delete|remove|add|get|fetch|list|set|save)(?:(?=[/]|$)|[-_][a-z][\w-]*|[A-Z]\w*)(?=\/|$)/;
