/** An endpoint that names a limit of its calls and does not say what happens above it. */

import { endpointOf } from '../spec/endpoint.ts';
import { errorPlace, lacksStatus, newErrorRow } from '../spec/new-error.ts';
import { sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `POST /searches`\n\n';
const table = '| Code | Condition | Response Body |\n|---|---|---|\n';

export const apiError429Missing = sectionRule({
  id: 'api-error-429-missing',
  title: 'No error for too many calls',
  why: 'A limit that nobody is told of is met as a failure, and retried at once.',
  severity: 'info',
  kinds: ['endpoint'],
  needs: 'tables',
  examples: [
    {
      bad: `${head}**Purpose**: Stores a search; ‹at most 30 requests per minute›.\n\n${table}| 401 | No token | \`{"error": "unauthorized"}\` |\n`,
      good: `${head}**Purpose**: Stores a search; no rate limit. Returns 20 entries per page, 30 calls a minute were measured.\n\n${table}| 401 | No token | - |\n\n#### \`GET /searches\`\n\n**Rate limit**: 30/min\n\n${table}| 429 | Too many | - |\n`,
    },
    {
      bad: `${head}**Rate limit**: ‹30/min›\n\n${table}| 401 | No token | \`{"error": "unauthorized"}\` |\n`,
      good: `${head}**Rate limit**: none\n\n${table}| 401 | No token | - |\n`,
    },
  ],
  *check(section) {
    const { isOpen, heading } = endpointOf(section);
    if (isOpen || !heading || !lacksStatus(section, [429])) return;
    const from = heading.span.end;
    const label = section.labels.find(l => /\brate limit/.test(l.key));
    const value = label && section.text.slice(label.value.start, label.value.end);
    const found = limit.exec(section.text.slice(from, section.part.end));
    const isLimit = value !== undefined && /\d/.test(value);
    if (!isLimit && !found) return;
    const edit = newErrorRow(section, { status: 429 });
    yield {
      span: isLimit
        ? label!.value
        : { start: from + found!.index, end: from + found!.index + found![0].length },
      message: 'Limit without a row for 429, expected one among the errors',
      related: [{ span: errorPlace(section), message: 'No row for 429' }],
      ...(edit ? { fix: { title: 'Add a row for 429', edits: [edit] } } : {}),
    };
  },
});

const limit =
  /\b(?:at most|max(?:imum)?(?: of)?|up to|limited to|no more than|rate[- ]limited (?:to|at)) \d[\d,]{0,8} (?:requests?|calls?) (?:per|a|each|\/) ?(?:\w+ (?:and|per) )?(?:second|minute|hour|day)\b/i;
