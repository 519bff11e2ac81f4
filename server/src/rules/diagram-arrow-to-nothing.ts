/** An arrow that points at no box and no name. */

import { faultsIn } from '../spec/drawing-fault.ts';
import { sectionRule } from './rule.ts';

const head = '## System Context\n\n### Affected Systems\n\n';

export const diagramArrowToNothing = sectionRule({
  id: 'diagram-arrow-to-nothing',
  title: 'Arrow points at nothing',
  why: 'An arrow without a target is a call that nobody answers.',
  severity: 'info',
  kinds: ['components', 'states'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}\`\`\`\n┌─────┐     ┌─────┐\n│ Web ├────▶│ API ├──‹▶›\n└─────┘     └─────┘\n\`\`\`\n`,
      good: `${head}\`\`\`\n┌─────┐ ask ┌─────┐\n│ Web ├────▶│ API │\n└─────┘     └─────┘\n\`\`\`\n\n\`\`\`\nsrc\n├── web ─\n├── api\n└── jobs   ▶\n\`\`\`\n`,
    },
  ],
  *check(section) {
    for (const { spans } of faultsIn(section, 'arrow-to-nothing'))
      for (const span of spans) yield { span, message: 'Arrow points at nothing, expected a box or a name' };
  },
});
