/** A row of the field definitions that says NULL of a column that may not be, or NOT NULL of one that may. */

import { isNotNull } from '../notations/sql/schema.ts';
import {
  type Directions,
  inDocument,
  type PlacedColumn,
  pairsThat,
  repairsOf,
} from '../spec/defined-column.ts';
import { insertAt, replace } from '../text/edit.ts';
import { specRule } from './rule.ts';

const head = '### New Entities\n\n#### `Order`\n\n';
const fields = '| Field | Type | Constraints | Description |\n|---|---|---|---|\n';

export const dataFieldNullability = specRule({
  id: 'data-field-nullability',
  title: 'NULL and NOT NULL contradict',
  why: 'Code that trusts the table writes a null that the database refuses, or never handles one that it allows.',
  severity: 'error',
  reads: ['entity', ''],
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  note TEXT,\n  buyer UUID NOT NULL\n);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n| note | TEXT | ‹NOT NULL› | A remark |\n| buyer | UUID | FK, ‹NULL› | Who ordered |\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  note TEXT,\n  buyer UUID NOT NULL,\n  state TEXT NOT NULL DEFAULT 'new',\n  number BIGSERIAL\n);\n\`\`\`\n\n${fields}| id | UUID | PK, NOT NULL | Identifies it |\n| note | TEXT | NULL | A remark |\n| buyer | UUID | | Who ordered |\n| state | TEXT | Optional | Where it is |\n| number | BIGINT | NOT NULL | Its number |\n`,
    },
  ],
  *check(spec) {
    for (const pair of differing(spec)) {
      const { definition, column } = pair;
      const said = definition.said!.nullable!;
      const [wrong, right] = said.isNullable ? ['NULL', 'NOT NULL'] : ['NOT NULL', 'NULL'];
      yield {
        span: inDocument(pair, said.span),
        message: `Unexpected ${wrong} of '${definition.name}', expected ${right} as in CREATE TABLE`,
        related: [{ span: inDocument(pair, column.span), message: `The SQL makes it ${right}` }],
        suggestions: repairsOf(spec, pair, directions(pair, right)),
      };
    }
  },
});

/** True where both sides are certain; "optional" may mean that a default stands in. */
const differing = pairsThat(({ definition, column, table }) => {
  const said = definition.said?.nullable;
  if (!said || !definition.constraints) return false;
  const offset = said.span.start - definition.constraints.span.start;
  const words = definition.constraints.raw.slice(offset, offset + said.span.end - said.span.start);
  if (!/null|^nn$/i.test(words) || column.generated) return false;
  return said.isNullable === isNotNull(column, table.constraints);
});

function directions({ definition, column, table }: PlacedColumn, right: string): Directions {
  const said = definition.said!.nullable!;
  const row = replace(said.span, right);
  const isFree = column.autoIncrement || !column.type;
  const isKey =
    column.primaryKey ||
    table.constraints.some(
      c => c.kind === 'primary-key' && isNotNull({ ...column, nullable: undefined }, [c]),
    );
  if (isFree || isKey) return { row };
  const wanted = said.isNullable ? 'NULL' : 'NOT NULL';
  if (column.nullable) return { row, ddl: replace(column.nullable.span, wanted) };
  return { row, ddl: insertAt(column.type!.span.end, ` ${wanted}`) };
}
