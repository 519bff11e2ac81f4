/** A document, or a part of it, that is too large to be read whole. */

import { specRule } from './rule.ts';

export const documentLimit = specRule({
  id: 'document-limit',
  title: 'Too large to be read whole',
  why: 'What is beyond the limits is left unchecked, so that the rest is answered at once. A specification of that size is better split.',
  severity: 'info',
  examples: [
    {
      bad: `## Overview\n\n‹${'> '.repeat(101)}deep›\n`,
      good: '## Overview\n\n> One level.\n',
    },
  ],
  *check({ limits }) {
    yield* limits;
  },
});
