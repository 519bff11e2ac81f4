/** A corner at which the lines do not meet. */

import { faultsIn } from '../spec/drawing-fault.ts';
import { sectionRule } from './rule.ts';

const head = '## System Context\n\n### Affected Systems\n\n';

export const diagramBrokenCorner = sectionRule({
  id: 'diagram-broken-corner',
  title: 'Corner is broken',
  why: 'Lines that do not meet leave open what they join.',
  severity: 'info',
  kinds: ['components', 'states'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}\`\`\`\n┌─────┐     ┌─────┐\n│ Web ├────▶│ API │\n└─────┘     ‹─›─────┘\n\`\`\`\n`,
      good: `${head}\`\`\`\n┌─────┐ ask ┌─────┐\n│ Web ├────▶│ API │\n└─────┘     └─────┘\n\`\`\`\n\n\`\`\`\nsrc\n├── web ─\n├── api\n└── jobs   ▶\n\`\`\`\n`,
    },
  ],
  *check(section) {
    for (const { spans } of faultsIn(section, 'broken-corner'))
      for (const span of spans) yield { span, message: 'Corner is broken, expected the two lines to meet' };
  },
});
