/** A state machine of which nobody can tell where it starts. */

import { machinesOf } from '../spec/machine.ts';
import { shapeOf } from '../spec/machine-graph.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const head = '## Business Logic\n\n### State Machine\n\n| From | To | Event |\n|---|---|---|\n';

export const stateNoInitial = specRule({
  id: 'state-no-initial',
  title: 'No initial state',
  why: 'Every new record needs a state to begin in, and whoever creates it has to know which.',
  severity: 'info',
  reads: ['states'],
  examples: [
    {
      bad: `${head}| ‹draft› | sent | send |\n| sent | draft | recall |\n`,
      good: `${head}| - | draft | create |\n| draft | sent | send |\n| sent | draft | recall |\n`,
    },
    {
      bad: '## Business Logic\n\n### State Machine\n\n```mermaid\nstateDiagram-v2\n  ‹open› --> shut : close\n  shut --> open : unlock\n```\n',
      good: '## Business Logic\n\n### State Machine\n\n```mermaid\nstateDiagram-v2\n  [*] --> open\n  open --> shut : close\n  shut --> open : unlock\n```\n',
    },
  ],
  *check(spec) {
    for (const { placed, machine } of machinesOf(spec)) {
      const shape = shapeOf(machine);
      const first = machine.states[0];
      if (!shape || !first || shape.isMarked || shape.roots.length > 0) continue;
      yield {
        span: shift(first.spans[0] ?? machine.span, placed.origin),
        message: 'No initial state, expected an arrow from nowhere into the first one',
      };
    }
  },
});
