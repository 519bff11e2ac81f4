/** A path that is not written as a path: blanks, a query, slashes too many or too few. */

import { type Endpoint, endpointOf } from '../spec/endpoint.ts';
import { insertAt, replace } from '../text/edit.ts';
import { type Finding, sectionRule } from './rule.ts';

export const apiPathFormat = sectionRule({
  id: 'api-path-format',
  title: 'Path not well formed',
  why: 'A path is copied into routers, clients and tests; one blank or slash more is another path.',
  severity: 'warning',
  kinds: ['endpoint', 'endpoint change'],
  examples: [
    {
      bad: '### New Endpoints\n\n#### `POST /searches‹/›`\n',
      good: '### New Endpoints\n\n#### `GET /`\n\n#### `GET /files/{path}/*`\n\n#### `GET https://api.example.com/searches`\n\n#### `GET /searches/{search id}`\n',
    },
    {
      bad: '### New Endpoints\n\n#### `GET /searches‹?owner={id}›`\n\n#### `GET /saved‹ ›searches`\n\n#### `POST ‹›api/searches`\n\n#### `GET /v1‹//›searches`\n',
      good: '### New Endpoints\n\n#### `GET /saved-searches` (owner only)\n\n#### `POST /searches/:id`\n',
    },
  ],
  *check(section) {
    const endpoint = endpointOf(section);
    if (endpoint.path && !endpoint.isOpen) yield* faults(endpoint);
  },
});

function* faults({ path, isCode }: Endpoint): Generator<Finding> {
  const { text, span } = path!;
  const at = (start: number, end: number) => ({ start: span.start + start, end: span.start + end });
  if (!text.startsWith('/'))
    yield {
      span: at(0, 0),
      message: `Unexpected path '${text}', expected a slash at its start`,
      fix: { title: 'Insert `/`', edits: [insertAt(span.start, '/')] },
    };
  const query = text.search(/\?(?=\w|\{|&|$)/);
  if (query >= 0 && !/[[({]\?|\?[)\]}]/.test(text))
    yield {
      span: at(query, text.length),
      message: `Unexpected query '${text.slice(query)}' in the path, expected its parameters under the request`,
    };
  const own = query >= 0 ? text.slice(0, query) : text;
  const masked = own.replace(/\{[^{}]*\}|<[^<>]*>|\[[^[\]]*\]/g, m => 'x'.repeat(m.length));
  const blank = isCode ? /(?<!\s)\s+(?=\S)/.exec(masked) : null;
  if (blank)
    yield {
      span: at(blank.index, blank.index + blank[0].length),
      message: 'Unexpected blank in the path, expected none',
      suggestions: [
        {
          title: 'Replace with `-`',
          edits: [replace(at(blank.index, blank.index + blank[0].length), '-')],
        },
      ],
    };
  const double = /\/{2,}/.exec(masked);
  const end = /(?<=[^/])\/$/.exec(masked);
  const slashes = double ?? end;
  if (!slashes) return;
  const stretch = at(slashes.index, slashes.index + slashes[0].length);
  yield {
    span: stretch,
    message: double
      ? "Unexpected '//' in the path, expected one slash"
      : 'Unexpected slash at the end of the path, expected none',
    fix: { title: 'Remove the slash', edits: [replace(stretch, double ? '/' : '')] },
  };
}
