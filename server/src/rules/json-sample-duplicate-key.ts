/** A key that stands twice in one object of a sample. */

import { samplesOf } from '../spec/json-sample.ts';
import { shift } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `POST /searches`\n\n**Request**:\n\n```json\n';

export const jsonSampleDuplicateKey = sectionRule({
  id: 'json-sample-duplicate-key',
  title: 'Key twice in a sample',
  why: 'Of two equal keys a parser keeps one, and which one differs from parser to parser.',
  severity: 'error',
  needs: 'fences',
  examples: [
    {
      bad: `${head}{\n  "name": "Mine",\n  "‹name›": "Yours"\n}\n\`\`\`\n`,
      good: `${head}{ "name": "Mine", "owner": { "name": "Ann" }, "tags": [{ "name": "a" }, { "name": "b" }] }\n{ "name": "Yours" }\n\`\`\`\n`,
    },
  ],
  *check(section) {
    for (const { json, origin } of samplesOf(section))
      for (const { key, span, first } of json.duplicates) {
        if (/^(?:\.\.\.|…)?$/.test(key)) continue;
        yield {
          span: shift(span, origin),
          message: `Unexpected second key '${key}', expected it once in an object`,
          related: [{ span: shift(first, origin), message: 'First key' }],
        };
      }
  },
});
