/** Typographic quotes in code. */

import { codeIn } from '../spec/code.ts';
import { replace } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

export const smartQuotesInCode = sectionRule({
  id: 'smart-quotes-in-code',
  title: 'Typographic quotes in code',
  why: 'A word processor put them there; whoever copies the code gets an error that cannot be seen.',
  severity: 'hint',
  examples: [
    {
      bad: '## Notes\n\nSend `{‹“›error‹”›: 1}`:\n\n```yaml\nname: ‹“›saved‹”› # “a name”\nlist: ‹‘›x‹’›\n```\n',
      good: '## Notes\n\nThe “case” is `“`, `it’s` and `{"a": "“b”"}`.\n\n```json\n{"note": "it’s “fine”"} // don’t\n```\n\n```\n“drawn”\n```\n',
    },
  ],
  *check(section) {
    const { start, end } = section.part;
    // Most sections have none at all, in code or elsewhere.
    if (!/[“”„‟‘’‚]/.test(section.text.slice(start, end))) return;
    for (const { span, bare, isFence } of codeIn(section)) {
      // A code span without structure names or quotes something.
      if (!isFence && !/[{}=:()]/.test(bare)) continue;
      for (const match of bare.matchAll(/[“”„‟]|(?<![\p{L}\p{N}])[‘’‚]|[‘’‚](?![\p{L}\p{N}])/gu)) {
        const plain = /[“”„‟]/.test(match[0]) ? '"' : "'";
        const at = { start: span.start + match.index, end: span.start + match.index + 1 };
        yield {
          span: at,
          message: `Unexpected ${match[0]} in code, expected ${plain}`,
          fix: { title: `Replace with ${plain}`, edits: [replace(at, plain)] },
        };
      }
    }
  },
});
