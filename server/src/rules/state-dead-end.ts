/** A state that nothing leaves and whose name does not say that it is an end. */

import { machinesOf, type State } from '../spec/machine.ts';
import { shapeOf } from '../spec/machine-graph.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const head = '## Business Logic\n\n### State Machine\n\n| From | To | Event |\n|---|---|---|\n';

export const stateDeadEnd = specRule({
  id: 'state-dead-end',
  title: 'State without a way out',
  why: 'What enters a state that nothing leaves stays there for good; that is right only at an end.',
  severity: 'info',
  reads: ['states'],
  examples: [
    {
      bad: `${head}| - | draft | create |\n| draft | ‹pending› | submit |\n| draft | cancelled | cancel |\n`,
      good: `${head}| - | draft | create |\n| draft | pending | submit |\n| pending | approved | approve |\n| pending | cancelled | cancel |\n`,
    },
    {
      bad: `${head}| - | queued | add |\n| queued | ‹on hold› | hold |\n| queued | done | send |\n`,
      good: `${head}| - | queued | add |\n| queued | pending (final) | hold |\n| queued | waiting | send |\n| waiting | queued | wake |\n`,
    },
  ],
  *check(spec) {
    for (const { placed, machine } of machinesOf(spec)) {
      const ends = shapeOf(machine)?.ends ?? [];
      // Without any end that is named so, the author's words for ends are not known.
      if (!ends.some(isEnd)) continue;
      for (const state of ends)
        if (isWaiting(state.name) && !isEnd(state))
          yield {
            span: shift(state.spans[0] ?? machine.span, placed.origin),
            message: `Unexpected end '${state.name}', expected a transition out of it or a name that says it is final`,
          };
    }
  },
});

const words = (name: string): string => ` ${name.replace(/[\s_-]+/g, ' ').toLowerCase()} `;

const final =
  / (?:complete[d]?|closed?|reject(?:ed)?|cancel(?:l?ed)?|expired?|archived?|deleted?|done|finish(?:ed)?|failed|failure|resolved|refunded|settled|declined|withdrawn|fulfilled|terminated|succe(?:ss|eded)|delivered|revoked|void(?:ed)?|removed|dismissed|abandoned|aborted|ended|end|final|terminal|superseded|denied|paid|returned|merged|purged|retired) /;

const isEnd = ({ name, isFinal }: State): boolean => isFinal || final.test(words(name));

/** Words for something that is still to go on. */
const waiting =
  / (?:[a-z]+ing|draft|new|open(?:ed)?|queued|scheduled|submitted|requested|created|started|active|paused|suspended|held|hold|review|progress|ready|confirmed|initiated|escalated|assigned|accepted|acknowledged|sent|reminded|suspected|reserved|authorized|todo) /;

const isWaiting = (name: string): boolean => waiting.test(words(name));
