/** A status that is none of those the template allows. */

import type { HeaderEntry } from '../spec/header.ts';
import { filledEntries, spanInValue } from '../spec/header-values.ts';
import { type Spec, fieldValue as valueMeant } from '../spec/spec.ts';
import type { HeaderField } from '../template/template.ts';
import { replace } from '../text/edit.ts';
import { nearest } from '../text/similarity.ts';
import { type Finding, specRule } from './rule.ts';

export const headerStatusUnknown = specRule({
  id: 'header-status-unknown',
  title: 'Status unknown',
  why: 'The status says whether the document may be built from, and how strict the checks are; one that is not on the list says neither.',
  severity: 'error',
  examples: [
    {
      bad: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nSTATUS: ‹Aproved›\n```',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nSTATUS: Approved\n```',
    },
    {
      bad: '- **Feature:** Saved searches\n- **Spec ID:** TECH-001\n- **Status:** ✅ **‹ready›** (since May)',
      good: '- **Feature:** Saved searches\n- **Spec ID:** TECH-001\n- **Status:** ✅ **approved** (since May)',
    },
    {
      bad: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nSTATUS: ‹Incomplete›\n```',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nSTATUS: Complete\n```',
    },
  ],
  *check(spec) {
    for (const entry of filledEntries(spec, 'status')) {
      const { field } = entry;
      if (field.values.length === 0 || valueMeant(field, entry.value) !== undefined) continue;
      yield findingFor(spec, entry, field);
    }
  },
});

function findingFor(spec: Spec, entry: HeaderEntry, field: HeaderField): Finding {
  // A comma is not enough to tell a remark from a status of its own.
  const word = entry.value.replace(/(?:[([]|\s[–—-]\s).*/s, '').trim() || entry.value;
  const span = spanInValue(spec, entry, word);
  const repair = (value: string) => ({ title: `Replace with \`${value}\``, edits: [replace(span, value)] });
  const near = meant(field, word);
  const expected =
    near === undefined ? `expected one of ${field.values.join(', ')}` : `did you mean '${near}'?`;
  return {
    span,
    message: `Unexpected ${field.key} '${word}', ${expected}`,
    ...(near === undefined ? {} : { fix: repair(near) }),
    suggestions: field.values.filter(value => value !== near).map(repair),
  };
}

/** The value that was misspelt. `Incomplete` and `unapproved` are no slips: they say the opposite. */
function meant({ values }: HeaderField, word: string): string | undefined {
  const near = nearest(word, values);
  if (near === undefined) return undefined;
  const isNegated = word.length > near.length && word.toLowerCase().endsWith(near.toLowerCase());
  return isNegated ? undefined : near;
}
