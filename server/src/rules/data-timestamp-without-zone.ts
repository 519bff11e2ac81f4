/** A moment stored without a time zone. */

import { entityOf } from '../spec/entity.ts';
import { replace } from '../text/edit.ts';
import { sectionRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';

export const dataTimestampWithoutZone = sectionRule({
  id: 'data-timestamp-without-zone',
  title: 'TIMESTAMP without a time zone',
  why: 'Servers and sessions in different zones read the same value as different moments.',
  severity: 'hint',
  kinds: ['entity'],
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),\n  paid_at ‹TIMESTAMP› NOT NULL\n);\n\`\`\`\n\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),\n  paid_at TIMESTAMPTZ NOT NULL,\n  sent_at TIMESTAMP WITH TIME ZONE\n);\n\`\`\`\n\n`,
    },
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id SERIAL PRIMARY KEY,\n  paid_at ‹TIMESTAMP WITHOUT TIME ZONE›\n);\n\`\`\`\n\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id BIGINT AUTO_INCREMENT PRIMARY KEY,\n  paid_at TIMESTAMP\n);\n\`\`\`\n\n`,
    },
  ],
  *check(section) {
    for (const { block, columns } of entityOf(section).tables) {
      // Only PostgreSQL has both.
      if (block.sql.dialect !== 'postgres') continue;
      for (const { type, name } of columns)
        if (type && /^timestamp(?:\s*\(\d\))?(?:\s+without\s+time\s+zone)?$/i.test(type.text))
          yield {
            span: type.span,
            message: `Unexpected ${type.text.toUpperCase()} of '${name.name}', expected TIMESTAMPTZ`,
            suggestions: [
              { title: 'Replace with `TIMESTAMPTZ`', edits: [replace(type.span, 'TIMESTAMPTZ')] },
            ],
          };
    }
  },
});
