/** A body in the table of errors that is no JSON. */

import { lenientKinds } from '../notations/json/node.ts';
import { repairJson } from '../notations/json/repair.ts';
import { endpointOf } from '../spec/endpoint.ts';
import { replace } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head =
  '### New Endpoints\n\n#### `GET /searches`\n\n| Code | Condition | Response Body |\n|---|---|---|\n';

export const apiErrorBodyJson = sectionRule({
  id: 'api-error-body-json',
  title: 'Body of an error is broken',
  why: 'Bodies of errors are copied into clients and mocks; a broken one is guessed at there.',
  severity: 'error',
  kinds: ['endpoint', 'endpoint change'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}| 400 | Invalid | \`‹{›"error": "invalid"\` |\n`,
      good: `${head}| 400 | Invalid | \`{"error": "invalid", "details": [...]}\` |\n| 401 | No token | \`{ error }\` |\n| 403 | Denied | {"error": "forbidden", ...} |\n| 404 | None | \`{"error": "a \\| b"}\` |\n| 409 | Taken | \`{error: "conflict"}\` and a header |\n`,
    },
    {
      bad: `${head}| 400 | Invalid | \`{"error": "invalid" ‹"field"›: "name"}\` |\n`,
      good: `${head}| 400 | Invalid | \`{"error": "invalid", "field": <name>}\` |\n`,
    },
  ],
  *check(section) {
    let repairs = 0;
    for (const { bodySample, bodyOrigin, body } of endpointOf(section).errors) {
      if (!bodySample || !body) continue;
      const { problems, text } = bodySample;
      // JavaScript's notation is a way of writing it, and half of it is a slip.
      const isQuoted = /^\s*[{[]\s*"/.test(text);
      const problem = problems.find(p => p.kind !== 'limit' && (isQuoted || !lenientKinds.has(p.kind)));
      if (!problem || !isQuoted) continue;
      const repaired = repairs++ < maxRepairs ? repairJson(text) : undefined;
      const raw = section.text.slice(bodyOrigin, bodyOrigin + text.length);
      yield {
        span: shift(problem.span, bodyOrigin),
        message: problem.message,
        ...(repaired === undefined || raw !== text
          ? {}
          : {
              fix: {
                title: 'Repair the JSON',
                edits: [replace({ start: bodyOrigin, end: bodyOrigin + text.length }, repaired)],
              },
            }),
      };
    }
  },
});

/** Repairs take longer than findings; so many at once nobody asks for. */
const maxRepairs = 100;
