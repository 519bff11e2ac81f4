/** A row of the field definitions that calls a column unique that the SQL does not make unique. */

import { keyOf } from '../notations/sql/model.ts';
import { isKey } from '../notations/sql/schema.ts';
import { inDocument, pairsThat, repairsOf } from '../spec/defined-column.ts';
import { insertAt } from '../text/edit.ts';
import { specRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';
const fields = '| Field | Type | Constraints | Description |\n|---|---|---|---|\n';

export const dataFieldUnique = specRule({
  id: 'data-field-unique',
  title: 'UNIQUE is not in the SQL',
  why: 'Nothing keeps duplicates out if only the document calls a column unique.',
  severity: 'error',
  reads: ['entity', ''],
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE account (\n  id UUID PRIMARY KEY,\n  email TEXT NOT NULL\n);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n| email | TEXT | NOT NULL, ‹UNIQUE› | Where to write to |\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE account (\n  id UUID PRIMARY KEY,\n  email TEXT NOT NULL,\n  phone TEXT UNIQUE,\n  tenant UUID,\n  number INT,\n  UNIQUE (tenant, number)\n);\nCREATE UNIQUE INDEX account_email ON account(lower(email));\n\`\`\`\n\n${fields}| id | UUID | PK, UNIQUE | Identifies it |\n| email | TEXT | UNIQUE | Where to write to |\n| phone | TEXT | UNIQUE | Where to call |\n| tenant | UUID | NOT NULL | Whose it is |\n| number | INT | UNIQUE per tenant | Its number |\n`,
    },
  ],
  *check(spec) {
    for (const pair of differing(spec)) {
      const { definition, column } = pair;
      const at = column.nullable?.span.end ?? column.type?.span.end;
      yield {
        span: inDocument(pair, definition.said!.unique!),
        message: `Unexpected UNIQUE of '${definition.name}', expected no more than CREATE TABLE and its indexes say`,
        related: [{ span: inDocument(pair, column.span), message: 'Nothing here makes it unique' }],
        suggestions: at === undefined ? [] : repairsOf(spec, pair, { ddl: insertAt(at, ' UNIQUE') }),
      };
    }
  },
});

const differing = pairsThat(({ definition, column, table }) => {
  const key = keyOf(column.name);
  if (!definition.said?.unique || !table.isComplete || column.unique || isKey(column, table.constraints))
    return false;
  const inConstraint = table.constraints.some(
    c => c.kind === 'unique' && c.columns.some(n => keyOf(n) === key),
  );
  // An expression such as lower(email) may well be about it.
  const inIndex = table.indexes.some(
    i => i.isUnique && i.columns.some(c => !c.name || keyOf(c.name) === key),
  );
  return !inConstraint && !inIndex;
});
