/** A row of the field definitions for a column that the SQL does not create. */

import { readConstraints } from '../notations/sql/cell.ts';
import { toCreateTable } from '../notations/sql/ddl.ts';
import type { Definition } from '../spec/definition.ts';
import { type EntityTable, entityOf } from '../spec/entity.ts';
import { unmatchedNames } from '../spec/field-rows.ts';
import type { Section } from '../spec/section.ts';
import { insertAt, replace } from '../text/edit.ts';
import { lineEndOf, lineStart } from '../text/lines.ts';
import { type Finding, type Repair, sectionRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';
const fields = '| Field | Type | Constraints | Description |\n|---|---|---|---|\n';

export const dataFieldNotInSql = sectionRule({
  id: 'data-field-not-in-sql',
  title: 'Defined column is not created',
  why: 'Code written by the table asks for a column that the database does not have.',
  severity: 'error',
  kinds: ['entity'],
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  reviewer_id UUID\n);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n| ‹reviewr_id› | UUID | NULL | Who looked at it |\n| ‹state› | TEXT | NOT NULL | Where it is |\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  "reviewerId" UUID\n);\n\`\`\`\n\n${fields}| \`id\` | UUID | PK | Identifies it |\n| orders.reviewer_id | UUID | NULL | Who looked at it |\n| *all others* | | | See the wiki |\n`,
    },
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  buyer UUID\n);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n| ‹seller› | UUID | FK → account | Who sold it |\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  ...\n);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n| seller | UUID | NULL | Who sold it |\n`,
    },
  ],
  *check(section) {
    for (const own of entityOf(section).definitions)
      for (const { definition, near } of unmatchedNames(own)) {
        const { name, nameSpan } = definition;
        const finding: Finding = near
          ? {
              span: nameSpan,
              message: `Unexpected field '${name}', did you mean '${near.name.name}'?`,
              related: [{ span: near.name.span, message: 'The column is created here' }],
              fix: { title: `Rename to \`${near.name.name}\``, edits: [replace(nameSpan, near.name.name)] },
            }
          : {
              span: nameSpan,
              message: `Unexpected field '${name}', expected a column of '${own.of!.name.name}'`,
              related: [
                { span: own.of!.name.span, message: `'${own.of!.name.name}' has no column '${name}'` },
              ],
              suggestions: addColumn(section, own.of!, definition),
            };
        yield finding;
      }
  },
});

/** The column at the end of the list, as the row says; only where the row has a type. */
function addColumn(section: Section, table: EntityTable, { name, type, constraints }: Definition): Repair[] {
  const last = table.statement.columns.at(-1);
  const own = constraints?.text ?? '';
  if (!last || !type || readConstraints(own).primaryKey) return [];
  const { text } = section;
  const written = toCreateTable('t', [{ name, type: type.text, constraints: own }]);
  const line = /\n {2}(.*)\n/.exec(written)?.[1];
  if (line === undefined) return [];
  const indent = /^\s*/.exec(text.slice(lineStart(text, last.span.start), last.span.start))![0];
  const edits = [insertAt(last.span.end, `,${lineEndOf(text)}${indent}${line}`)];
  return [{ title: `Add \`${name}\` to CREATE TABLE`, edits }];
}
