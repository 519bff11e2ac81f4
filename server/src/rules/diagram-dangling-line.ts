/** A line of which one end leads nowhere. */

import { faultsIn } from '../spec/drawing-fault.ts';
import { sectionRule } from './rule.ts';

const head = '## System Context\n\n### Affected Systems\n\n';

export const diagramDanglingLine = sectionRule({
  id: 'diagram-dangling-line',
  title: 'Line ends in nothing',
  why: 'A call whose other end is missing cannot be built.',
  severity: 'info',
  kinds: ['components', 'states'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}\`\`\`\n┌─────┐     ┌─────┐\n│ Web ├────▶│ API ├──‹─›\n└─────┘     └─────┘\n\`\`\`\n`,
      good: `${head}\`\`\`\n┌─────┐ ask ┌─────┐\n│ Web ├────▶│ API │\n└─────┘     └─────┘\n\`\`\`\n\n\`\`\`\nsrc\n├── web ─\n├── api\n└── jobs   ▶\n\`\`\`\n`,
    },
  ],
  *check(section) {
    for (const { spans } of faultsIn(section, 'dangling-line'))
      for (const span of spans)
        yield { span, message: 'Line ends in nothing, expected a box, a name or another line' };
  },
});
