/** A tab in a drawing. */

import { displayWidth } from '../notations/diagram/width.ts';
import { faultsIn } from '../spec/drawing-fault.ts';
import { type Edit, replace } from '../text/edit.ts';
import { lineStart } from '../text/lines.ts';
import { type Span, textOf } from '../text/span.ts';
import { offer, sectionRule } from './rule.ts';

const head = '## System Context\n\n### Affected Systems\n\n';

export const diagramTab = sectionRule({
  id: 'diagram-tab',
  title: 'Tab in a drawing',
  why: 'A tab is as wide as each editor likes, so the drawing falls apart in another one.',
  severity: 'hint',
  kinds: ['components', 'states'],
  needs: 'fences',
  examples: [
    {
      bad: `${head}\`\`\`\n┌─────┐‹\t›    ┌─────┐\n│ Web ├────▶│ API │\n└─────┘\t    └─────┘\n\`\`\`\n`,
      good: `${head}\`\`\`\n┌─────┐     ┌─────┐\n│ Web ├────▶│ API │\n└─────┘     └─────┘\n\`\`\`\n\n\`\`\`\nfirst\tsecond\n\`\`\`\n`,
    },
  ],
  *check(section) {
    for (const { fence, spans } of faultsIn(section, 'tab')) {
      const repair = { title: 'Replace tabs with blanks', edits: tabEdits(section.text, spans) };
      // Whole as it was read means that the tabs were as wide as for its author.
      yield {
        span: spans[0]!,
        message: `Unexpected tab in a drawing, expected blanks`,
        ...offer(repair, fence.drawing.isWhole),
      };
    }
  },
});

const width = 4;

/** Blanks up to the next stop, counted with the tabs before it. */
function tabEdits(text: string, tabs: readonly Span[]): Edit[] {
  let line = -1;
  let at = 0;
  let column = 0;
  return tabs.map(tab => {
    const start = lineStart(text, tab.start);
    if (start !== line) {
      line = start;
      at = start;
      column = 0;
    }
    column += displayWidth(textOf(text, { start: at, end: tab.start }));
    const blanks = width - (column % width);
    column += blanks;
    at = tab.end;
    return replace(tab, ' '.repeat(blanks));
  });
}
