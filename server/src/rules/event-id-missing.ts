/** A sample of an event whose envelope has no id. */

import { lacking } from '../spec/event-envelope.ts';
import { sectionRule } from './rule.ts';

const head = '### Event Publishing\n\n#### Events Produced\n\n';

export const eventIdMissing = sectionRule({
  id: 'event-id-missing',
  title: 'Event without an id',
  why: 'Without an id nobody can tell a second delivery of one event from a second event.',
  severity: 'info',
  kinds: ['events produced'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}\`\`\`json\n{\n  "eventType": "‹refund.approved›",\n  "timestamp": "2026-01-15T09:30:00Z",\n  "payload": { "id": "r-1" }\n}\n\`\`\``,
      good: `${head}\`\`\`json\n{\n  "metadata": { "message_id": "m-1" },\n  "eventType": "refund.approved",\n  "payload": {}\n}\n\`\`\`\n\n\`\`\`json\n{ "eventType": "refund.closed", ... }\n\`\`\``,
    },
  ],
  *check(section) {
    for (const { span, name, key, edits } of lacking(section, 'id'))
      yield {
        span,
        message: `Sample of '${name}' has no id, expected a key such as '${key}' beside the payload`,
        ...(edits.length > 0 ? { suggestions: [{ title: `Add \`${key}\``, edits }] } : {}),
      };
  },
});
