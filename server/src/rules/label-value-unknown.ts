/** The value of a label, such as `**Migration Strategy**:`, that is none of the template's. */

import { listOf, readChoice } from '../spec/choice.ts';
import { holdsPlaceholder, labelRegion } from '../spec/place.ts';
import type { Section } from '../spec/section.ts';
import type { Label } from '../template/labels.ts';
import type { LabelSlot } from '../template/template.ts';
import { insertAt } from '../text/edit.ts';
import { shift } from '../text/span.ts';
import { type Finding, sectionRule, unexpectedValue } from './rule.ts';

const head = '## Data Model\n\n### Schema Migrations\n\n#### Migration: `20261124_x`\n\n';

export const labelValueUnknown = sectionRule({
  id: 'label-value-unknown',
  title: 'Value not among the choices',
  why: 'Where the template offers a choice, readers and checks know what each of the values means, and no other.',
  severity: 'warning',
  needs: 'labels',
  examples: [
    {
      bad: `${head}**Migration Strategy**: ‹Roling› (two steps)`,
      good: `${head}**Migration Strategy**: Rolling (two steps)`,
    },
    {
      bad: `${head}**Migration Strategy**: ‹Overnight›`,
      good: `${head}**Migration Strategy**: Rolling + maintenance window, because of the index`,
    },
    {
      bad: `${head}‹**Migration Strategy**:›\n`,
      good: `${head}**Migration Strategy**:\n- Rolling for the table\n- Overnight for the index`,
    },
  ],
  *check(section) {
    for (const slot of section.slot?.labels ?? []) {
      if (slot.choices.length === 0) continue;
      for (const label of section.labels.filter(l => l.key === slot.key)) {
        const finding = holdsPlaceholder(section, label.value) ? undefined : check(section, label, slot);
        if (finding) yield finding;
      }
    }
  },
});

function check(section: Section, label: Label, { name, choices }: LabelSlot): Finding | undefined {
  const { text, template } = section;
  if (label.value.start === label.value.end) {
    if (labelRegion(section, label).end > label.span.end) return undefined;
    const gap = /[ \t]$/.test(text.slice(label.span.end, label.value.start)) ? '' : ' ';
    return {
      span: label.span,
      message: `'${name}' has no value, expected ${listOf(choices)}`,
      suggestions: choices.map(choice => ({
        title: `Choose \`${choice}\``,
        edits: [insertAt(label.value.start, `${gap}${choice}`)],
      })),
    };
  }
  const choice = readChoice(text.slice(label.value.start, label.value.end), choices, template);
  if (choice.kind !== 'unknown') return undefined;
  const span = shift(choice.span, label.value.start);
  const value = text.slice(span.start, span.end);
  return unexpectedValue(span, value, { near: choice.near, place: `of '${name}'`, choices });
}
