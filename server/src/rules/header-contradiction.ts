/** Two header blocks of one document that do not say the same. */

import { isoOf } from '../notations/date/date.ts';
import type { HeaderEntry } from '../spec/header.ts';
import { spanInValue } from '../spec/header-values.ts';
import { type Spec, fieldValue as valueMeant } from '../spec/spec.ts';
import { valueKey } from '../template/key.ts';
import type { HeaderField } from '../template/template.ts';
import { replace } from '../text/edit.ts';
import { type Finding, type Repair, specRule } from './rule.ts';

export const headerContradiction = specRule({
  id: 'header-contradiction',
  title: 'Header blocks contradict each other',
  why: 'Tools read one of the blocks and people the other; whoever acts on the stale one is misled.',
  severity: 'warning',
  examples: [
    {
      bad: '---\nfeature: Saved searches\nspec_id: TECH-001\nstatus: ‹draft›\n---\n\n# Saved searches\n\n```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: 2026-02-10\nSTATUS: Approved\n```',
      good: '---\nfeature: "Saved searches"\nspec_id: TECH-001\nstatus: approved\n---\n\n# Saved searches\n\n```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: 2026-02-10\nSTATUS: Approved (second round)\n```',
    },
    {
      bad: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nDATE: 2026-02-10\nVERSION: 1.1\n```\n\n# Saved searches\n\n- Feature: Saved searches\n- Spec ID: [‹TECH-002›](https://specs.example.com/2)\n- Date: February 10, 2026\n- Version: v1.1',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nAUTHOR: Noor Rahimi, Petra Sand\nVERSION: 1.1\n```\n\n# Saved searches\n\n- Spec ID: TECH-001\n- Author: Petra Sand and Noor Rahimi\n- Version: [1.0]',
    },
  ],
  *check(spec) {
    for (const other of spec.header?.others ?? [])
      for (const entry of other.entries) {
        const main = spec.header!.block.entries.find(e => e.field && e.field === entry.field);
        if (main && contradict(main, entry)) yield findingFor(spec, main, entry);
      }
  },
});

function contradict(a: HeaderEntry, b: HeaderEntry): boolean {
  if (!a.field || a.isOpen || b.isOpen || a.value === '' || b.value === '') return false;
  const [one, two] = [meaning(a.field, a.value), meaning(a.field, b.value)];
  if (one === undefined || two === undefined || one === two) return false;
  // One that only says more is no contradiction: a remark, a second author, the full name.
  const isPrefix = one.startsWith(two) || two.startsWith(one);
  return !(isPrefix && (a.field.type === 'text' || a.field.type === 'people' || a.field.type === 'ids'));
}

/** What two ways of writing the same value have in common; undefined for what cannot be read, of which other rules speak. */
function meaning(field: HeaderField, value: string): string | undefined {
  switch (field.type) {
    case 'status':
      return valueMeant(field, value);
    case 'date':
      return isoOf(value);
    case 'version':
      return valueKey(value)
        .replace(/^(?:v|version)[.\s]*(?=\d)/, '')
        .replace(/^(\d+)$/, '$1.0');
    case 'people':
    case 'ids':
      return valueKey(value)
        .split(/(?:(?<!\s)\s+)?(?:,|;|&|\band\b)\s*/)
        .sort()
        .join(', ');
    default:
      return valueKey(value);
  }
}

function findingFor(spec: Spec, main: HeaderEntry, other: HeaderEntry): Finding {
  const { key } = main.field!;
  const take = (from: HeaderEntry, to: HeaderEntry): Repair => ({
    title: `Use \`${from.value}\` in both`,
    edits: [replace(spanInValue(spec, to, to.value), from.value)],
  });
  return {
    span: spanInValue(spec, other, other.value),
    message: `Unexpected ${key} '${other.value}', expected '${main.value}' as in the other header block`,
    related: [{ span: spanInValue(spec, main, main.value), message: `${key} is '${main.value}' here` }],
    suggestions: [take(main, other), take(other, main)],
  };
}
