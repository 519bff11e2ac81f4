/** A box with an edge that is missing. */

import { faultsIn } from '../spec/drawing-fault.ts';
import { sectionRule } from './rule.ts';

const head = '## System Context\n\n### Affected Systems\n\n';

export const diagramOpenBox = sectionRule({
  id: 'diagram-open-box',
  title: 'Box is not closed',
  why: 'What belongs to an open box, and what only stands beside it, has to be guessed.',
  severity: 'info',
  kinds: ['components', 'states'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}\`\`\`\n‹┌›───────┐     ┌─────┐\n│ Web   ├────▶│ API │\n│ front       └─────┘\n└───────┘\n\`\`\`\n`,
      good: `${head}\`\`\`\n┌─────┐ ask ┌─────┐\n│ Web ├────▶│ API │\n└─────┘     └─────┘\n\`\`\`\n\n\`\`\`\nsrc\n├── web ─\n├── api\n└── jobs   ▶\n\`\`\`\n`,
    },
  ],
  *check(section) {
    for (const { spans } of faultsIn(section, 'open-box'))
      for (const span of spans) yield { span, message: 'Box is not closed, expected an edge on each side' };
  },
});
