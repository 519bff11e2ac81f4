/** A call that creates something and does not say what a repetition does. */

import { endpointOf } from '../spec/endpoint.ts';
import { sectionRule } from './rule.ts';

const head = '### New Endpoints\n\n#### ';

export const apiIdempotency = sectionRule({
  id: 'api-idempotency',
  title: 'Repeated POST not settled',
  why: 'Networks repeat calls; one that creates or pays twice is noticed by customers first.',
  severity: 'off',
  kinds: ['endpoint'],
  examples: [
    {
      bad: `${head}\`‹POST› /searches\`\n\n**Purpose**: Stores a search.\n`,
      good: `${head}\`POST /searches\`\n\n**Purpose**: Stores a search; the header \`Idempotency-Key\` is required.\n\n#### \`PUT /searches/{id}\`\n\n**Purpose**: Stores a search.\n`,
    },
  ],
  *check(section) {
    const { method, methods, isOpen } = endpointOf(section);
    if (!method || isOpen || !methods.includes('POST') || section.content !== 'filled') return;
    if (
      /idempot|repeat|duplicate|retr(?:y|ies)|\btwice\b|dedup/i.test(
        section.text.slice(section.part.start, section.part.end),
      )
    )
      return;
    yield {
      span: method.span,
      message: 'POST does not say what a repeated call does, expected a key or a rule for it',
    };
  },
});
