/** A transition that does not say what causes it, among others that do. */

import { machinesOf } from '../spec/machine.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const head = '## Business Logic\n\n### State Machine\n\n';

export const stateTransitionUnlabelled = specRule({
  id: 'state-transition-unlabelled',
  title: 'Transition without a label',
  why: 'The label names the call or the event that moves a record on; without it somebody has to guess.',
  severity: 'hint',
  reads: ['states'],
  examples: [
    {
      bad: `${head}- draft → pending: submit\n- pending → approved: approve\n- ‹pending → draft›\n`.replace(
        '- ‹pending → draft›',
        '‹- pending → draft›',
      ),
      good: `${head}- draft → pending\n- pending → approved: approve\n- pending → draft\n`,
    },
    {
      bad: `${head}\`\`\`\n open  ┌───────┐ ship  ┌──────┐       ┌────────┐\n──────▶│ DRAFT ├──────▶│ SENT ├‹──────▶›│ CLOSED │\n       └───────┘       └──────┘       └────────┘\n\`\`\`\n`,
      good: `${head}\`\`\`\n       ┌───────┐ ship  ┌──────┐ close ┌────────┐\n──────▶│ DRAFT ├──────▶│ SENT ├──────▶│ CLOSED │\n       └───────┘       └──────┘       └────────┘\n\`\`\`\n`,
    },
  ],
  *check(spec) {
    for (const { placed, machine } of machinesOf(spec)) {
      const inner = machine.transitions.filter(({ from, to }) => from && to);
      const bare = inner.filter(({ label }) => !label);
      // Where most have none, labels are not the author's way.
      if (!machine.isSure || bare.length * 2 > inner.length) continue;
      for (const { from, to, span } of bare)
        yield {
          span: shift(span, placed.origin),
          message: `Transition from '${from!.name}' to '${to!.name}' has no label, expected what causes it`,
        };
    }
  },
});
