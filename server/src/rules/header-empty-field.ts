/** A header field with nothing behind its key. */

import { blocksOf, type HeaderEntry } from '../spec/header.ts';
import { isEmptyEntry } from '../spec/header-values.ts';
import { type Spec, specText } from '../spec/spec.ts';
import type { HeaderField } from '../template/template.ts';
import { insertAt } from '../text/edit.ts';
import { lineStart } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { type Facts, type Repair, specRule } from './rule.ts';

export const headerEmptyField = specRule({
  id: 'header-empty-field',
  title: 'Header field empty',
  why: 'A key without a value looks filled in from afar and tells nobody anything.',
  severity: 'error',
  examples: [
    {
      bad: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\n‹AUTHOR›:\nSTATUS: Draft\n```',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nAUTHOR: Noor Rahimi\nSTATUS: Draft\n```',
    },
    {
      bad: '| Field | Value |\n|---|---|\n| Feature | Saved searches |\n| Spec ID | TECH-001 |\n| ‹Status› | |',
      good: '| Field | Value |\n|---|---|\n| Feature | Saved searches |\n| Spec ID | TECH-001 |\n| Status | Draft |',
    },
    {
      bad: '- **Feature:** Saved searches\n- **Spec ID:** TECH-001\n- **‹Date›:**',
      good: '- **Feature:** Saved searches\n- **Spec ID:** TECH-001\n- **Author:**\n  - Noor Rahimi\n  - Petra Sand',
    },
  ],
  *check(spec, _, facts) {
    for (const block of blocksOf(spec.header))
      for (const entry of block.entries) {
        const { field } = entry;
        if (!field || !isEmptyEntry(spec, entry) || isContinued(spec, entry, block.span)) continue;
        // What another block says is no blank.
        if (valueElsewhere(spec, entry)) continue;
        const suggestions = choicesFor(field, facts).map(value => fillIn(spec, entry, value));
        yield {
          span: entry.keySpan,
          message: `Unexpected empty ${field.key}, expected ${expectation(field)}`,
          ...(suggestions.length > 0 ? { suggestions } : {}),
        };
      }
  },
});

/** True if deeper lines, or list items below a key that is no list item itself, are its value. */
function isContinued(spec: Spec, { keySpan }: HeaderEntry, block: Span): boolean {
  const before = specText(spec, { start: block.start, end: keySpan.start });
  const behind = specText(spec, { start: keySpan.end, end: block.end });
  const own = leadOf(before.slice(lineStart(before, before.length)));
  const next = /^[^\r\n]*(?:\r\n|\n|\r)([^\r\n]*\S)/.exec(behind);
  if (!next) return false;
  const below = leadOf(next[1]!);
  return below.indent > own.indent || (below.isItem && !own.isItem);
}

const leadOf = (line: string): { indent: number; isItem: boolean } => ({
  indent: /^[ \t]*/.exec(line)![0].length,
  isItem: /^[ \t]*[-*+][ \t]/.test(line),
});

const valueElsewhere = (spec: Spec, { field }: HeaderEntry): boolean =>
  blocksOf(spec.header).some(b => b.entries.some(e => e.field === field && e.value !== ''));

const choicesFor = ({ type, values }: HeaderField, { today }: Facts): readonly string[] =>
  type === 'date' ? [today] : values;

function expectation({ type, values }: HeaderField): string {
  if (values.length > 0) return `one of ${values.join(', ')}`;
  return type === 'date' ? 'a day as YYYY-MM-DD' : 'a value';
}

function fillIn(spec: Spec, { valueSpan: { start, end } }: HeaderEntry, value: string): Repair {
  const around = specText(spec, { start: start - 1, end: end + 1 });
  const before = /^[^\s"']/.test(around) ? ' ' : '';
  const behind = around.endsWith('|') ? ' ' : '';
  return { title: `Fill in \`${value}\``, edits: [insertAt(start, `${before}${value}${behind}`)] };
}
