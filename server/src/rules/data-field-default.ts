/** A default in the field definitions that is not the one the column is created with. */

import { defaultKey } from '../spec/default-value.ts';
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

export const dataFieldDefault = specRule({
  id: 'data-field-default',
  title: 'Defaults of a column differ',
  why: 'A row that leaves the column out starts with another value than its readers expect.',
  severity: 'error',
  reads: ['entity', ''],
  readsFences: true,
  examples: [
    {
      bad: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY,\n  state TEXT DEFAULT 'new',\n  tries INTEGER\n);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n| state | TEXT | DEFAULT ‹'open'› | Where it is |\n| tries | INTEGER | DEFAULT ‹0› | How often |\n`,
      good: `${head}\`\`\`sql\nCREATE TABLE orders (\n  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),\n  state TEXT DEFAULT 'new'::text,\n  tries INTEGER DEFAULT 0,\n  made TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,\n  number BIGSERIAL,\n  note TEXT\n);\n\`\`\`\n\n${fields}| id | UUID | PK | Identifies it |\n| state | TEXT | DEFAULT new | Where it is |\n| tries | INTEGER | DEFAULT '0' | How often |\n| made | TIMESTAMPTZ | DEFAULT now() | When |\n| number | BIGINT | DEFAULT the next number | Its number |\n| note | TEXT | DEFAULT NULL | A remark |\n`,
    },
  ],
  *check(spec) {
    for (const pair of differing(spec)) {
      const { definition, column } = pair;
      const said = definition.said!.default!;
      const made = column.default;
      yield {
        span: inDocument(pair, said.span),
        message: `Unexpected default ${said.text} of '${definition.name}', expected ${made?.text ?? 'none'} as in CREATE TABLE`,
        related: [
          {
            span: inDocument(pair, made?.span ?? column.span),
            message: made ? `The SQL says DEFAULT ${made.text}` : 'The SQL has no default',
          },
        ],
        suggestions: repairsOf(spec, pair, directions(pair)),
      };
    }
  },
});

const differing = pairsThat(({ definition, column }) => {
  const said = definition.said?.default;
  const key = said && defaultKey(said.text);
  if (key === undefined || column.generated || column.autoIncrement) return false;
  if (!column.default) return key !== 'value null';
  const made = defaultKey(column.default.text);
  return made !== undefined && made !== key;
});

function directions({ definition, column }: PlacedColumn): Directions {
  const said = definition.said!.default!;
  // What was written as a plain word stands for a string.
  const isWord = /^[a-z][\w-]*$/.test(said.text) && !/^(?:true|false|null|now)$/.test(said.text);
  const wanted = isWord ? `'${said.text}'` : said.text;
  if (column.default)
    return { row: replace(said.span, column.default.text), ddl: replace(column.default.span, wanted) };
  const at = column.nullable?.span.end ?? column.type?.span.end;
  return at === undefined ? {} : { ddl: insertAt(at, ` DEFAULT ${wanted}`) };
}
