/** A deprecation that does not say when it ends. */

import { endpointOf } from '../spec/endpoint.ts';
import { insertAt } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

const head = '### Modified Endpoints\n\n#### `GET /searches`\n\n**Changes**:\n';

export const modifiedDeprecationWithoutVersion = sectionRule({
  id: 'modified-deprecation-without-version',
  title: 'Deprecation without an end',
  why: 'Without a version or a day nobody plans the change, and what is deprecated stays for ever.',
  severity: 'info',
  kinds: ['endpoint change'],
  needs: 'labels',
  examples: [
    {
      bad: `${head}- ‹Deprecated field: \`user\`›\n`,
      good: `${head}- Deprecated field: \`user\` (remove in v2)\n- Deprecated: \`kind\`, until 2027-01-01\n- Deprecated \`sort\`; sunset in Q3\n- Deprecated field: \`oldField\`\n`,
    },
  ],
  *check(section) {
    const { changes, isOpen } = endpointOf(section);
    if (isOpen) return;
    for (const { kind, span, text } of changes)
      if (kind === 'deprecated' && !hasEnd.test(text))
        yield {
          span,
          message: 'Deprecation without an end, expected the version or the day of the removal',
          suggestions: [
            {
              title: 'Insert `(remove in v2)`',
              edits: [insertAt(span.end, ' (remove in v2)')],
              scaffold: true,
            },
          ],
        };
  },
});

const hasEnd =
  /\bremov|\bsunset|\buntil\b|\bafter\b|\bby\b|\bin (?:v|q|h)?\d|\bv\d|\d{4}|\brelease|\bversion|\bnext\b/i;
