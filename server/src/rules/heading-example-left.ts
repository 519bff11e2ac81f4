/** A heading that still has the template's made-up name. */

import { headingSpan, holdsPlaceholder } from '../spec/place.ts';
import { gate, sectionRule } from './rule.ts';

export const headingExampleLeft = sectionRule({
  id: 'heading-example-left',
  title: 'Example heading left from the template',
  why: 'The heading names what the section is about; the name in the template was made up.',
  severity: gate({ Draft: 'info', 'In Review': 'warning', Approved: 'error' }),
  examples: [
    {
      bad: '## Data Model\n\n### New Entities\n\n#### ‹`EntityName`›\n\nOne row a search.',
      good: '## Data Model\n\n### New Entities\n\n#### `SavedSearch`\n\nOne row a search.',
    },
    {
      bad: '## Data Model\n\n### Schema Migrations\n\n#### ‹Migration: `20240101_add_entity_name`›\n\nOne table.',
      good: '## Data Model\n\n### Schema Migrations\n\n#### Migration: `20261124_add_saved_search`\n\nOne table.',
    },
  ],
  *check(section) {
    const { slot, part } = section;
    // The title is named by the author, too, but the template's own is as good as any.
    if (!slot?.parent || slot.named === '' || part.key !== slot.keys[0]) return;
    const span = headingSpan(section);
    if (!span || holdsPlaceholder(section, span)) return;
    yield {
      span,
      message: `Unexpected example heading, expected the name of ${slot.kind === '' ? 'your own' : `your ${slot.kind}`}`,
    };
  },
});
