/** A comment that suppresses a rule which does not exist. */

import { specRule } from './rule.ts';

export const suppressionRuleUnknown = specRule({
  id: 'suppression-rule-unknown',
  title: 'Suppressed rule unknown',
  why: 'A comment that names no rule suppresses nothing, and its author believes that it does.',
  severity: 'warning',
  examples: [
    {
      bad: '## Overview\n\n<!-- handoff-disable-next-line ‹todo-lef› -- decided next week -->\n### Feature Summary\n\nTBD\n',
      good: '## Overview\n\n### Feature Summary\n\nTBD <!-- handoff-disable-line todo-left -- decided next week -->\n',
    },
  ],
  // Comments are about findings, so they are judged where findings are weighed.
  *check() {},
});
