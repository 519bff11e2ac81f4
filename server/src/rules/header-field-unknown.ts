/** A header key that is none of the template's, but near one that is absent. */

import type { HeaderEntry } from '../spec/header.ts';
import { keyInStyle, misnamedEntries } from '../spec/header-keys.ts';
import { type Spec, specText } from '../spec/spec.ts';
import { type Edit, replace } from '../text/edit.ts';
import { specRule } from './rule.ts';

export const headerFieldUnknown = specRule({
  id: 'header-field-unknown',
  title: 'Header key misspelt',
  why: 'A field is found by its key; under another key its value is as good as missing.',
  severity: 'warning',
  examples: [
    {
      bad: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\n‹PRD REFERENCE›: PRD-226\nSTATUS: Draft\n```',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nPRD REF: PRD-226\nREVIEWERS: Petra Sand\n```',
    },
    {
      bad: '- **Feature:** Saved searches\n- **‹Spec Id No›:** TECH-001\n- **‹Authors›:** Noor Rahimi\n- **Status:** Draft',
      good: '- **Feature:** Saved searches\n- **Spec ID:** TECH-001\n- **Author:** Noor Rahimi\n- **Epic ID:** SRCH-4',
    },
    {
      bad: '| Feature | Saved searches |\n|---|---|\n| **Spec ID** | TECH-001 |\n| **‹Engineering Lead›** | Petra Sand |',
      good: '| Feature | Saved searches |\n|---|---|\n| **Spec ID** | TECH-001 |\n| **Versão** | 1.0 |',
    },
  ],
  *check(spec) {
    if (!spec.header) return;
    for (const [entry, field] of misnamedEntries(spec)) {
      const name = keyInStyle(field, spec.header.block);
      const rename = renameKey(spec, entry, name);
      yield {
        span: rename.span,
        message: `Unexpected header key '${entry.key}', did you mean '${name}'?`,
        fix: { title: `Rename to '${name}'`, edits: [rename] },
      };
    }
  },
});

/** Only the words of the key: emphasis around them in a table stays. */
function renameKey(spec: Spec, { key, keySpan }: HeaderEntry, name: string): Edit {
  const at = specText(spec, keySpan).indexOf(key);
  const start = keySpan.start + Math.max(0, at);
  return replace(at < 0 ? keySpan : { start, end: start + key.length }, name);
}
