/** A path parameter that the endpoint's section never mentions. */

import { endpointOf } from '../spec/endpoint.ts';
import { sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### ';

export const apiPathParamUndocumented = sectionRule({
  id: 'api-path-param-undocumented',
  title: 'Path parameter not documented',
  why: 'Without its type a path parameter is taken for a number by one side and for a UUID by the other.',
  severity: 'info',
  kinds: ['endpoint'],
  needs: 'labels',
  examples: [
    {
      bad: `${head}\`DELETE /searches/‹{searchId}›\`\n\n**Purpose**: Removes it.`,
      good: `${head}\`DELETE /searches/{searchId}\`\n\n**Purpose**: Removes the search \`searchId\` (UUID).\n\n#### \`GET /folders/{folder_id}\`\n\n**Purpose**: Reads a folder by its folder ID.\n\n#### \`GET /searches?page={n}\`\n\n**Purpose**: Reads a page.`,
    },
  ],
  *check(section) {
    const { heading, parameters, isOpen } = endpointOf(section);
    if (!heading || isOpen || section.content !== 'filled') return;
    const rest = section.text.slice(heading.span.end, section.part.end);
    const words = plain(rest);
    for (const { name, span } of parameters) {
      const key = plain(name).trim();
      // What stands in a query is no part of the path.
      if (section.text.slice(heading.span.start, span.start).includes('?')) continue;
      if (key === '' || words.includes(` ${key} `) || words.includes(` ${key}s `)) continue;
      yield {
        span,
        message: `Path parameter '${name}' is not mentioned below, expected its type and meaning`,
      };
    }
  },
});

/** Words alone, names taken apart. */
const plain = (text: string): string =>
  ` ${text
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
