/** Bracketed text of the template that nobody replaced. */

import { readChoices } from '../template/placeholder.ts';
import { replace } from '../text/edit.ts';
import { gate, sectionRule, strings } from './rule.ts';

export const placeholderLeft = sectionRule({
  id: 'placeholder-left',
  title: 'Placeholder left from the template',
  why: 'A reader cannot tell a forgotten blank from a decision that is still to be made.',
  severity: gate({ Draft: 'info', 'In Review': 'warning', Approved: 'error' }),
  needs: 'placeholders',
  options: { allow: strings('Bracketed text that is meant to stay, without its brackets.', []) },
  examples: [
    {
      bad: '```\nFEATURE: ‹[Feature Name]›\nSPEC ID: TECH-001\nSTATUS: Draft\n```',
      good: '```\nFEATURE: Saved searches\nSPEC ID: TECH-001\nSTATUS: Draft\n```',
    },
    {
      bad: '### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| API | Modify | ‹[What changes]› |',
      good: '### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| API | Modify | Stores searches |',
    },
  ],
  *check({ placeholders, slot, template }, { allow }) {
    for (const { span, label } of placeholders) {
      if (allow.includes(label)) continue;
      const choices = choicesOf(label, [...(slot?.labels ?? []), ...(template.header?.fields ?? [])]);
      yield {
        span,
        message: `Unexpected placeholder \`[${label}]\`, expected ${choices.length > 0 ? `one of ${choices.join(', ')}` : 'real content'}`,
        suggestions: choices.map(choice => ({
          title: `Replace with \`${choice}\``,
          edits: [replace(span, choice)],
        })),
      };
    }
  },
});

interface Choosable {
  readonly choices?: readonly string[];
  readonly values?: readonly string[];
}

function choicesOf(label: string, slots: readonly Choosable[]): readonly string[] {
  const own = readChoices(label);
  if (own.length === 0) return [];
  const known = slots.map(s => s.choices ?? s.values ?? []);
  return known.find(list => list.length > 0 && list.join() === own.join()) ?? [];
}
