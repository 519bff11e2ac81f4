/** A state machine of which nobody can tell where it starts. */

import { machinesOf } from '../spec/machine.ts';
import { stateDefaultsOf } from '../spec/machine-default.ts';
import { shapeOf } from '../spec/machine-graph.ts';
import { shift } from '../text/span.ts';
import { specRule } from './rule.ts';

const entity = (text: string): string =>
  `## Data Model\n\n### New Entities\n\n#### \`Refund\`\n\n\`\`\`sql\nCREATE TABLE refund (\n  status VARCHAR(20) NOT NULL DEFAULT ${text}\n);\n\`\`\`\n\n`;
const head = '## Business Logic\n\n### State Machine\n\n| From | To | Event |\n|---|---|---|\n';

export const stateNoInitial = specRule({
  id: 'state-no-initial',
  title: 'No initial state',
  why: 'Every new record needs a state to begin in, and whoever creates it has to know which.',
  severity: 'info',
  reads: ['entity', 'states'],
  examples: [
    {
      bad: `${head}| ‹draft› | sent | send |\n| sent | draft | recall |\n`,
      good: `${head}| - | draft | create |\n| draft | sent | send |\n| sent | draft | recall |\n`,
    },
    {
      bad: '## Business Logic\n\n### State Machine\n\n```mermaid\nstateDiagram-v2\n  ‹open› --> shut : close\n  shut --> open : unlock\n```\n',
      good: '## Business Logic\n\n### State Machine\n\n```mermaid\nstateDiagram-v2\n  [*] --> open\n  open --> shut : close\n  shut --> open : unlock\n```\n',
    },
    {
      bad: `${entity("'unknown'")}${head}| ‹draft› | sent | send |\n| sent | draft | recall |\n`,
      good: `${entity("'draft'")}${head}| draft | sent | send |\n| sent | draft | recall |\n`,
    },
  ],
  *check(spec) {
    // A default of the data model says it, too.
    const told = new Set(stateDefaultsOf(spec).flatMap(d => (d.state ? [d.machine.machine] : [])));
    for (const { placed, machine } of machinesOf(spec)) {
      if (told.has(machine)) continue;
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
