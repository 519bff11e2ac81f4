/** A status of a response that HTTP does not know. */

import { httpStatuses } from '../notations/http/http.ts';
import { endpointOf, phraseOf } from '../spec/endpoint.ts';
import { replace } from '../text/edit.ts';
import { type Repair, sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### `POST /searches`\n\n';

export const apiStatusUnknown = sectionRule({
  id: 'api-status-unknown',
  title: 'Unknown status of a response',
  why: 'A status outside of the registry is handled by no client and by no proxy as it was meant.',
  severity: 'error',
  kinds: ['endpoint', 'endpoint change'],
  examples: [
    {
      bad: `${head}**Response (‹299› Created)**:\n\n\`\`\`json\n{ "id": 1 }\n\`\`\`\n`,
      good: `${head}**Response (201 Created)**:\n\n\`\`\`json\n{ "id": 299 }\n\`\`\`\n\n**Response**: returns 250 entries at most\n\n**Response 101**: the socket is open\n`,
    },
  ],
  *check(section) {
    for (const { status, statusSpan, reason, label } of endpointOf(section).responses) {
      if (status === undefined || !statusSpan || phraseOf(status) !== undefined || status < 200) continue;
      // In the value of a label any number may stand.
      if (label && statusSpan.start >= label.span.end) continue;
      yield {
        span: statusSpan,
        message: `Unexpected status '${status}', expected one that HTTP knows`,
        suggestions: meant(reason?.text).map(
          (code): Repair => ({
            title: `Replace with \`${code}\``,
            edits: [replace(statusSpan, String(code))],
          }),
        ),
      };
    }
  },
});

/** The statuses that the phrase names, else those of success. */
function meant(reason: string | undefined): number[] {
  const named = [...httpStatuses].filter(([, phrase]) => phrase.toLowerCase() === reason?.toLowerCase());
  return named.length > 0 ? named.map(([code]) => code) : [200, 201, 202, 204];
}
