/** A comment in a JSON sample of an endpoint. */

import { samplesOf } from '../spec/json-sample.ts';
import { shift } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `POST /searches`\n\n**Request**:\n\n```';

export const jsonSampleComment = sectionRule({
  id: 'json-sample-comment',
  title: 'Comment in a sample',
  why: 'JSON has no comments; what is said in one is lost to every tool that reads the sample.',
  severity: 'hint',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}json\n{\n  "name": "Mine" ‹// shown in the list›\n}\n\`\`\`\n`,
      good: `${head}json\n{\n  "url": "https://example.com/a#b",\n  // ...\n}\n\`\`\`\n\n\`\`\`jsonc\n{\n  "name": "Mine" // shown in the list\n}\n\`\`\`\n\n\`\`\`json\n// 200 OK\n{ "name": "Mine" }\n\`\`\`\n`,
    },
  ],
  *check(section) {
    for (const { json, origin, fence, isSure } of samplesOf(section)) {
      if (fence.language !== 'json' || !isSure) continue;
      for (const comment of json.comments) {
        const isInside = json.documents.some(d => d.span.start < comment.start && comment.end <= d.span.end);
        const text = json.text.slice(comment.start, comment.end);
        if (!isInside || /\.\.\.|…/.test(text)) continue;
        yield {
          span: shift(comment, origin),
          message: 'Unexpected comment, expected it in the description of the field',
        };
      }
    }
  },
});
