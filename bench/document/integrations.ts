/** The integration points of a generated specification: services and events. */

import { fence, json, paragraphs, table } from './markdown.ts';
import type { Resource } from './resource.ts';
import type { Subject } from './subject.ts';
import { capital, services } from './words.ts';

export const integrations = ({ resources, service }: Subject): string =>
  paragraphs(
    '## Integration Points',
    '### External Services',
    ...resources.filter(r => r.index % 4 === 0).map(external),
    '### Event Publishing',
    `#### Events Produced\n${produced(resources, service)}`,
    ...resources.map(schema),
    `#### Events Consumed\n${consumed(resources, service)}`,
    '---',
  );

function external({ index, words, path }: Resource): string {
  const own = services[(index / 4) % services.length]!;
  const name = index / 4 < services.length ? own : `${own} for ${capital(words)} Records`;
  return paragraphs(
    `#### ${name}\n**Purpose**: Is told of every ${words} and confirms it.\n**Type**: REST API`,
    `**Authentication**:\n${fence('', 'Method: OAuth2\nCredentials: Stored in: Vault')}`,
    `**Endpoints Used**:\n${table(
      ['Endpoint', 'Method', 'Purpose', 'Rate Limit'],
      [
        [`/${path}`, 'POST', 'Send one; the event id is the idempotency key', '6000/min'],
        [`/${path}/{key}`, 'GET', 'State of the delivery, asked once after 60 s', '9000/min'],
      ],
    )}`,
    `**Error Handling**:\n${table(
      ['Error', 'Retry', 'Fallback'],
      [
        ['Timeout', '3x exponential from 1 s', 'The queue keeps it for 14 days'],
        ['4xx', 'No', 'Log and raise a P3 ticket'],
        ['5xx', '3x exponential from 1 s', 'Circuit breaker opens for 2 min'],
      ],
    )}`,
  );
}

const eventOf = (r: Resource): string => `${r.snake}.created`;

const produced = (resources: readonly Resource[], service: string): string =>
  table(
    ['Event', 'Trigger', 'Payload Schema', 'Consumers'],
    resources.map(r => [
      `\`${eventOf(r)}\``,
      `A ${r.words} is stored by the ${service}`,
      `[${eventOf(r)}](appendix/events.schema.json)`,
      'Planner Console',
    ]),
  );

function schema(resource: Resource): string {
  const { idField, fields, states } = resource;
  const body = json({
    eventId: 'd94a1b27-5e38-4f6b-8072-8b1d394a7c04',
    eventType: eventOf(resource),
    timestamp: '2026-11-16T04:35:11Z',
    payload: {
      [idField]: '5d0f7b1e-92c4-4a83-b6e7-1f3a5c7d9e20',
      ...Object.fromEntries(fields.slice(0, 3).map(f => [f.camel, f.sample])),
      status: states[0],
    },
  });
  return body.replace('```json\n', `\`\`\`json\n// Event schema: ${eventOf(resource)}\n`);
}

const consumed = (resources: readonly Resource[], service: string): string =>
  table(
    ['Event', 'Source', 'Handler', 'Idempotency'],
    resources
      .filter(r => r.index % 5 === 0)
      .map(r => [
        `\`upstream.${r.snake}_changed\``,
        'Planner Console',
        `${service} updates the ${r.words}`,
        'Key: eventId, kept for 14 days',
      ]),
  );
