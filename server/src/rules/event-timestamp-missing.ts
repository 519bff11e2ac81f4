/** A sample of an event whose envelope does not say when it happened. */

import { lacking } from '../spec/event-envelope.ts';
import { sectionRule } from './rule.ts';

const head = '### Event Publishing\n\n#### Events Produced\n\n';

export const eventTimestampMissing = sectionRule({
  id: 'event-timestamp-missing',
  title: 'Event without a time',
  why: 'Events arrive late and out of order; only the time in the event tells when it happened.',
  severity: 'info',
  kinds: ['events produced'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}\`\`\`json\n{\n  "eventId": "e-1",\n  "eventType": "‹refund.approved›",\n  "payload": { "approvedAt": "2026-01-15T09:30:00Z" }\n}\n\`\`\``,
      good: `${head}\`\`\`json\n{\n  "eventId": "e-1",\n  "eventType": "refund.approved",\n  "occurredAt": "2026-01-15T09:30:00Z",\n  "payload": {}\n}\n\`\`\`\n\n\`\`\`json\n{ "id": "r-1", "amount": 10 }\n\`\`\``,
    },
  ],
  *check(section) {
    for (const { span, name, key, edits } of lacking(section, 'timestamp'))
      yield {
        span,
        message: `Sample of '${name}' has no timestamp, expected a key such as '${key}' beside the payload`,
        ...(edits.length > 0 ? { suggestions: [{ title: `Add \`${key}\``, edits }] } : {}),
      };
  },
});
