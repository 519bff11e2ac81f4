/** A comment that suppresses nothing. */

import { specRule } from './rule.ts';

export const suppressionUnused = specRule({
  id: 'suppression-unused',
  title: 'Suppression without effect',
  why: 'What it hid is gone; left in place it would hide the next finding, which nobody has looked at.',
  severity: 'hint',
  examples: [
    {
      bad: '## Overview\n\n### Feature Summary\n\nDone. ‹<!-- handoff-disable-line todo-left -- decided next week -->›\n',
      good: '## Overview\n\n### Feature Summary\n\nTBD <!-- handoff-disable-line todo-left -- decided next week -->\n\n```html\n<!-- handoff-disable-line todo-left -->\n```\n',
    },
  ],
  *check() {},
});
