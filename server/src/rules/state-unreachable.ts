/** A state to which no transition leads. */

import { machinesOf } from '../spec/machine.ts';
import { shapeOf } from '../spec/machine-graph.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const head = '## Business Logic\n\n### State Machine\n\n';

export const stateUnreachable = specRule({
  id: 'state-unreachable',
  title: 'State cannot be reached',
  why: 'A state into which nothing leads is either a forgotten transition or a state that nobody needs.',
  severity: 'warning',
  reads: ['states'],
  examples: [
    {
      bad: `${head}\`\`\`\n open  ┌───────┐ approve ┌──────────┐\n──────▶│ DRAFT ├────────▶│ APPROVED │\n       └───────┘         └──────────┘\n       ┌─────────┐ reject      ▲\n       │ ‹PENDING› ├─────────────┘\n       └─────────┘\n\`\`\`\n`,
      good: `${head}\`\`\`\n open  ┌───────┐ approve ┌──────────┐\n──────▶│ DRAFT ├────────▶│ APPROVED │\n       └───┬───┘         └──────────┘\n    submit │                   ▲\n           ▼                   │\n       ┌─────────┐  reject     │\n       │ PENDING ├─────────────┘\n       └─────────┘\n\`\`\`\n`,
    },
    {
      bad: `${head}| From | To | Event |\n|---|---|---|\n| - | draft | create |\n| draft | sent | send |\n| ‹held› | sent | release |\n`,
      good: `${head}| From | To | Event |\n|---|---|---|\n| - | draft | create |\n| draft, held | sent | send |\n| draft | held | hold |\n`,
    },
  ],
  *check(spec) {
    for (const { placed, machine } of machinesOf(spec))
      for (const { name, spans } of shapeOf(machine)?.unreachable ?? [])
        yield {
          span: shift(spans[0] ?? machine.span, placed.origin),
          message: `Unexpected state '${name}' that nothing leads to, expected a transition into it`,
        };
  },
});
