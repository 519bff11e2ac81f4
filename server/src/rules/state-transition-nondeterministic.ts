/** Two transitions out of one state that have the same label and lead to different states. */

import { machinesOf, type Transition } from '../spec/machine.ts';
import { valueKey } from '../template/key.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const head = '## Business Logic\n\n### State Machine\n\n';

export const stateTransitionNondeterministic = specRule({
  id: 'state-transition-nondeterministic',
  title: 'One label, two targets',
  why: 'When the same thing happens in the same state, the outcome must be the same, or the condition must be told.',
  severity: 'warning',
  reads: ['states'],
  examples: [
    {
      bad: `${head}- draft → pending: submit\n- pending → approved: decide\n- pending → rejected: ‹decide›\n`,
      good: `${head}- draft → pending: submit\n- draft → pending: submit\n- pending → approved: decide [yes]\n- pending → rejected: decide [no]\n- approved → rejected: decide [no]\n`,
    },
  ],
  *check(spec) {
    for (const { placed, machine } of machinesOf(spec)) {
      const first = new Map<string, Transition>();
      for (const transition of machine.isSure ? machine.transitions : []) {
        const { from, to, label } = transition;
        if (!from || !to || !label) continue;
        const key = `${from.key} ${valueKey(label.text)}`;
        const known = first.get(key);
        if (!known) first.set(key, transition);
        // A label on the common part of two arrows is one label.
        else if (known.to !== to && known.label!.span.start !== label.span.start)
          yield {
            span: shift(label.span, placed.origin),
            message: `Unexpected second transition '${label.text}' from '${from.name}', expected one that leads to '${known.to!.name}' or another label`,
            related: [
              {
                span: shift(known.label!.span, placed.origin),
                message: `'${label.text}' leads from '${from.name}' to '${known.to!.name}', too`,
              },
            ],
          };
      }
    }
  },
});
