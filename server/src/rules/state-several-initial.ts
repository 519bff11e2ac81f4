/** A state machine with several states in which it may start, and no mark that says which. */

import { machinesOf } from '../spec/machine.ts';
import { shapeOf } from '../spec/machine-graph.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const head = '## Business Logic\n\n### State Machine\n\n| From | To | Event |\n|---|---|---|\n';

export const stateSeveralInitial = specRule({
  id: 'state-several-initial',
  title: 'Several initial states',
  why: 'Two states that nothing leads to leave open where a new record begins, or a transition was forgotten.',
  severity: 'info',
  reads: ['states'],
  examples: [
    {
      bad: `${head}| draft | sent | send |\n| ‹held› | sent | release |\n`,
      good: `${head}| - | draft | create |\n| - | held | import |\n| draft | sent | send |\n| held | sent | release |\n`,
    },
  ],
  *check(spec) {
    for (const { placed, machine } of machinesOf(spec)) {
      const shape = shapeOf(machine);
      if (!shape || shape.isMarked || shape.roots.length < 2) continue;
      const [first, ...others] = shape.roots;
      for (const state of others)
        yield {
          span: shift(state.spans[0] ?? machine.span, placed.origin),
          message: `Unexpected second start '${state.name}' beside '${first!.name}', expected an arrow from nowhere that marks the initial state`,
          related: first!.spans.slice(0, 1).map(span => ({
            span: shift(span, placed.origin),
            message: `'${first!.name}' could be the start, too`,
          })),
        };
    }
  },
});
