/** A sample of an event whose envelope and name have no version. */

import { lacking } from '../spec/event-envelope.ts';
import { sectionRule } from './rule.ts';

const head = '### Event Publishing\n\n#### Events Produced\n\n';

export const eventVersionMissing = sectionRule({
  id: 'event-version-missing',
  title: 'Event without a version',
  why: 'Old and new events are under way at the same time when a payload changes; the version tells them apart.',
  severity: 'hint',
  kinds: ['events produced'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}\`\`\`json\n{\n  "event_id": "e-1",\n  "event_type": "‹refund.approved›",\n  "payload": {}\n}\n\`\`\``,
      good: `${head}\`\`\`json\n{\n  "eventId": "e-1",\n  "eventType": "refund.approved.v2",\n  "payload": {}\n}\n\`\`\`\n\n\`\`\`json\n{ "specversion": "1.0", "id": "e-1", "type": "refund.closed", "data": {} }\n\`\`\``,
    },
  ],
  *check(section) {
    for (const { span, name, key, edits } of lacking(section, 'version'))
      yield {
        span,
        message: `Sample of '${name}' has no version, expected a key such as '${key}' beside the payload`,
        ...(edits.length > 0 ? { suggestions: [{ title: `Add \`${key}\``, edits }] } : {}),
      };
  },
});
