/** A default of a column of states that is a state, but not the one in which the machine starts. */

import { stateDefaultsOf } from '../spec/machine-default.ts';
import { shapeOf } from '../spec/machine-graph.ts';
import { stateSpan } from '../spec/machine-repair.ts';
import { inStyleOf } from '../spec/redraw.ts';
import { replace } from '../text/edit.ts';
import { specRule } from './rule.ts';

const entity = (text: string): string =>
  `## Data Model\n\n### New Entities\n\n#### \`Refund\`\n\n\`\`\`sql\nCREATE TABLE refund (\n  status VARCHAR(20) NOT NULL DEFAULT ${text}\n);\n\`\`\`\n\n`;
const head = '## Business Logic\n\n### State Machine\n\n| From | To | Event |\n|---|---|---|\n';

export const stateDefaultNotInitial = specRule({
  id: 'state-default-not-initial',
  title: 'Default is not the initial state',
  why: 'A row that begins in the middle of its life has skipped whatever the first transitions do.',
  severity: 'warning',
  reads: ['entity', 'states'],
  examples: [
    {
      bad: `${entity("'‹sent›'")}${head}| - | draft | create |\n| draft | sent | send |\n| sent | done | close |\n`,
      good: `${entity("'Draft'")}${head}| - | draft | create |\n| draft | sent | send |\n| sent | done | close |\n`,
    },
    {
      bad: `${entity("'‹sent›'")}${head}| draft | sent | send |\n| sent | done | close |\n`,
      good: `${entity("'sent'")}${head}| draft | sent | send |\n| sent | draft | recall |\n`,
    },
  ],
  *check(spec) {
    for (const { value, span, column, machine, state } of stateDefaultsOf(spec)) {
      const starts = shapeOf(machine.machine)?.starts ?? [];
      if (!state || starts.length === 0 || starts.includes(state)) continue;
      const names = starts.map(start => inStyleOf(value, start.name));
      yield {
        span,
        message: `Unexpected default '${value}' of ${column}, expected the initial state '${names.join("' or '")}'`,
        related: starts.map(start => ({
          span: stateSpan(machine, start),
          message: `The state machine starts in '${start.name}'`,
        })),
        suggestions: names.map(name => ({ title: `Rename to \`${name}\``, edits: [replace(span, name)] })),
      };
    }
  },
});
