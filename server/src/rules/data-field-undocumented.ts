/** A column that is created and not defined in the table below. */

import type { Column } from '../notations/sql/model.ts';
import { columnKey } from '../spec/definition.ts';
import { type EntityDefinitions, entityOf } from '../spec/entity.ts';
import { definitionRow, undocumentedColumns } from '../spec/field-rows.ts';
import { sectionRule, strings } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';
const fields = '| Field | Type | Constraints | Description |\n|---|---|---|---|\n';

export const dataFieldUndocumented = sectionRule({
  id: 'data-field-undocumented',
  title: 'Column without a definition',
  why: 'A column that nobody explained is filled by guesswork.',
  severity: 'warning',
  kinds: ['entity'],
  options: {
    ignore: strings('Columns that need no definition, as long as none of them has one.', [
      'created_at',
      'updated_at',
      'deleted_at',
      'created_by',
      'updated_by',
    ]),
  },
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  ‹state› TEXT NOT NULL\n);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  "paidAt" TIMESTAMPTZ,\n  min INT,\n  max INT,\n  created_at TIMESTAMPTZ,\n  updated_at TIMESTAMPTZ\n);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n| paid_at | TIMESTAMPTZ | NULL | When it was paid |\n| min / max | INT | NULL | Its limits |\n`,
    },
  ],
  *check(section, { ignore }) {
    const { definitions } = entityOf(section);
    for (const own of definitions) {
      if (!own.of || definitions.some(d => d !== own && d.of === own.of)) continue;
      for (const column of undocumented(own, ignore)) {
        const name = column.name.name;
        yield {
          span: column.name.span,
          message: `Unexpected column '${name}' without a row, expected one in the field definitions`,
          related: [{ span: own.table.table.header.span, message: `'${name}' is not defined here` }],
          suggestions: [
            {
              title: `Add \`${name}\` to the field definitions`,
              edits: [definitionRow(section, own, column)],
              scaffold: true,
            },
          ],
        };
      }
    }
  },
});

/** Without a row, and none of those that need none. */
function undocumented(own: EntityDefinitions, ignore: readonly string[]): readonly Column[] {
  const isPlain = ({ name }: Column): boolean => ignore.includes(name.name.toLowerCase());
  const isUsual = own.of!.columns.every(c => !isPlain(c) || !own.mentioned.has(columnKey(c.name.name)));
  return undocumentedColumns(own).filter(c => !isUsual || !isPlain(c));
}
