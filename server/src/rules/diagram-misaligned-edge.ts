/** Edges of boxes that do not stand under the corners of their lids. */

import { straighten } from '../notations/diagram/straighten.ts';
import { faultsIn } from '../spec/drawing-fault.ts';
import { shift } from '../text/span.ts';
import { sectionRule } from './rule.ts';

const head = '## System Context\n\n### Affected Systems\n\n';

export const diagramMisalignedEdge = sectionRule({
  id: 'diagram-misaligned-edge',
  title: 'Edge out of line',
  why: 'A crooked box looks careless, and at some point tools and people no longer agree on where it ends.',
  severity: 'hint',
  kinds: ['components', 'states'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}\`\`\`\n┌─────┐ ask ┌─────┐\n│ Web ├────▶│ API  ‹│›\n└─────┘     └─────┘\n\`\`\`\n`,
      good: `${head}\`\`\`\n┌─────┐ ask ┌──────┐\n│ Web ├────▶│ 接口 │\n└─────┘     └──────┘\n\`\`\`\n`,
    },
  ],
  *check(section) {
    for (const { fence, spans } of faultsIn(section, 'misaligned-edge')) {
      const edits = straighten(fence.text)?.map(e => ({ ...e, span: shift(e.span, fence.content.start) }));
      const count = spans.length > 1 ? `${spans.length} edges are` : 'Edge is';
      yield {
        span: spans[0]!,
        message: `${count} out of line, expected the right edge under the corner of its lid`,
        ...(edits && edits.length > 0 ? { fix: { title: 'Straighten the drawing', edits } } : {}),
      };
    }
  },
});
