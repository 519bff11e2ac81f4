/** Completion inside the boxes of drawings. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { completionsAt } from '../../../server/src/features/completion/completion.ts';
import type { Completion } from '../../../server/src/features/completion/item.ts';
import { applyEdits, replace } from '../../../server/src/text/edit.ts';
import { specOf } from '../../engine.ts';
import { readMarks } from '../../marks.ts';

const surroundings = { today: '2026-03-01', nextId: 'TECH-008', references: [], skeleton: '' };

function at(marked: string, typed = false): { items: Completion[]; text: string } {
  const { text, cursor } = readMarks(marked);
  return { items: completionsAt(specOf(text, { force: true }), cursor!, { surroundings, typed }), text };
}
function accept(marked: string, label: string): string {
  const { items, text } = at(marked);
  const item = items.find(i => i.label === label);
  assert.ok(item, `no '${label}' among ${items.map(i => i.label).join(', ')}`);
  return applyEdits(text, [replace(item.span, item.newText), ...(item.others ?? [])]);
}

const components = (drawing: string): string =>
  `## System Context\n\n### Affected Systems\n\n\`\`\`\n${drawing}\n\`\`\`\n\n### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| Web | Modify | Lists |\n| Refund API | New | Serves |\n| Ledger | Modify | Books |\n\n## Integration Points\n\n### External Services\n\n#### Mail\n\n**Purpose**: Sends\n`;
const boxes = (name: string, wide = 0): string =>
  `┌─────┐      ┌────────────${'─'.repeat(wide)}┐\n│ Web ├─────▶│${name}│\n└─────┘      └────────────${'─'.repeat(wide)}┘`;

it('offers the components that are not drawn yet', () => {
  const labels = (marked: string): string[] => at(components(marked)).items.map(i => i.label);
  assert.deepEqual(labels(boxes(' ‸          ')), ['Refund API', 'Ledger', 'Mail']);
  assert.deepEqual(labels(boxes(' Refund API‸ ')), ['Refund API', 'Ledger', 'Mail']);
});

it('keeps the edges of the box, also where typing has pushed one out', () => {
  const done = components(boxes('   Ledger   '));
  for (const typed of [' ‸          ', ' Le‸         ', ' Led‸            ', '‸            '])
    assert.equal(accept(components(boxes(typed)), 'Ledger'), done, typed);
});

it('widens a box that is too narrow', () => {
  const narrow = `┌─────┐      ┌────┐\n│ Web ├─────▶│ ‸  │\n└─────┘      └────┘`;
  assert.equal(accept(components(narrow), 'Refund API'), components(boxes(' Refund API ')));
});

it('offers states that the data may hold, in the letters of the drawing', () => {
  const states = `## Business Logic\n\n### State Machine\n\n\`\`\`\n┌───────┐      ┌────────┐\n│ DRAFT ├─────▶│‸        │\n└───────┘      └────────┘\n\`\`\`\n\n## Data Model\n\n### New Entities\n\n#### \`Order\`\n\`\`\`sql\nCREATE TABLE orders (status TEXT CHECK (status IN ('draft', 'sent', 'lost')));\n\`\`\`\n`;
  assert.deepEqual(
    at(states).items.map(i => i.label),
    ['SENT', 'LOST'],
  );
  assert.match(accept(states, 'SENT'), /│ DRAFT ├─────▶│ {2}SENT {2}│/);
});

it('comes unasked only into a box without a name, and says nothing beside boxes', () => {
  assert.equal(at(components(boxes(' ‸          ')), true).items.length, 3);
  assert.equal(at(components(boxes(' Re ‸       ')), true).items.length, 0);
  assert.equal(at(components(boxes('   Ledger   ').replace('─▶', '‸─▶')), true).items.length, 0);
});

it('compares what is typed with the blanks before it', () => {
  const { items, text } = at(components(boxes(' Le‸         ')));
  const ledger = items.find(i => i.label === 'Ledger')!;
  assert.ok(ledger.filterText!.startsWith(text.slice(ledger.span.start, ledger.span.start + 3)));
});
