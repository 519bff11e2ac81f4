/** A table that two specifications create. */

import { filesOf } from '../library/others.ts';
import { mentionsOf } from '../library/section-mentions.ts';
import { elsewhere, specRule, strings } from './rule.ts';

const entity = (sql: string): string =>
  `### New Entities\n\n#### \`SavedSearch\`\n\n\`\`\`sql\n${sql}\n\`\`\`\n`;

export const tableCreatedTwice = specRule({
  id: 'table-created-twice',
  title: 'Table that two specifications create',
  why: 'The migration that comes second fails, or two features write into one table without knowing of each other.',
  severity: 'warning',
  reads: ['entity', 'migration'],
  options: {
    allow: strings('Tables that every service has for itself.', [
      'outbox',
      'outbox_event',
      'outbox_events',
      'inbox',
      'idempotency_key',
      'idempotency_keys',
    ]),
  },
  acrossFiles: true,
  examples: [
    {
      bad: entity('CREATE TABLE ‹saved_search› (id UUID PRIMARY KEY, name TEXT NOT NULL);'),
      good: entity(
        'ALTER TABLE saved_search ADD COLUMN name TEXT;\nCREATE TABLE IF NOT EXISTS saved_search (id UUID PRIMARY KEY);\nCREATE TABLE outbox (id UUID PRIMARY KEY);\nCREATE TABLE archive.saved_search (id UUID PRIMARY KEY);',
      ),
      others: {
        'tech-042.md': entity(
          'CREATE TABLE saved_search (id UUID PRIMARY KEY);\nCREATE TABLE outbox (id UUID PRIMARY KEY);',
        ),
      },
    },
  ],
  *check(spec, { allow }, { library }) {
    if (!library) return;
    const seen = new Set<string>();
    for (const { mention, span } of mentionsOf(spec, 'table')) {
      // An entity and its migration are one table.
      if (allow.includes(mention.key) || seen.has(mention.key)) continue;
      seen.add(mention.key);
      const others = library.mentions('table', mention.key);
      if (others.length === 0) continue;
      yield {
        span,
        message: `The table '${mention.name}' is created in ${filesOf(others)}, too, expected one of them to alter it`,
        related: others.slice(0, 3).map(m => elsewhere(m, 'Created here as well')),
      };
    }
  },
});
