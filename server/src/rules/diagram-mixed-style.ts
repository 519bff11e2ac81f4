/** Boxes of two styles in one drawing. */

import { faultsIn } from '../spec/drawing-fault.ts';
import { sectionRule } from './rule.ts';

const head = '## System Context\n\n### Affected Systems\n\n';

export const diagramMixedStyle = sectionRule({
  id: 'diagram-mixed-style',
  title: 'Two styles of boxes',
  why: 'One style reads as one picture; a second one looks as if it meant something.',
  severity: 'hint',
  kinds: ['components', 'states'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}\`\`\`\n┌─────┐   ┌─────┐   ‹+›-----+\n│ Web ├──▶│ API ├──▶| Job |\n└─────┘   └─────┘   +-----+\n\`\`\`\n`,
      good: `${head}\`\`\`\n┌─────┐ ask ┌─────┐\n│ Web ├────▶│ API │\n└─────┘     └─────┘\n\`\`\`\n\n\`\`\`\nsrc\n├── web ─\n├── api\n└── jobs   ▶\n\`\`\`\n`,
    },
  ],
  *check(section) {
    for (const { spans } of faultsIn(section, 'mixed-style'))
      for (const span of spans)
        yield { span, message: 'Unexpected second style of boxes, expected one in the whole drawing' };
  },
});
