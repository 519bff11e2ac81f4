/** A sample or drawing that still is the template's. */

import { holdsPlaceholder } from '../spec/place.ts';
import { trimSpan } from '../text/span.ts';
import { gate, sectionRule } from './rule.ts';

export const fenceExampleLeft = sectionRule({
  id: 'fence-example-left',
  title: 'Example left from the template',
  why: 'A sample that says nothing about this feature is taken for one that does.',
  severity: gate({ Draft: 'info', 'In Review': 'warning', Approved: 'error' }),
  needs: 'fences',
  examples: [
    {
      bad: '## Data Model\n\n### Schema Migrations\n\n#### Migration: `20261124_x`\n\n```sql\n‹-- Up\nCREATE TABLE entity_name (...);\n\n-- Down\nDROP TABLE entity_name;›\n```',
      good: '## Data Model\n\n### Schema Migrations\n\n#### Migration: `20261124_x`\n\n```sql\n-- Up\nCREATE TABLE x (id INT);\n\n-- Down\nDROP TABLE x;\n```',
    },
  ],
  *check(section) {
    const examples = new Set(section.slot?.fences.map(f => foldSpace(f.content)));
    examples.delete('');
    if (examples.size === 0) return;
    for (const { fence } of section.fences) {
      const span = trimSpan(section.text, fence.content);
      if (
        !examples.has(foldSpace(section.text.slice(span.start, span.end))) ||
        holdsPlaceholder(section, span)
      )
        continue;
      yield { span, message: "Unexpected example from the template, expected this feature's own" };
    }
  },
});

const foldSpace = (text: string): string => text.replace(/\s+/g, ' ').trim();
