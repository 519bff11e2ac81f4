/** A comment that suppresses a finding and does not say why. */

import { specRule } from './rule.ts';

export const suppressionReasonMissing = specRule({
  id: 'suppression-reason-missing',
  title: 'Suppression without a reason',
  why: 'The next reader cannot tell a decision from a finding that was in the way.',
  severity: 'off',
  examples: [
    {
      bad: '## Overview\n\n### Feature Summary\n\nTBD ‹<!-- handoff-disable-line todo-left -->›\n',
      good: '## Overview\n\n### Feature Summary\n\nTBD <!-- handoff-disable-line todo-left -- decided next week -->\n',
    },
  ],
  *check() {},
});
