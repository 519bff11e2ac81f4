/** Hover on the names in drawings. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { hoverAt } from '../../../server/src/features/hover.ts';
import { specOf } from '../../engine.ts';
import { readMarks } from '../../marks.ts';

function hover(marked: string): string | undefined {
  const { text, cursor } = readMarks(marked);
  return hoverAt(specOf(text, { force: true }), cursor!, [])?.text;
}

const states = (draft: string, sent: string): string =>
  `## Business Logic\n\n### State Machine\n\n\`\`\`\n open  ┌───────┐ send ┌──────┐\n──────▶│ ${draft} ├─────▶│ ${sent} │\n       └───────┘      └──────┘\n\`\`\`\n`;

it('says where a state comes from and goes to', () => {
  assert.equal(hover(states('DR‸AFT', 'SENT')), '**DRAFT**\n\nThe initial state.\n\nTo SENT (send)');
  assert.equal(
    hover(states('DRAFT', 'SENT‸')),
    '**SENT**\n\nFrom DRAFT (send)\n\nNothing leads on from here.',
  );
});

const picture = (web: string, mail: string): string =>
  `## System Context\n\n### Affected Systems\n\n\`\`\`\n┌─────┐   ┌──────┐\n│ ${web} ├──▶│ ${mail} │\n└─────┘   └──────┘\n\`\`\`\n\n### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| Web | Modify | Lists \`x\` |\n\n## Integration Points\n\n### External Services\n\n#### Mail\n\n**Purpose**: Sends\n`;

it('shows the row or the section of a component', () => {
  assert.equal(hover(picture('‸Web', 'Mail')), '**Web**\n\nChange Type: Modify\n\nDescription: Lists `x`');
  assert.equal(hover(picture('Web', 'Ma‸il')), "**Mail**\n\nDescribed in the section 'Mail'.");
});

it('says nothing beside the names', () => {
  assert.equal(hover(picture('Web', 'Mail').replace('├──▶', '├─‸─▶')), undefined);
  assert.equal(hover(states('DRAFT', 'SENT').replace('├─────▶', '├──‸───▶')), undefined);
});
