/** A cell that must say something and does not. */

import type { Row } from '../blocks/block.ts';
import { tracksQuestion } from '../spec/questions.ts';
import type { Section } from '../spec/section.ts';
import type { Span } from '../text/span.ts';
import { gate, sectionRule } from './rule.ts';

const questions = '## Open Questions\n\n| Question | Owner | Due | Status |\n|---|---|---|---|\n';

export const tableCellEmpty = sectionRule({
  id: 'table-cell-empty',
  title: 'Table cell empty',
  why: 'An empty cell may mean nothing, unknown or forgotten; a dash or a word says which.',
  severity: gate({ Draft: 'off', 'In Review': 'warning', Approved: 'error' }),
  needs: 'tables',
  examples: [
    {
      bad: '### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n| Errors above 5% |‹  ›| Ana |',
      good: '### Rollback Plan\n\n| Trigger | Action | Owner |\n|---|---|---|\n| Errors above 5% | Flag off | - |',
    },
    {
      bad: '### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| **Server** | | |\n| API ‹||› Stores searches |',
      good: '### Component Changes\n\n| Component | Change Type | Description |\n|---|---|---|\n| | | |\n| API | New | Stores searches |',
    },
    {
      bad: `${questions}|‹  ›| Ana | | |\n|‹  ›| | 2026-10-30 | Open |`,
      good: `${questions}| How long is a search kept? | | | |`,
    },
  ],
  *check(section) {
    for (const table of section.tables)
      for (const row of table.slot ? table.table.rows : []) {
        // In a row of another width the cells may belong to other columns.
        if (row.cells.length !== table.columns.length || isBlankOrTitle(section, row)) continue;
        for (const [i, column] of table.columns.entries()) {
          const cell = row.cells[i];
          if (!cell || !column.slot || column.slot.optional || cell.span.start < cell.span.end) continue;
          // The rules on questions know whether it matters, and report it at the question.
          if (tracksQuestion(section, column.slot)) continue;
          yield {
            span: gapOf(section, row, cell.span.start),
            message: `Cell '${column.name}' is empty, expected a value or a dash`,
          };
        }
      }
  },
});

/** Nothing at all, or one bold cell that heads the rows below it. */
function isBlankOrTitle({ text }: Section, { cells }: Row): boolean {
  const filled = cells.filter(c => c.span.start < c.span.end);
  if (filled.length === 0) return true;
  const [only] = filled;
  return (
    filled.length === 1 &&
    cells.length > 2 &&
    /^(?:\*\*|__)/.test(text.slice(only!.span.start, only!.span.end))
  );
}

/** The blanks between the two pipes, or the pipes where there is no blank. */
function gapOf({ text }: Section, { span }: Row, at: number): Span {
  let start = at;
  let end = at;
  while (start > span.start && /[ \t]/.test(text.charAt(start - 1))) start--;
  while (end < span.end && /[ \t]/.test(text.charAt(end))) end++;
  return start < end
    ? { start, end }
    : { start: Math.max(span.start, start - 1), end: Math.min(span.end, end + 1) };
}
