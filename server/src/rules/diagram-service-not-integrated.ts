/** A box that is marked as external and has no section among the integrations. */

import { componentsIn, isExternal, names } from '../spec/component.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const picture = (name: string): string =>
  `## System Context\n\n### Affected Systems\n\n\`\`\`\n┌──────────┐     ┌──────────────────┐\n│   API    │────▶│ ${name} │\n└──────────┘     └──────────────────┘\n\`\`\`\n\n`;
const service = (name: string): string =>
  `## Integration Points\n\n### External Services\n\n#### ${name}\n\n**Purpose**: Sends letters\n`;

export const diagramServiceNotIntegrated = specRule({
  id: 'diagram-service-not-integrated',
  title: 'External service not described',
  why: 'What the system calls outside fails in its own way, and the answer to that has to be planned.',
  severity: 'info',
  reads: ['component changes', 'components', 'service', 'services'],
  examples: [
    {
      bad: `${picture('‹External Letters›')}${service('Mail Relay')}`,
      good: `${picture('External Letters')}${service('Letters')}`,
    },
  ],
  *check(spec) {
    const { drawn, services, areServicesTold } = componentsIn(spec);
    if (!areServicesTold) return;
    for (const { name, spans, placed } of drawn) {
      const bare = name.replace(/[([]?\b(?:external|third[- ]party|3rd[- ]party|saas)\b[)\]]?/gi, '').trim();
      if (!isExternal(name) || !spans[0] || services.some(s => names(s, name) || names(s, bare))) continue;
      yield {
        span: shift(spans[0], placed.origin),
        message: `Unexpected external service '${name}', expected a section that describes it`,
      };
    }
  },
});
