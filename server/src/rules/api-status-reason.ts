/** A status whose phrase is that of another status. */

import { httpStatuses } from '../notations/http/http.ts';
import { endpointOf, phraseOf } from '../spec/endpoint.ts';
import type { Word } from '../spec/endpoint-heading.ts';
import type { Section } from '../spec/section.ts';
import { replace } from '../text/edit.ts';
import { nearest } from '../text/similarity.ts';
import { type Span, textOf } from '../text/span.ts';
import { type Finding, sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `POST /searches`\n\n';

export const apiStatusReason = sectionRule({
  id: 'api-status-reason',
  title: 'Phrase of another status',
  why: 'Number and phrase disagree, so one reader builds the one and another reader the other.',
  severity: 'hint',
  kinds: ['endpoint', 'endpoint change'],
  examples: [
    {
      bad: `${head}**Response (201 ‹OK›)**:\n\n\`\`\`json\n{ "id": 1 }\n\`\`\`\n`,
      good: `${head}**Response (201 Created)**:\n\n\`\`\`json\n{ "id": 1 }\n\`\`\`\n\n**Response (200 Success)**: the search\n\n**Response (202 - queued)**: nothing\n`,
    },
    {
      bad: `${head}| Code | Condition | Response Body |\n|---|---|---|\n| 404 ‹Bad Request› | No search | \`{}\` |\n`,
      good: `${head}| Code | Condition | Response Body |\n|---|---|---|\n| 422 Unprocessable Entity | No search | \`{}\` |\n| 404 Not found | No search | \`{}\` |\n| 409 Conflict (name taken) | No search | \`{}\` |\n`,
    },
    {
      bad: `${head}**Response (201 ‹Craeted›)**: the search\n`,
      good: `${head}**Response (201 created)**: the search\n`,
    },
  ],
  *check(section) {
    const { responses, errors } = endpointOf(section);
    for (const { status, reason } of responses)
      if (status !== undefined && reason) yield* compare(status, reason);
    for (const { codeCell, codes } of errors) {
      const [code] = codes;
      if (!codeCell || !code || codes.length > 1) continue;
      const reason = phraseBehind(section, { start: code.span.end, end: codeCell.span.end });
      if (reason) yield* compare(code.code, reason);
    }
  },
});

/** Phrases that had another wording before RFC 9110. */
const older: Readonly<Record<string, number>> = {
  'payload too large': 413,
  'request entity too large': 413,
  'uri too long': 414,
  'unprocessable entity': 422,
  'moved temporarily': 302,
  'server error': 500,
};

function phraseBehind(section: Section, span: Span): Word | undefined {
  const found = /^[\s:–—*`-]{0,9}([A-Za-z][A-Za-z']*(?:[ -][A-Za-z']+){0,5})[\s*`]{0,9}(?:\(|$)/.exec(
    textOf(section.text, span),
  );
  if (!found) return undefined;
  const start = span.start + found[0].indexOf(found[1]!);
  return { text: found[1]!, span: { start, end: start + found[1]!.length } };
}

function* compare(status: number, { text, span }: Word): Generator<Finding> {
  const expected = phraseOf(status);
  const given = text.toLowerCase();
  if (expected === undefined || given === expected.toLowerCase() || older[given] === status) return;
  const other = [...httpStatuses].find(([, phrase]) => phrase.toLowerCase() === given)?.[0] ?? older[given];
  const isMisspelt = other === undefined && text.length > 3 && nearest(text, [expected]) !== undefined;
  if (other === undefined && !isMisspelt) return;
  yield {
    span,
    message: `Unexpected phrase '${text}', ${status} is '${expected}'`,
    fix: { title: `Write \`${expected}\``, edits: [replace(span, expected)] },
  };
}
