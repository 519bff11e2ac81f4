/** A table of the template that has a header and no row. */

import { insertAt } from '../text/edit.ts';
import { lineEndOf, withLineEnds } from '../text/lines.ts';
import { gate, sectionRule } from './rule.ts';

export const tableRowsMissing = sectionRule({
  id: 'table-rows-missing',
  title: 'Table without rows',
  why: 'A header alone says that something belongs here and not what. Where there is nothing, say why in words.',
  severity: gate({ Draft: 'info', 'In Review': 'warning', Approved: 'error' }),
  needs: 'tables',
  examples: [
    {
      bad: '### Rollback Plan\n\n‹| Trigger | Action | Owner |›\n|---|---|---|\n',
      good: '### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n| Error rate > 2% | Switch off `export_csv` | Ann |\n',
    },
    {
      bad: '### Integration Tests\n\n‹| Scenario | Systems | Data Setup |›\n|---|---|---|\n\nTo be written.\n',
      good: '## Open Questions\n\n| Question | Owner | Due | Status |\n|---|---|---|---|\n',
    },
  ],
  *check({ tables, text }) {
    for (const { table, slot } of tables) {
      if (!slot || slot.optional || table.rows.length > 0) continue;
      const row = slot.text.split('\n')[2];
      const newText = withLineEnds(`\n${row}`, lineEndOf(text));
      yield {
        span: table.header.span,
        message: `Table has no rows, expected ${slot.columns.map(c => c.name).join(' | ')}`,
        ...(row === undefined || table.header.cells.length !== slot.columns.length
          ? {}
          : {
              fix: {
                title: "Insert the template's row",
                edits: [insertAt(table.delimiter.span.end, newText)],
                scaffold: true,
              },
            }),
      };
    }
  },
});
