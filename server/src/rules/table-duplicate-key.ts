/** Two rows of a table that are about the same thing. */

import type { Row } from '../blocks/block.ts';
import { holdsPlaceholder } from '../spec/place.ts';
import type { Section, SpecTable } from '../spec/section.ts';
import { valueKey } from '../template/key.ts';
import type { Template } from '../template/template.ts';
import { memo } from '../text/memo.ts';
import { sectionRule } from './rule.ts';

export const tableDuplicateKey = sectionRule({
  id: 'table-duplicate-key',
  title: 'Row twice',
  why: 'Two rows of one name contradict each other, or one of them was copied and not finished.',
  severity: 'warning',
  needs: 'tables',
  examples: [
    {
      bad: '### Feature Flags\n\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n| `search_save` | Saving | OFF | 10% |\n| ‹search_save› | Listing | OFF | 50% |',
      good: '### Feature Flags\n\n| Flag | Purpose | Default | Rollout |\n|---|---|---|---|\n| `search_save` | Saving | OFF | 10% |\n| search_list | Listing | OFF | 50% |',
    },
    {
      bad: '### Field List\n\n| Table | Field |\n|---|---|\n| search | id |\n| search | name |\n| ‹search› | id |',
      good: '### Field List\n\n| Table | Field |\n|---|---|\n| search | id |\n| tag | id |\n| ~~tag~~ | ~~id~~ |\n| … | … |\n| … | … |',
      template:
        '# Plan\n\n### Field List\n\n<!-- handoff: table\nkey: Table, Field\n-->\n| Table | Field |\n|---|---|\n| [table] | [field] |\n',
    },
  ],
  *check(section) {
    for (const table of section.tables) {
      const columns = [...table.columns.keys()].filter(i => table.columns[i]!.slot?.isKey);
      const first = new Map<string, Row>();
      for (const row of columns.length > 0 ? table.table.rows : []) {
        const key = keyOf(section, row, columns);
        if (key === undefined) continue;
        const before = first.get(key);
        if (!before) first.set(key, row);
        else yield finding(section, { table, column: columns[0]! }, [before, row]);
      }
    }
  },
});

function finding(
  { text }: Section,
  { table, column }: { table: SpecTable; column: number },
  [before, row]: readonly [Row, Row],
) {
  const { span } = row.cells[column]!;
  const value = text.slice(span.start, span.end);
  return {
    span,
    message: `Unexpected second row '${value}' in column '${table.columns[column]!.name}', expected one`,
    related: [{ span: before.cells[column]!.span, message: 'The first one is here' }],
  };
}

const namesNothing = memo(({ notApplicable }: Template) => new Set(notApplicable.map(valueKey)));

/** Absent for a row that names nothing: blank, open, struck out, a dash, or indented below the one before it. */
function keyOf(section: Section, row: Row, columns: readonly number[]): string | undefined {
  const keys: string[] = [];
  for (const column of columns) {
    const cell = row.cells[column];
    if (!cell || holdsPlaceholder(section, cell.span)) return undefined;
    const raw = section.text.slice(cell.span.start, cell.span.end);
    const key = valueKey(raw);
    if (raw.startsWith('~~') || !/^[\p{L}\p{N}/<>={}([_$@#.]/u.test(key) || key.startsWith('...'))
      return undefined;
    if (namesNothing(section.template).has(key)) return undefined;
    keys.push(key);
  }
  return keys.length === 1 ? keys[0] : JSON.stringify(keys);
}
