/** A JSON sample that is no JSON. */

import { lenientKinds } from '../notations/json/node.ts';
import { repairJson } from '../notations/json/repair.ts';
import { isTaggedJson, type Sample, samplesOf } from '../spec/json-sample.ts';
import type { Edit } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `POST /searches`\n\n**Request**:\n\n```json\n';

export const jsonSampleSyntax = sectionRule({
  id: 'json-sample-syntax',
  title: 'Sample is broken JSON',
  why: 'Samples are copied into tests, mocks and clients; a broken one is guessed at there, or passes for a rule.',
  severity: 'error',
  needs: 'fences',
  examples: [
    {
      bad: `${head}{\n  "name": "Mine"\n  ‹"shared"›: true\n}\n\`\`\`\n`,
      good: `${head}{\n  "name": "Mine",\n  "owner": <id>,\n  "tags": [...]\n  // more\n}\n\`\`\`\n\n\`\`\`jsonc\n{ "name": "Mine", }\n\`\`\`\n\n\`\`\`json5\n{ name: 'Mine' }\n\`\`\`\n`,
    },
    {
      bad: `${head}{ "name": "Mine"‹,› }\n\`\`\`\n`,
      good: `${head}POST /searches\n\n{ "name": "Mine" }\n\`\`\`\n\n\`\`\`\n{ name: no JSON at all }\n\`\`\`\n`,
    },
  ],
  *check(section) {
    let repairs = 0;
    for (const sample of samplesOf(section)) {
      const { fence, json, origin } = sample;
      if (!isTaggedJson(fence) || !fence.closed) continue;
      const isLenient = fence.language !== 'json';
      const problem = json.problems.find(p => p.kind !== 'limit' && !(isLenient && lenientKinds.has(p.kind)));
      if (!problem) continue;
      const edits = isLenient || repairs++ > maxRepairs ? [] : repairOf(sample);
      yield {
        span: shift(problem.span, origin),
        message: problem.message,
        ...(edits.length > 0 ? { fix: { title: 'Repair the JSON', edits } } : {}),
      };
    }
  },
});

/** Repairs take longer than findings; so many at once nobody asks for. */
const maxRepairs = 100;

/** Only the stretch that the repair changes. */
function repairOf({ json, origin }: Sample): Edit[] {
  const { text } = json;
  const repaired = repairJson(text);
  if (repaired === undefined) return [];
  let start = 0;
  while (start < text.length && text[start] === repaired[start]) start++;
  let tail = 0;
  while (
    tail < Math.min(text.length, repaired.length) - start &&
    text[text.length - 1 - tail] === repaired[repaired.length - 1 - tail]
  )
    tail++;
  const span = shift({ start, end: text.length - tail }, origin);
  return [{ span, newText: repaired.slice(start, repaired.length - tail) }];
}
