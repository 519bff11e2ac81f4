/** An endpoint that two specifications define as new. */

import { filesOf } from '../library/others.ts';
import { mentionsOf } from '../library/section-mentions.ts';
import { elsewhere, specRule, strings } from './rule.ts';

const one = (endpoint: string): string => `### New Endpoints\n\n#### ${endpoint}\n`;

export const endpointDefinedTwice = specRule({
  id: 'endpoint-defined-twice',
  title: 'Endpoint that two specifications define',
  why: 'Two teams build one endpoint to two contracts. The one who comes later changes what exists.',
  severity: 'warning',
  reads: ['endpoint'],
  options: {
    allow: strings('Paths that every service has for itself.', [
      '/health',
      '/healthz',
      '/livez',
      '/metrics',
      '/ping',
      '/ready',
      '/readyz',
      '/status',
      '/version',
    ]),
  },
  acrossFiles: true,
  examples: [
    {
      bad: one('`‹POST /searches/{id}/share›`'),
      good: `${one('`GET /searches/{id}/share`')}\n#### \`GET /health\`\n\n### Modified Endpoints\n\n#### \`POST /searches/{id}/share\`\n`,
      others: {
        'tech-042.md': one('`POST /searches/{searchId}/share/`\n\n#### `GET /health`'),
      },
    },
  ],
  *check(spec, { allow }, { library }) {
    if (!library) return;
    for (const { mention, span } of mentionsOf(spec, 'endpoint')) {
      const path = mention.key.slice(mention.key.indexOf(' ') + 1);
      if (path === '/' || allow.includes(path)) continue;
      const others = library.mentions('endpoint', mention.key);
      if (others.length === 0) continue;
      yield {
        span,
        message: `${mention.name} is new in ${filesOf(others)}, too, expected one of them to modify it`,
        related: others.slice(0, 3).map(m => elsewhere(m, 'New here as well')),
      };
    }
  },
});
